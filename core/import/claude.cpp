#include "core/import/claude.h"

#include "core/import/foreignjson.h"

#include <QJsonArray>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

void readBlock(ForeignMessage &message, const QJsonValue &block, Omissions &omissions)
{
    const QString type = block["type"_L1].toString();
    if (type == "text"_L1) {
        addParagraph(message.text, block["text"_L1].toString());
    } else if (type == "thinking"_L1) {
        addParagraph(message.reasoning, block["thinking"_L1].toString());
    } else if (type.startsWith("tool_"_L1)) {
        ++omissions[Omission::Tool];
    } else if (type == "image"_L1) {
        ++omissions[Omission::Image];
        addParagraph(message.text, placeholder(u"image"_s));
    } else if (type != "token_budget"_L1) { // a number for the model
        ++omissions[Omission::UnknownPart];
        addParagraph(message.text, block["text"_L1].toString());
    }
}

void readFiles(ForeignMessage &message, const QJsonArray &files, Omissions &omissions)
{
    for (const QJsonValue &file : files) {
        ++omissions[Omission::Attachment];
        addParagraph(message.text, placeholder(u"file"_s, file["file_name"_L1].toString()));
    }
}

ForeignMessage readMessage(const QJsonValue &json, Omissions &omissions)
{
    ForeignMessage message;
    message.id = json["uuid"_L1].toString();
    message.parent = json["parent_message_uuid"_L1].toString();
    message.at = foreignInstant(json["created_at"_L1]);
    const QString sender = json["sender"_L1].toString();
    if (sender == "human"_L1)
        message.role = ForeignMessage::Role::User;
    else if (sender == "assistant"_L1)
        message.role = ForeignMessage::Role::Assistant;
    else
        ++omissions[Omission::UnknownPart];
    const QJsonArray blocks = json["content"_L1].toArray();
    for (const QJsonValue &block : blocks)
        readBlock(message, block, omissions);
    if (message.text.isEmpty())
        message.text = json["text"_L1].toString();
    readFiles(message, json["attachments"_L1].toArray(), omissions);
    readFiles(message, json["files"_L1].toArray(), omissions);
    return message;
}

} // namespace

ForeignConversation claudeConversation(const QJsonObject &json, Omissions &omissions)
{
    ForeignConversation conversation;
    conversation.format = ImportFormat::Claude;
    conversation.id = json["uuid"_L1].toString();
    conversation.title = json["name"_L1].toString();
    conversation.created = foreignInstant(json["created_at"_L1]);
    conversation.model = json["model"_L1].toString();
    conversation.current = json["current_leaf_message_uuid"_L1].toString();
    const QJsonArray messages = json["chat_messages"_L1].toArray();
    for (const QJsonValue &message : messages)
        conversation.messages.append(readMessage(message, omissions));
    conversation.complete();
    return conversation;
}

} // namespace Conclave
