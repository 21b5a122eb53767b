#include "tests/support/chatvoice.h"

#include "tests/support/arrival.h"
#include "tests/support/errorbodies.h"

namespace Conclave {

namespace {

constexpr auto StrangeTool =
    R"({"tool_calls":[{"index":0,"id":"call_strange","type":"function","function":)"
    R"({"name":"shell","arguments":"{\"command\":\"rm -rf /\"}"}}]})";

} // namespace

ChatVoice::ChatVoice(const Scenario &scenario, const Arrival &arrival)
    : FakeVoice(scenario, arrival)
    , m_frames(model(), arrival.usageAsked)
    , m_usageAsked(arrival.usageAsked)
{
}

FakeFrames ChatVoice::opening() const
{
    FakeFrames frames;
    if (scenario().events.noChoices)
        frames.append(unnamed(promptFilterResults()));
    const QByteArray delta = R"({"role":"assistant","content":"","refusal":null})";
    frames.append(unnamed(bent(m_frames.chunk(delta))));
    return frames;
}

FakeFrames ChatVoice::token(int token) const
{
    return {unnamed(bent(m_frames.chunk(delta(token)), depthOf(token)))};
}

FakeFrames ChatVoice::oddities() const
{
    FakeFrames frames;
    if (scenario().events.nullContent)
        frames.append(
            unnamed(m_frames.chunk(R"({"role":null,"content":null,"reasoning_content":null})")));
    if (scenario().events.otherChoice)
        frames.append(unnamed(m_frames.chunk(R"({"content":"WRONG "})", {}, 1)));
    if (scenario().events.toolCalls)
        frames.append(unnamed(m_frames.chunk(StrangeTool)));
    return frames;
}

FakeFrames ChatVoice::ending() const
{
    FakeFrames frames;
    if (scenario().finishReason)
        frames.append(unnamed(bent(m_frames.chunk("{}", finishReason()))));
    if (m_usageAsked && scenario().counts != Scenario::Counts::None)
        frames.append(unnamed(bent(m_frames.usage(usage()))));
    frames.append(unnamed("[DONE]"));
    return frames;
}

QByteArray ChatVoice::whole() const
{
    const bool counts = scenario().counts != Scenario::Counts::None;
    return bent(m_frames.whole(message(), finishReason(), counts ? usage() : QByteArray()),
                scenario().events.depth);
}

FakeFrames ChatVoice::saying(const QByteArray &text) const
{
    return {unnamed(m_frames.chunk(R"({"content":")" + text + R"("})"))};
}

FakeFrames ChatVoice::failure() const
{
    return {unnamed(errorBody(500, askedModel(), {}, scenario().text)), unnamed("[DONE]")};
}

QByteArray ChatVoice::error(int status) const
{
    return errorBody(status, askedModel(), key(), scenario().text);
}

QByteArray ChatVoice::delta(int token) const
{
    const QByteArray text = answer().said(token);
    if (answer().isReasoning(token))
        return R"({"reasoning_content":)" + text + '}';
    if (scenario().ending == Scenario::Ending::Refusal)
        return R"({"refusal":)" + text + '}';
    if (scenario().ending == Scenario::Ending::ToolCall)
        return R"({"tool_calls":[{"index":0,"id":"call_fake","type":"function","function":)"
               R"({"name":"search","arguments":)" +
               text + "}}]}";
    if (scenario().events.arrayContent)
        return R"({"content":[{"type":"text","text":)" + text + "}]}";
    return '{' + textMember("content", text) + '}';
}

QByteArray ChatVoice::message() const
{
    const QByteArray said = answer().text();
    if (scenario().ending == Scenario::Ending::Refusal)
        return R"({"role":"assistant","content":null,"refusal":)" + said + '}';
    if (scenario().ending == Scenario::Ending::ToolCall)
        return R"({"role":"assistant","content":null,"tool_calls":[{"id":"call_fake",)"
               R"("type":"function","function":{"name":"search","arguments":)" +
               said + "}}]}";
    const QByteArray reasoning =
        answer().thinks() ? R"(,"reasoning_content":)" + answer().reasoning() : QByteArray();
    return R"({"role":"assistant","content":)" + said + reasoning + R"(,"refusal":null})";
}

QByteArray ChatVoice::usage() const
{
    const std::optional<FakeAnswer::Counts> counts = answer().counts();
    if (!counts)
        return "null";
    return R"({"prompt_tokens":)" + counts->input + R"(,"completion_tokens":)" + counts->output +
           R"(,"total_tokens":)" + counts->total +
           R"(,"completion_tokens_details":{"reasoning_tokens":)" + counts->reasoning + "}}";
}

QByteArray ChatVoice::finishReason() const
{
    switch (scenario().ending) {
    case Scenario::Ending::Stop:
    case Scenario::Ending::Refusal:
        return "stop";
    case Scenario::Ending::Length:
        return "length";
    case Scenario::Ending::Filter:
        return "content_filter";
    case Scenario::Ending::ToolCall:
        return "tool_calls";
    }
    Q_UNREACHABLE();
}

} // namespace Conclave
