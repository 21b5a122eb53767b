#include "core/store/settingsfile.h"

#include "core/base/files.h"
#include "core/base/jsonreader.h"
#include "core/base/names.h"
#include "core/council/counciljson.h"

#include <QDir>
#include <QSet>

#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array SourceNames{Named<KeySource>{KeySource::None, "none"_L1},
                                 Named<KeySource>{KeySource::KeyRing, "key_ring"_L1},
                                 Named<KeySource>{KeySource::Memory, "memory"_L1},
                                 Named<KeySource>{KeySource::Variable, "variable"_L1},
                                 Named<KeySource>{KeySource::File, "file"_L1}};

QJsonObject toJson(const EndpointAccount &account)
{
    QJsonObject json = toJson(account.endpoint);
    // Always written: they must win over fields of that name that came along in a stranger's file.
    json[u"key_source"_s] = nameOf(SourceNames, account.keySource);
    json[u"key_variable"_s] = account.keyVariable;
    return json;
}

KeySource readSource(JsonReader &json, const QString &variable)
{
    if (!json.has(u"key_source"_s)) // as it was before there were others
        return variable.isEmpty() ? KeySource::None : KeySource::Variable;
    const auto source = valueOf(SourceNames, json.text(u"key_source"_s));
    if (!source)
        json.reject(u"key_source"_s, u"is not a known place for a key"_s);
    return source.value_or(KeySource::None);
}

EndpointAccount readAccount(JsonReader &json)
{
    EndpointAccount account;
    account.keyVariable = json.text(u"key_variable"_s);
    account.keySource = readSource(json, account.keyVariable);
    account.endpoint = readEndpoint(json);
    if (account.endpoint.id.isNull())
        account.endpoint.id = EndpointId::create();
    return account;
}

QJsonObject toJson(const Settings &settings)
{
    QJsonArray endpoints;
    for (const EndpointAccount &account : settings.endpoints)
        endpoints.append(toJson(account));
    QJsonArray councils;
    for (const Council &council : settings.councils)
        councils.append(toJson(council));
    QJsonObject json = settings.unread;
    json[u"version"_s] = 1;
    json[u"endpoints"_s] = endpoints;
    json[u"councils"_s] = councils;
    json[u"council"_s] =
        settings.council.isNull() ? QJsonValue() : QJsonValue(settings.council.toString());
    json[u"theme"_s] = settings.theme;
    json[u"high_contrast"_s] = settings.highContrast;
    json[u"tell_when_done"_s] = settings.tellWhenDone;
    json[u"blind"_s] = settings.blind;
    if (settings.spendingLimit)
        json[u"spending_limit_usd"_s] = *settings.spendingLimit;
    json[u"text_size_step"_s] = settings.textSizeStep;
    json[u"layout"_s] = settings.layout;
    json[u"show_history"_s] = settings.showsHistory;
    json[u"window_geometry"_s] = QString::fromLatin1(settings.windowGeometry.toBase64());
    json[u"history_width"_s] = settings.historyWidth;
    return json;
}

Settings readSettings(JsonReader &json)
{
    Settings settings;
    json.expectVersion(1);
    QSet<EndpointId> ids;
    json.children(u"endpoints"_s, [&](JsonReader &child) {
        const EndpointAccount account = readAccount(child);
        // Keys are kept by id: two endpoints that share one would share the key.
        if (ids.contains(account.endpoint.id))
            child.reject(u"id"_s, u"is used twice"_s);
        ids.insert(account.endpoint.id);
        settings.endpoints.append(account);
    });
    json.children(u"councils"_s, [&](JsonReader &child) {
        settings.councils.append(readCouncil(child));
        if (settings.councils.constLast().id.isNull())
            settings.councils.last().id = CouncilId::create();
    });
    settings.council = CouncilId::fromString(json.text(u"council"_s));
    if (json.has(u"theme"_s))
        settings.theme = json.text(u"theme"_s);
    settings.highContrast = json.flag(u"high_contrast"_s, settings.highContrast);
    settings.tellWhenDone = json.flag(u"tell_when_done"_s, settings.tellWhenDone);
    settings.blind = json.flag(u"blind"_s, settings.blind);
    settings.spendingLimit = json.number(u"spending_limit_usd"_s);
    if (settings.spendingLimit && *settings.spendingLimit < 0)
        json.reject(u"spending_limit_usd"_s, u"must be 0 or more"_s);
    settings.textSizeStep = json.integer(u"text_size_step"_s, settings.textSizeStep);
    if (json.has(u"layout"_s))
        settings.layout = json.text(u"layout"_s);
    settings.showsHistory = json.flag(u"show_history"_s, settings.showsHistory);
    settings.windowGeometry = QByteArray::fromBase64(json.text(u"window_geometry"_s).toLatin1());
    settings.historyWidth = json.integer(u"history_width"_s, settings.historyWidth);
    settings.unread = json.unread();
    return settings;
}

QString fileIn(const QString &directory)
{
    return QDir(directory).absoluteFilePath(u"settings.json"_s);
}

} // namespace

Result<Settings> loadSettings(const QString &directory)
{
    constexpr qint64 Limit = 16 << 20;
    const QString path = fileIn(directory);
    if (!QFileInfo::exists(path))
        return Settings{};
    const Result<QByteArray> bytes = readFile(path, Limit);
    if (!bytes)
        return bytes.error();
    const Result<QJsonObject> object = parseJsonObject(*bytes);
    if (!object)
        return fileError(path, object.error().message);
    JsonReader json(*object);
    const Settings settings = readSettings(json);
    if (!json.problem().isEmpty())
        return fileError(path, json.problem());
    return settings;
}

Done saveSettings(const Settings &settings, const QString &directory)
{
    if (!makePrivateDirectory(directory))
        return fileError(directory, u"cannot be made a directory"_s);
    return saveFile(fileIn(directory), jsonBytes(toJson(settings)), Access::OwnerOnly);
}

} // namespace Conclave
