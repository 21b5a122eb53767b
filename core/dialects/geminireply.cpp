#include "core/dialects/geminireply.h"

#include "core/base/text.h"
#include "core/dialects/counts.h"
#include "core/dialects/errorbody.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonArray responsesIn(const QJsonValue &json)
{
    return json.isArray() ? json.toArray() : QJsonArray{json};
}

/// The first of several candidates; its index is left out as zeros are.
QJsonObject firstCandidate(const QJsonObject &response)
{
    for (const QJsonValue candidate : response["candidates"_L1].toArray()) {
        if (candidate["index"_L1].toInt() == 0)
            return candidate.toObject();
    }
    return {};
}

void addText(const QJsonValue &content, Piece &piece)
{
    for (const QJsonValue part : content["parts"_L1].toArray()) {
        const QString text = part["text"_L1].toString();
        (part["thought"_L1].toBool() ? piece.reasoning : piece.text) += text;
    }
}

std::optional<Notice> noticeOf(const QString &reason)
{
    using Row = std::pair<QLatin1StringView, Notice>;
    constexpr std::array Reasons{
        Row{"MAX_TOKENS"_L1, Notice::Length},
        Row{"SAFETY"_L1, Notice::Filtered},
        Row{"RECITATION"_L1, Notice::Filtered},
        Row{"LANGUAGE"_L1, Notice::Filtered},
        Row{"BLOCKLIST"_L1, Notice::Filtered},
        Row{"PROHIBITED_CONTENT"_L1, Notice::Filtered},
        Row{"SPII"_L1, Notice::Filtered},
        Row{"IMAGE_SAFETY"_L1, Notice::Filtered},
        Row{"IMAGE_PROHIBITED_CONTENT"_L1, Notice::Filtered},
        Row{"IMAGE_RECITATION"_L1, Notice::Filtered},
        Row{"MALFORMED_FUNCTION_CALL"_L1, Notice::ToolCall},
        Row{"UNEXPECTED_TOOL_CALL"_L1, Notice::ToolCall},
        Row{"TOO_MANY_TOOL_CALLS"_L1, Notice::ToolCall},
    };
    if (reason.isEmpty() || reason == "FINISH_REASON_UNSPECIFIED"_L1)
        return {};
    const auto *const row = std::ranges::find_if(
        Reasons, [&reason](const Row &known) { return known.first == reason; });
    return row == Reasons.end() ? Notice::None : row->second; // also for STOP and later names
}

QString withWords(const QString &reason, const QJsonValue &words)
{
    const QString text = words.toString();
    return singleLine(text.isEmpty() ? reason : QString(reason % u": " % text));
}

void addFinish(const QJsonObject &candidate, Piece &piece)
{
    const QString reason = candidate["finishReason"_L1].toString();
    const QString words = withWords(reason, candidate["finishMessage"_L1]);
    if (reason == "OTHER"_L1) {
        piece.error = {.kind = Error::Kind::Server, .message = u"finishReason: "_s + words};
        return;
    }
    piece.finish = noticeOf(reason);
    if (piece.finish && reason != "STOP"_L1)
        piece.reason = words;
}

/// The question itself was not let through.
void addBlock(const QJsonValue &feedback, Piece &piece)
{
    const QString reason = feedback["blockReason"_L1].toString();
    if (reason.isEmpty() || reason == "BLOCK_REASON_UNSPECIFIED"_L1)
        return;
    piece.finish = Notice::Filtered;
    piece.reason = withWords(reason, feedback["blockReasonMessage"_L1]);
}

/// Counted from the beginning in every response; zeros are left out.
std::optional<Usage> usageOf(const QJsonValue &json)
{
    const auto count = [&json](QLatin1StringView name) { return counted(json[name]); };
    const auto sum = [](std::optional<qint64> a, std::optional<qint64> b) {
        return a || b ? std::optional(a.value_or(0) + b.value_or(0)) : std::nullopt;
    };
    Usage usage{.input = sum(count("promptTokenCount"_L1), count("toolUsePromptTokenCount"_L1)),
                .reasoning = count("thoughtsTokenCount"_L1)};
    if (!usage.input)
        return {};
    usage.output = count("candidatesTokenCount"_L1).value_or(0) + usage.reasoning.value_or(0);
    usage.cached = partOf(usage.input, count("cachedContentTokenCount"_L1));
    return usage;
}

void add(const QJsonObject &response, Piece &piece)
{
    const QJsonObject candidate = firstCandidate(response);
    addText(candidate["content"_L1], piece);
    if (auto usage = usageOf(response["usageMetadata"_L1]))
        piece.usage = usage;
    Piece end;
    addFinish(candidate, end);
    addBlock(response["promptFeedback"_L1], end);
    if (end.finish) {
        piece.finish = end.finish;
        piece.reason = end.reason;
    }
    piece.error = errorInside(response);
    if (!piece.error)
        piece.error = end.error;
}

} // namespace

Piece geminiPiece(const QJsonValue &json)
{
    Piece piece;
    for (const QJsonValue response : responsesIn(json)) {
        if (!piece.error)
            add(response.toObject(), piece);
    }
    return piece;
}

bool isGeminiReply(const QJsonValue &json)
{
    const QJsonArray responses = responsesIn(json);
    return std::any_of(responses.begin(), responses.end(), [](const QJsonValue &response) {
        const QJsonObject object = response.toObject();
        return object.contains("candidates"_L1) || object.contains("promptFeedback"_L1) ||
               errorInside(object);
    });
}

} // namespace Conclave
