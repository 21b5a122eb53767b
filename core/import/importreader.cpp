#include "core/import/importreader.h"

#include "core/base/files.h"
#include "core/base/jsonreader.h"
#include "core/import/chatgpt.h"
#include "core/import/claude.h"
#include "core/import/foreignsession.h"
#include "core/import/librechat.h"
#include "core/import/openwebui.h"
#include "core/import/zipentry.h"
#include "core/session/sessionjson.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 PieceSize = 256 << 10;
constexpr QByteArrayView ZipMark("PK\3\4");

ForeignConversation
foreignConversation(ImportFormat format, const QJsonObject &json, Omissions &omissions)
{
    switch (format) {
    case ImportFormat::ChatGpt:
        return chatGptConversation(json, omissions);
    case ImportFormat::Claude:
        return claudeConversation(json, omissions);
    case ImportFormat::LibreChat:
        return libreChatConversation(json, omissions);
    case ImportFormat::OpenWebUi:
    case ImportFormat::Conclave:
        break;
    }
    return openWebUiConversation(json, omissions);
}

} // namespace

ImportReader::ImportReader(ImportDevices devices, std::shared_ptr<const std::atomic_bool> stop)
    : m_devices(std::move(devices))
    , m_stop(std::move(stop))
{
    for (const auto &device : std::as_const(m_devices))
        m_size += device->size();
}

std::optional<Session> ImportReader::next()
{
    while (!*m_stop) {
        if (m_waiting.isEmpty()) {
            if (!readMore())
                return {};
            continue;
        }
        if (std::optional<Session> session = sessionFrom(m_waiting.dequeue()))
            return session;
    }
    return {};
}

double ImportReader::progress() const
{
    return m_size > 0 ? std::min(1.0, double(m_readBytes) / double(m_size)) : 0;
}

/// False at the end.
bool ImportReader::readMore()
{
    if (m_devices.isEmpty())
        return false;
    const QByteArray piece = m_devices.constFirst()->read(PieceSize);
    m_readBytes += piece.size();
    m_waiting += m_splitter->feed(piece);
    if (piece.isEmpty() || m_splitter->isBroken())
        endDevice();
    return true;
}

void ImportReader::endDevice()
{
    m_devices.removeFirst();
    if (!m_splitter->isWhole())
        m_preview.isCut = true;
    if (m_splitter->tooLong() > 0)
        m_preview.omitted[Omission::TooLong] += m_splitter->tooLong();
    m_splitter.emplace();
}

std::optional<Session> ImportReader::sessionFrom(const QByteArray &json)
{
    const Result<QJsonObject> object = parseJsonObject(json);
    if (!object) {
        omit(Omission::BadConversation);
        return {};
    }
    std::optional<Session> session = read(*object, json);
    if (!session)
        return {};
    if (session->turns.isEmpty()) {
        omit(Omission::EmptyConversation);
        return {};
    }
    if (m_seen.contains(session->id)) {
        omit(Omission::Duplicate);
        return {};
    }
    m_seen.insert(session->id);
    m_preview.add(*session, m_format);
    return session;
}

std::optional<Session> ImportReader::read(const QJsonObject &json, const QByteArray &bytes)
{
    const std::optional<ImportFormat> format = importFormatOf(json);
    if (!format) {
        omit(Omission::UnknownConversation);
        return {};
    }
    m_format = *format;
    if (m_format != ImportFormat::Conclave)
        return sessionOf(foreignConversation(m_format, json, m_preview.omitted), m_preview.omitted);
    const Result<Session> session = sessionFromFile(bytes);
    if (!session) {
        omit(Omission::BadConversation);
        return {};
    }
    return *session;
}

Result<ImportDevices> openImport(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return fileError(path, u"is not a regular file"_s);
    const auto file = std::make_shared<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return fileError(path, file->errorString());
    if (file->peek(ZipMark.size()) == ZipMark)
        return zippedConversations(path);
    return ImportDevices{file};
}

Result<ImportPreview> previewImport(const QString &path,
                                    const std::shared_ptr<const std::atomic_bool> &stop)
{
    const Result<ImportDevices> devices = openImport(path);
    if (!devices)
        return devices.error();
    ImportReader reader(*devices, stop);
    while (reader.next())
        continue;
    if (*stop)
        return Error{.kind = Error::Kind::Cancelled};
    const ImportPreview &preview = reader.preview();
    const bool isKnown = preview.sessions > 0 ||
                         preview.omitted.contains(Omission::EmptyConversation) ||
                         preview.omitted.contains(Omission::TooLong);
    if (!isKnown)
        return fileError(path, u"has no conversations of a known kind"_s);
    return preview;
}

} // namespace Conclave
