#include "core/base/jsonreader.h"

#include <QJsonDocument>

#include <cmath>
#include <limits>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QByteArrayView ByteOrderMark("\xEF\xBB\xBF");
constexpr QByteArrayView EscapedMark("\\ufeff");

} // namespace

JsonReader::JsonReader(const QJsonObject &object, const QString &path)
    : JsonReader(object, path, std::make_shared<QString>())
{
}

JsonReader::JsonReader(const QJsonObject &object,
                       const QString &path,
                       std::shared_ptr<QString> problem)
    : m_object(object)
    , m_path(path)
    , m_problem(std::move(problem))
{
}

QString JsonReader::text(const QString &key, Need need)
{
    const QJsonValue value = take(key);
    if (!value.isString() && (need == Need::Required || !(value.isNull() || value.isUndefined())))
        reject(key, u"must be text"_s);
    return value.toString();
}

bool JsonReader::flag(const QString &key, bool fallback)
{
    const QJsonValue value = take(key);
    if (!value.isBool() && !value.isUndefined())
        reject(key, u"must be true or false"_s);
    return value.toBool(fallback);
}

int JsonReader::integer(const QString &key, int fallback)
{
    const std::optional<double> value = number(key);
    if (!value)
        return fallback;
    if (*value != std::floor(*value) || std::abs(*value) > std::numeric_limits<int>::max()) {
        reject(key, u"must be a whole number"_s);
        return fallback;
    }
    return int(*value);
}

std::optional<qint64> JsonReader::count(const QString &key)
{
    const std::optional<double> value = number(key);
    if (!value)
        return {};
    if (*value < 0 || *value != std::floor(*value) || *value > 9e15) {
        reject(key, u"must be a whole number, 0 or more"_s);
        return {};
    }
    return qint64(*value);
}

std::optional<double> JsonReader::number(const QString &key)
{
    const QJsonValue value = take(key);
    if (value.isDouble())
        return value.toDouble();
    if (!value.isNull() && !value.isUndefined())
        reject(key, u"must be a number or null"_s);
    return {};
}

QJsonObject JsonReader::object(const QString &key)
{
    const QJsonValue value = take(key);
    if (!value.isObject() && !value.isNull() && !value.isUndefined())
        reject(key, u"must be an object"_s);
    return value.toObject();
}

QJsonArray JsonReader::array(const QString &key)
{
    const QJsonValue value = take(key);
    if (!value.isArray() && !value.isNull() && !value.isUndefined())
        reject(key, u"must be a list"_s);
    return value.toArray();
}

bool JsonReader::has(const QString &key)
{
    const QJsonValue value = take(key);
    return !value.isNull() && !value.isUndefined();
}

void JsonReader::child(const QString &key, const std::function<void(JsonReader &)> &read)
{
    const bool present = has(key);
    const QJsonObject value = object(key);
    if (!present)
        return;
    JsonReader reader(value, pathOf(key), m_problem);
    read(reader);
}

void JsonReader::children(const QString &key, const std::function<void(JsonReader &)> &read)
{
    const QJsonArray values = array(key);
    for (qsizetype i = 0; i < values.size(); ++i) {
        const QString name = key % u'[' % QString::number(i) % u']';
        if (!values[i].isObject())
            reject(name, u"must be an object"_s);
        JsonReader reader(values[i].toObject(), pathOf(name), m_problem);
        read(reader);
    }
}

void JsonReader::expectFormat(QLatin1StringView format)
{
    if (text(u"format"_s) != format)
        reject(u"format"_s, u"is not \"%1\""_s.arg(format));
}

void JsonReader::expectVersion(int version)
{
    if (integer(u"version"_s, 0) != version)
        reject(u"version"_s,
               u"is not %1; a newer Conclave may have written this file"_s.arg(version));
}

void JsonReader::reject(const QString &key, const QString &what)
{
    if (m_problem->isEmpty())
        *m_problem = pathOf(key) % u": "_s % what;
}

QJsonObject JsonReader::unread() const
{
    QJsonObject rest;
    for (auto field = m_object.constBegin(); field != m_object.constEnd(); ++field) {
        if (!m_read.contains(field.key()))
            rest.insert(field.key(), field.value());
    }
    return rest;
}

QJsonValue JsonReader::take(const QString &key)
{
    m_read.insert(key);
    return m_object.value(key);
}

QString JsonReader::pathOf(const QString &key) const
{
    return m_path.isEmpty() ? key : QString(m_path % u'.' % key);
}

Result<QJsonObject> parseJsonObject(const QByteArray &bytes)
{
    // A mark at the very start belongs to the file. In texts and keys Qt would drop it or not,
    // depending on how it keeps them, unless escaped.
    QByteArray json = bytes;
    if (json.startsWith(ByteOrderMark))
        json.remove(0, ByteOrderMark.size());
    json.replace(ByteOrderMark, EscapedMark);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        const auto line = 1 + json.left(error.offset).count('\n');
        return Error{.kind = Error::Kind::BadFile,
                     .message = u"line %1: %2"_s.arg(line).arg(error.errorString())};
    }
    if (!document.isObject())
        return Error{.kind = Error::Kind::BadFile, .message = u"line 1: not a JSON object"_s};
    return document.object();
}

QByteArray jsonBytes(const QJsonObject &json)
{
    return QJsonDocument(json).toJson().replace(ByteOrderMark, EscapedMark);
}

QByteArray compactJsonBytes(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact).replace(ByteOrderMark, EscapedMark);
}

} // namespace Conclave
