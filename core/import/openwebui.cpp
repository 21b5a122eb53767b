#include "core/import/openwebui.h"

#include "core/import/foreignjson.h"

#include <QJsonArray>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The words in a block of reasoning: without its summary, its quote marks and its entities.
QString reasoningText(QStringView block)
{
    constexpr auto SummaryEnds = "</summary>"_L1;
    if (const qsizetype summary = block.indexOf(SummaryEnds); summary >= 0)
        block = block.sliced(summary + SummaryEnds.size());
    QString text = block.trimmed().toString();
    text.replace("&lt;"_L1, "<"_L1)
        .replace("&gt;"_L1, ">"_L1)
        .replace("&quot;"_L1, "\""_L1)
        .replace("&#x27;"_L1, "'"_L1)
        .replace("&amp;"_L1, "&"_L1);
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        if (line.startsWith(u'>'))
            line.remove(0, line.startsWith("> "_L1) ? 2 : 1);
    }
    return lines.join(u'\n');
}

/// Takes the blocks that Open WebUI put into the text out of it.
void readDetails(ForeignMessage &message, const QString &content, Omissions &omissions)
{
    constexpr auto Begin = "<details type=\""_L1;
    constexpr auto End = "</details>"_L1;
    constexpr auto Reasoning = "reasoning\""_L1;
    if (!content.contains(Begin)) {
        message.text = content;
        return;
    }
    qsizetype at = 0;
    while (true) {
        const qsizetype begin = content.indexOf(Begin, at);
        const qsizetype end = begin < 0 ? -1 : content.indexOf(End, begin);
        const QStringView text = QStringView(content).mid(at, end < 0 ? -1 : begin - at);
        addParagraph(message.text, text.trimmed().toString());
        if (end < 0)
            return;
        const QStringView block =
            QStringView(content).sliced(begin + Begin.size(), end - begin - Begin.size());
        if (block.startsWith(Reasoning))
            addParagraph(message.reasoning, reasoningText(block.mid(block.indexOf(u'>') + 1)));
        else
            ++omissions[Omission::Tool];
        at = end + End.size();
    }
}

std::optional<qint64> tokens(const QJsonValue &count)
{
    constexpr qint64 Most = 1'000'000'000'000;
    const qint64 number = count.toInteger(-1);
    return number >= 0 && number < Most ? std::optional(number) : std::nullopt;
}

void readAnswer(ForeignMessage &message, const QJsonValue &json, Omissions &omissions)
{
    message.role = ForeignMessage::Role::Assistant;
    readDetails(message, json["content"_L1].toString(), omissions);
    message.model = json["model"_L1].toString(json["modelName"_L1].toString());
    if (json["modelIdx"_L1].isDouble())
        message.seat = QString::number(json["modelIdx"_L1].toInteger());
    message.merged = json["merged"_L1]["content"_L1].toString();
    message.usage.input = tokens(json["usage"_L1]["prompt_tokens"_L1]);
    message.usage.output = tokens(json["usage"_L1]["completion_tokens"_L1]);
    const QJsonValue error = json["error"_L1];
    message.error = error["content"_L1].toString(error.toString());
    if (!message.error.isEmpty()) {
        message.status = message.text.isEmpty() ? AnswerStatus::Failed : AnswerStatus::Partial;
    } else if (json["done"_L1].isBool() && !json["done"_L1].toBool()) {
        message.status = AnswerStatus::Partial;
        message.notice = Notice::Interrupted;
    }
}

void readFiles(ForeignMessage &message, const QJsonArray &files, Omissions &omissions)
{
    for (const QJsonValue &file : files) {
        const bool isImage = file["type"_L1] == "image"_L1;
        ++omissions[isImage ? Omission::Image : Omission::Attachment];
        addParagraph(message.text,
                     isImage ? placeholder(u"image"_s)
                             : placeholder(u"file"_s, file["name"_L1].toString()));
    }
}

ForeignMessage readMessage(const QString &id, const QJsonValue &json, Omissions &omissions)
{
    ForeignMessage message;
    message.id = id;
    message.parent = json["parentId"_L1].toString();
    message.at = foreignInstant(json["timestamp"_L1]);
    const QString role = json["role"_L1].toString();
    if (role == "assistant"_L1) {
        readAnswer(message, json, omissions);
    } else if (role == "user"_L1) {
        message.role = ForeignMessage::Role::User;
        message.text = json["content"_L1].toString();
    } else {
        ++omissions[role == "system"_L1 ? Omission::Hidden : Omission::UnknownPart];
    }
    readFiles(message, json["files"_L1].toArray(), omissions);
    return message;
}

} // namespace

ForeignConversation openWebUiConversation(const QJsonObject &json, Omissions &omissions)
{
    const QJsonObject chat = json["chat"_L1].toObject(json);
    const QJsonValue history = chat["history"_L1];
    ForeignConversation conversation;
    conversation.format = ImportFormat::OpenWebUi;
    conversation.id = json["id"_L1].toString(chat["id"_L1].toString());
    conversation.title = json["title"_L1].toString(chat["title"_L1].toString());
    conversation.created = foreignInstant(json["created_at"_L1]);
    conversation.role = chat["params"_L1]["system"_L1].toString(chat["system"_L1].toString());
    conversation.current = history["currentId"_L1].toString();
    const QJsonObject messages = history["messages"_L1].toObject();
    for (const QString &id : treeOrder(messages, "parentId"_L1, "childrenIds"_L1))
        conversation.messages.append(readMessage(id, messages[id], omissions));
    return conversation;
}

} // namespace Conclave
