#include "tests/support/geminivoice.h"

#include "tests/support/arrival.h"
#include "tests/support/frames.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ErrorText
{
    QString message;
    QByteArray status;
};

ErrorText errorText(int status, const QString &model, const QString &key)
{
    switch (status) {
    case 400:
    case 401: // is never sent: a wrong key is a bad request, too
        return {u"API key not valid: "_s + key, "INVALID_ARGUMENT"};
    case 403:
        return {u"The caller does not have permission"_s, "PERMISSION_DENIED"};
    case 404:
        return {u"models/%1 is not found for API version v1beta"_s.arg(model), "NOT_FOUND"};
    case 429:
        return {u"Resource has been exhausted (e.g. check quota)."_s, "RESOURCE_EXHAUSTED"};
    case 503:
        return {u"The model is overloaded. Please try again later."_s, "UNAVAILABLE"};
    default:
        return {u"An internal error has occurred."_s, "INTERNAL"};
    }
}

QByteArray textPart(const QByteArray &text)
{
    return R"([{"text":)" + text + "}]";
}

QByteArray tool(const QByteArray &name)
{
    return R"([{"functionCall":{"name":)" + name + R"(,"args":{}}}])";
}

} // namespace

void GeminiVoice::read(Arrival &arrival)
{
    const qsizetype begin = arrival.path.lastIndexOf('/') + 1;
    const qsizetype end = arrival.path.lastIndexOf(':');
    arrival.model =
        QString::fromUtf8(QByteArray::fromPercentEncoding(arrival.path.mid(begin, end - begin)));
    arrival.streamAsked = true;
    arrival.usageAsked = true;
}

FakeFrames GeminiVoice::token(int token) const
{
    const QByteArray text = answer().said(token);
    QByteArray parts = "[{" + textMember("text", text) + "}]";
    if (answer().isReasoning(token))
        parts = R"([{"text":)" + text + R"(,"thought":true}])";
    else if (scenario().ending == Scenario::Ending::ToolCall)
        parts = tool(text);
    return {unnamed(bent(response(parts, {}), depthOf(token)))};
}

FakeFrames GeminiVoice::oddities() const
{
    FakeFrames frames;
    if (scenario().events.noChoices)
        frames.append(unnamed(R"({"candidates":[]})"));
    if (scenario().events.nullContent)
        frames.append(unnamed(R"({"candidates":[{"content":null}]})"));
    if (scenario().events.otherChoice)
        frames.append(
            unnamed(R"({"candidates":[{"content":{"parts":[{"text":"WRONG "}]},"index":1}]})"));
    if (scenario().events.toolCalls)
        frames.append(unnamed(response(tool(R"("shell")"), {})));
    return frames;
}

FakeFrames GeminiVoice::ending() const
{
    return {unnamed(bent(response(textPart(R"("")"), finish())))};
}

QByteArray GeminiVoice::whole() const
{
    QByteArray parts = R"([{"text":)" + answer().text() + '}';
    if (answer().thinks())
        parts += R"(,{"text":)" + answer().reasoning() + R"(,"thought":true})";
    return bent(response(parts + ']', finish()), scenario().events.depth);
}

FakeFrames GeminiVoice::saying(const QByteArray &text) const
{
    return {unnamed(response(textPart('"' + text + '"'), {}))};
}

FakeFrames GeminiVoice::failure() const
{
    return {unnamed(error(500))};
}

QByteArray GeminiVoice::error(int status) const
{
    const ErrorText known = errorText(status, askedModel(), key());
    const QString message = scenario().text.isEmpty() ? known.message : scenario().text;
    const QByteArray details =
        known.status == "INVALID_ARGUMENT"
            ? R"(,"details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo",)"
              R"("reason":"API_KEY_INVALID"}])"_ba
            : QByteArray();
    return R"({"error":{"code":)" + QByteArray::number(status) + R"(,"message":)" +
           jsonString(message) + R"(,"status":")" + known.status + '"' + details + "}}";
}

QByteArray GeminiVoice::response(const QByteArray &parts, const QByteArray &rest) const
{
    return R"({"candidates":[{"content":{"parts":)" + parts + R"(,"role":"model"},"index":0)" +
           rest + "}]" + usage() + R"(,"modelVersion":)" + jsonString(model()) + '}';
}

QByteArray GeminiVoice::finish() const
{
    if (!scenario().finishReason)
        return {};
    switch (scenario().ending) {
    case Scenario::Ending::Stop:
    case Scenario::Ending::Refusal:
        return R"(,"finishReason":"STOP")";
    case Scenario::Ending::Length:
        return R"(,"finishReason":"MAX_TOKENS")";
    case Scenario::Ending::Filter:
        return R"(,"finishReason":"SAFETY")";
    case Scenario::Ending::ToolCall:
        return R"(,"finishReason":"UNEXPECTED_TOOL_CALL")";
    }
    Q_UNREACHABLE();
}

QByteArray GeminiVoice::usage() const
{
    const auto counts = answer().counts();
    if (!counts || scenario().counts == Scenario::Counts::None)
        return {};
    const qint64 visible = counts->output.toLongLong() - counts->reasoning.toLongLong();
    return R"(,"usageMetadata":{"promptTokenCount":)" + counts->input +
           R"(,"candidatesTokenCount":)" + QByteArray::number(visible) +
           R"(,"thoughtsTokenCount":)" + counts->reasoning + R"(,"totalTokenCount":)" +
           counts->total + '}';
}

} // namespace Conclave
