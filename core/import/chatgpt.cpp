#include "core/import/chatgpt.h"

#include "core/import/foreignjson.h"

#include <QJsonArray>

#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QChar ReferenceBegins(0xE200);
constexpr QChar ReferenceEnds(0xE201);

bool isHidden(const QJsonObject &message)
{
    const QJsonValue weight = message["weight"_L1];
    return (weight.isDouble() && weight.toDouble() == 0) ||
           message["metadata"_L1]["is_visually_hidden_from_conversation"_L1].toBool();
}

/// A part of "multimodal_text".
QString partText(const QJsonValue &part, Omissions &omissions)
{
    if (part.isString())
        return part.toString();
    const QString type = part["content_type"_L1].toString();
    if (type == "audio_transcription"_L1)
        return part["text"_L1].toString();
    if (type == "image_asset_pointer"_L1) {
        ++omissions[Omission::Image];
        return placeholder(u"image"_s);
    }
    if (type.endsWith("asset_pointer"_L1)) {
        ++omissions[Omission::Attachment];
        return {}; // the transcription beside it has the words
    }
    ++omissions[Omission::UnknownPart];
    return part["text"_L1].toString();
}

QString partsText(const QJsonObject &content, Omissions &omissions)
{
    QString text;
    const QJsonArray parts = content["parts"_L1].toArray();
    for (const QJsonValue &part : parts)
        addParagraph(text, partText(part, omissions));
    return text;
}

QString thoughtsText(const QJsonObject &content)
{
    QString text;
    const QJsonArray thoughts = content["thoughts"_L1].toArray();
    for (const QJsonValue &thought : thoughts) {
        if (const QString summary = thought["summary"_L1].toString(); !summary.isEmpty())
            addParagraph(text, QString(u"**"_s % summary % u"**"_s));
        addParagraph(text, thought["content"_L1].toString());
    }
    return text;
}

QString codeText(const QJsonObject &content)
{
    const QString code = content["text"_L1].toString();
    return code.isEmpty() ? code : QString(u"```\n"_s % code % u"\n```"_s);
}

QString withoutReferences(const QString &text, const QJsonObject &metadata)
{
    if (!text.contains(ReferenceBegins))
        return text;
    QHash<QString, QString> words;
    const QJsonArray references = metadata["content_references"_L1].toArray();
    for (const QJsonValue &reference : references)
        words.insert(reference["matched_text"_L1].toString(), reference["alt"_L1].toString());
    QString plain;
    qsizetype at = 0;
    while (true) {
        const qsizetype begin = text.indexOf(ReferenceBegins, at);
        const qsizetype end = begin < 0 ? -1 : text.indexOf(ReferenceEnds, begin);
        plain += QStringView(text).mid(at, end < 0 ? -1 : begin - at);
        if (end < 0)
            return plain;
        plain += words.value(text.mid(begin, end + 1 - begin));
        at = end + 1;
    }
}

void readContent(ForeignMessage &message, const QJsonObject &content, Omissions &omissions)
{
    const QString type = content["content_type"_L1].toString();
    if (type == "text"_L1 || type == "multimodal_text"_L1)
        message.text = partsText(content, omissions);
    else if (type == "thoughts"_L1)
        message.reasoning = thoughtsText(content);
    else if (type == "code"_L1)
        message.text = codeText(content);
    else if (type != "reasoning_recap"_L1) { // which says only how long it thought
        ++omissions[Omission::UnknownPart];
        message.text = content["text"_L1].toString(partsText(content, omissions));
    }
}

void readAttachments(ForeignMessage &message, const QJsonObject &metadata, Omissions &omissions)
{
    const QJsonArray attachments = metadata["attachments"_L1].toArray();
    for (const QJsonValue &attachment : attachments) {
        const QString type =
            attachment["mime_type"_L1].toString(attachment["mimeType"_L1].toString());
        if (type.startsWith("image/"_L1))
            continue; // it is among the parts
        ++omissions[Omission::Attachment];
        addParagraph(message.text, placeholder(u"file"_s, attachment["name"_L1].toString()));
    }
}

void readEnd(ForeignMessage &message, const QJsonObject &json)
{
    const QString type = json["metadata"_L1]["finish_details"_L1]["type"_L1].toString();
    const QString status = json["status"_L1].toString();
    if (type == "max_tokens"_L1)
        message.notice = Notice::Length;
    else if (type == "interrupted"_L1)
        message.notice = Notice::Stopped;
    else if (status == "in_progress"_L1)
        message.notice = Notice::Interrupted;
    if (message.notice != Notice::None)
        message.status = AnswerStatus::Partial;
}

/// What a tool gave that is part of the answer: the pictures it drew.
void readTool(ForeignMessage &message, const QJsonObject &content, Omissions &omissions)
{
    ++omissions[Omission::Tool];
    const QJsonArray parts = content["parts"_L1].toArray();
    for (const QJsonValue &part : parts) {
        if (part["content_type"_L1] != "image_asset_pointer"_L1)
            continue;
        message.role = ForeignMessage::Role::Assistant;
        addParagraph(message.text, partText(part, omissions));
    }
}

void readAssistant(ForeignMessage &message, const QJsonObject &json, Omissions &omissions)
{
    const QString recipient = json["recipient"_L1].toString(u"all"_s);
    if (recipient != "all"_L1) {
        ++omissions[Omission::Tool];
        return;
    }
    const QJsonObject metadata = json["metadata"_L1].toObject();
    message.role = ForeignMessage::Role::Assistant;
    message.model = metadata["model_slug"_L1].toString();
    readContent(message, json["content"_L1].toObject(), omissions);
    message.text = withoutReferences(message.text, metadata);
    const QString channel = json["channel"_L1].toString();
    if (channel == "commentary"_L1 || channel == "analysis"_L1)
        addParagraph(message.reasoning, std::exchange(message.text, {}));
    readEnd(message, json);
}

void readUser(ForeignMessage &message, const QJsonObject &json, Omissions &omissions)
{
    message.role = ForeignMessage::Role::User;
    readContent(message, json["content"_L1].toObject(), omissions);
    readAttachments(message, json["metadata"_L1].toObject(), omissions);
}

void readMessage(ForeignMessage &message, const QJsonObject &json, Omissions &omissions)
{
    message.at = foreignInstant(json["create_time"_L1]);
    const QString author = json["author"_L1]["role"_L1].toString();
    const QJsonObject content = json["content"_L1].toObject();
    const QString type = content["content_type"_L1].toString();
    const bool isContext = type.endsWith("_editable_context"_L1);
    if (isHidden(json) || isContext || author == "system"_L1) {
        Omissions ignored;
        if (isContext || !partsText(content, ignored).isEmpty())
            ++omissions[Omission::Hidden];
    } else if (author == "user"_L1) {
        readUser(message, json, omissions);
    } else if (author == "assistant"_L1) {
        readAssistant(message, json, omissions);
    } else if (author == "tool"_L1) {
        readTool(message, content, omissions);
    } else if (!json.isEmpty()) {
        ++omissions[Omission::UnknownPart];
    }
}

} // namespace

ForeignConversation chatGptConversation(const QJsonObject &json, Omissions &omissions)
{
    ForeignConversation conversation;
    conversation.format = ImportFormat::ChatGpt;
    conversation.id = json["conversation_id"_L1].toString(json["id"_L1].toString());
    conversation.title = json["title"_L1].toString();
    conversation.created = foreignInstant(json["create_time"_L1]);
    conversation.model = json["default_model_slug"_L1].toString();
    conversation.current = json["current_node"_L1].toString();
    const QJsonObject mapping = json["mapping"_L1].toObject();
    for (const QString &id : treeOrder(mapping, "parent"_L1, "children"_L1)) {
        const QJsonValue node = mapping[id];
        ForeignMessage message;
        message.id = id;
        message.parent = node["parent"_L1].toString();
        readMessage(message, node["message"_L1].toObject(), omissions);
        conversation.messages.append(message);
    }
    return conversation;
}

} // namespace Conclave
