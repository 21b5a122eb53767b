#include "tests/support/ollamavoice.h"

#include "tests/support/frames.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto GoesOn = R"("done":false)";

QString errorText(int status, const QString &model, const QString &key)
{
    switch (status) {
    case 400:
        return u"prompt too long; exceeded max context length by 7 tokens"_s;
    case 401:
        return u"unauthorized: "_s + key;
    case 404:
        return u"model \"%1\" not found, try pulling it first"_s.arg(model);
    case 503:
        return u"server busy, please try again.  maximum pending requests exceeded"_s;
    default:
        return u"model runner has unexpectedly stopped"_s;
    }
}

QByteArray tool(const QByteArray &name)
{
    return R"("content":"","tool_calls":[{"function":{"name":)" + name + R"(,"arguments":{}}}])";
}

} // namespace

FakeFrames OllamaVoice::token(int token) const
{
    const QByteArray text = answer().said(token);
    QByteArray message = textMember("content", text);
    if (answer().isReasoning(token))
        message = R"("content":"","thinking":)" + text;
    else if (scenario().ending == Scenario::Ending::ToolCall)
        message = tool(text);
    return {unnamed(bent(line(message, GoesOn), depthOf(token)))};
}

FakeFrames OllamaVoice::oddities() const
{
    FakeFrames frames;
    if (scenario().events.nullContent)
        frames.append(unnamed(line(R"("content":null,"thinking":null)", GoesOn)));
    if (scenario().events.toolCalls)
        frames.append(unnamed(line(tool(R"("shell")"), GoesOn)));
    return frames;
}

FakeFrames OllamaVoice::ending() const
{
    return {unnamed(bent(line(R"("content":"")", end())))};
}

QByteArray OllamaVoice::whole() const
{
    QByteArray message = R"("content":)" + answer().text();
    if (answer().thinks())
        message += R"(,"thinking":)" + answer().reasoning();
    return bent(line(message, end()), scenario().events.depth);
}

FakeFrames OllamaVoice::saying(const QByteArray &text) const
{
    return {unnamed(line(R"("content":")" + text + '"', GoesOn))};
}

FakeFrames OllamaVoice::failure() const
{
    return {unnamed(error(500))};
}

QByteArray OllamaVoice::error(int status) const
{
    const QString text = scenario().text;
    return R"({"error":)" +
           jsonString(text.isEmpty() ? errorText(status, askedModel(), key()) : text) + '}';
}

QByteArray OllamaVoice::line(const QByteArray &message, const QByteArray &rest) const
{
    return R"({"model":)" + jsonString(model()) +
           R"(,"created_at":"2026-08-01T10:00:00.1Z","message":{"role":"assistant",)" + message +
           "}," + rest + '}';
}

QByteArray OllamaVoice::end() const
{
    const bool isLong = scenario().ending == Scenario::Ending::Length;
    QByteArray members = R"("done":true)";
    if (scenario().finishReason)
        members += isLong ? R"(,"done_reason":"length")" : R"(,"done_reason":"stop")";
    const auto counts = answer().counts();
    if (counts && scenario().counts != Scenario::Counts::None)
        members += R"(,"total_duration":4883583458,"prompt_eval_count":)" + counts->input +
                   R"(,"eval_count":)" + counts->output;
    return members;
}

} // namespace Conclave
