#include "core/import/librechat.h"

#include "core/import/foreignjson.h"

#include <QJsonArray>

#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Some texts stand in an object of their own.
QString wordsOf(const QJsonValue &text)
{
    return text.toString(text["value"_L1].toString());
}

void readPart(ForeignMessage &message, const QJsonValue &part, Omissions &omissions)
{
    const QString type = part["type"_L1].toString();
    if (type == "text"_L1) {
        addParagraph(message.text, wordsOf(part["text"_L1]));
    } else if (type == "think"_L1) {
        addParagraph(message.reasoning, wordsOf(part["think"_L1]));
    } else if (type == "error"_L1) {
        message.error = wordsOf(part["error"_L1]);
    } else if (type == "tool_call"_L1) {
        ++omissions[Omission::Tool];
    } else if (type.startsWith("image"_L1)) {
        ++omissions[Omission::Image];
        addParagraph(message.text, placeholder(u"image"_s));
    } else {
        ++omissions[Omission::UnknownPart];
    }
}

void readFiles(ForeignMessage &message, const QJsonArray &files, Omissions &omissions)
{
    for (const QJsonValue &file : files) {
        const bool isImage = file["type"_L1].toString().startsWith("image/"_L1);
        ++omissions[isImage ? Omission::Image : Omission::Attachment];
        addParagraph(message.text,
                     placeholder(isImage ? u"image"_s : u"file"_s, file["filename"_L1].toString()));
    }
}

void readAnswer(ForeignMessage &message, const QJsonValue &json)
{
    message.role = ForeignMessage::Role::Assistant;
    const QString model = json["model"_L1].toString();
    // An agent's model is a number that tells nobody anything; its name is the sender's.
    message.model =
        model.isEmpty() || model.startsWith("agent_"_L1) ? json["sender"_L1].toString() : model;
    if (json["error"_L1].toBool() && message.error.isEmpty())
        message.error = std::exchange(message.text, {});
    if (json["unfinished"_L1].toBool())
        message.notice = Notice::Interrupted;
    else if (json["finish_reason"_L1] == "length"_L1)
        message.notice = Notice::Length;
    if (message.notice != Notice::None)
        message.status = AnswerStatus::Partial;
    if (!message.error.isEmpty())
        message.status = message.text.isEmpty() ? AnswerStatus::Failed : AnswerStatus::Partial;
}

ForeignMessage readMessage(const QJsonValue &json, Omissions &omissions)
{
    ForeignMessage message;
    message.id = json["messageId"_L1].toString();
    message.parent = json["parentMessageId"_L1].toString();
    message.at = foreignInstant(json["createdAt"_L1]);
    const QJsonArray parts = json["content"_L1].toArray();
    for (const QJsonValue &part : parts)
        readPart(message, part, omissions);
    if (message.text.isEmpty())
        message.text = json["text"_L1].toString();
    readFiles(message, json["files"_L1].toArray(), omissions);
    if (json["isCreatedByUser"_L1].toBool())
        message.role = ForeignMessage::Role::User;
    else
        readAnswer(message, json);
    return message;
}

void readTree(ForeignConversation &conversation, const QJsonArray &roots, Omissions &omissions)
{
    struct Open
    {
        QJsonArray siblings;
        qsizetype next = 0;
        QString parent;
    };
    QList<Open> open{{roots, 0, {}}};
    while (!open.isEmpty()) {
        Open &level = open.last();
        if (level.next == level.siblings.size()) {
            open.removeLast();
            continue;
        }
        const QJsonValue json = level.siblings.at(level.next++);
        ForeignMessage message = readMessage(json, omissions);
        message.parent = level.parent;
        if (message.id.isEmpty())
            message.id = u"#%1"_s.arg(conversation.messages.size());
        conversation.messages.append(message);
        open.append({json["children"_L1].toArray(), 0, message.id});
    }
}

} // namespace

ForeignConversation libreChatConversation(const QJsonObject &json, Omissions &omissions)
{
    ForeignConversation conversation;
    conversation.format = ImportFormat::LibreChat;
    conversation.id = json["conversationId"_L1].toString();
    conversation.title = json["title"_L1].toString();
    const QJsonValue options = json["options"_L1];
    conversation.model = options["model"_L1].toString();
    conversation.role = options["promptPrefix"_L1].toString();
    const QJsonArray tree = json["messagesTree"_L1].toArray();
    if (!tree.isEmpty()) {
        readTree(conversation, tree, omissions);
        return conversation;
    }
    const QJsonArray messages = json["messages"_L1].toArray();
    for (const QJsonValue &message : messages) {
        if (message["children"_L1].isArray()) {
            readTree(conversation, messages, omissions);
            return conversation;
        }
        conversation.messages.append(readMessage(message, omissions));
    }
    conversation.complete();
    return conversation;
}

} // namespace Conclave
