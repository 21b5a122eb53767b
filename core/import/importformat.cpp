#include "core/import/importformat.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

std::optional<ImportFormat> importFormatOf(const QJsonObject &conversation)
{
    if (conversation["format"_L1] == "conclave-session"_L1)
        return ImportFormat::Conclave;
    if (conversation["mapping"_L1].isObject())
        return ImportFormat::ChatGpt;
    if (conversation["chat_messages"_L1].isArray())
        return ImportFormat::Claude;
    if (conversation["conversationId"_L1].isString() &&
        (conversation["messages"_L1].isArray() || conversation["messagesTree"_L1].isArray()))
        return ImportFormat::LibreChat;
    const QJsonObject chat = conversation["chat"_L1].toObject(conversation);
    if (chat["history"_L1]["messages"_L1].isObject())
        return ImportFormat::OpenWebUi;
    return {};
}

QString importFormatName(ImportFormat format)
{
    switch (format) {
    case ImportFormat::ChatGpt:
        return u"chatgpt"_s;
    case ImportFormat::Claude:
        return u"claude"_s;
    case ImportFormat::OpenWebUi:
        return u"openwebui"_s;
    case ImportFormat::LibreChat:
        return u"librechat"_s;
    case ImportFormat::Conclave:
        break;
    }
    return u"conclave"_s;
}

QString importFormatTitle(ImportFormat format)
{
    switch (format) {
    case ImportFormat::ChatGpt:
        return u"ChatGPT"_s;
    case ImportFormat::Claude:
        return u"Claude"_s;
    case ImportFormat::OpenWebUi:
        return u"Open WebUI"_s;
    case ImportFormat::LibreChat:
        return u"LibreChat"_s;
    case ImportFormat::Conclave:
        break;
    }
    return u"Conclave"_s;
}

} // namespace Conclave
