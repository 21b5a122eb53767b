#include "tests/support/messagesvoice.h"

#include "tests/support/frames.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A block that none of the model's own is.
constexpr int StrangeBlock = 1000;

QByteArray typeOf(int status)
{
    switch (status) {
    case 400:
    case 422:
        return "invalid_request_error";
    case 401:
        return "authentication_error";
    case 402:
        return "billing_error";
    case 403:
        return "permission_error";
    case 404:
        return "not_found_error";
    case 409:
        return "conflict_error";
    case 413:
        return "request_too_large";
    case 429:
        return "rate_limit_error";
    case 504:
        return "timeout_error";
    case 529:
        return "overloaded_error";
    default:
        return "api_error";
    }
}

} // namespace

FakeFrames MessagesVoice::opening() const
{
    const QByteArray usage = answer().counts() ? R"({"input_tokens":9,"output_tokens":1})" : "null";
    return {event("message_start",
                  R"("message":{"id":"msg_fake","type":"message","role":"assistant","model":)" +
                      jsonString(model()) +
                      R"(,"content":[],"stop_reason":null,"stop_sequence":null,"usage":)" + usage +
                      '}')};
}

FakeFrames MessagesVoice::token(int token) const
{
    FakeFrames frames;
    const int block = answer().blockOf(token);
    if (answer().beginsBlock(token)) {
        if (token > 0)
            frames.append(blockStop(block - 1));
        frames.append(blockStart(token));
    }
    const QByteArray said = answer().said(token);
    QByteArray added = R"({"type":"text_delta",)" + textMember("text", said) + '}';
    if (answer().isReasoning(token))
        added = R"({"type":"thinking_delta","thinking":)" + said + '}';
    else if (callsTool(token))
        added = R"({"type":"input_json_delta","partial_json":)" + said + '}';
    frames.append(delta(block, added, depthOf(token)));
    return frames;
}

FakeFrames MessagesVoice::oddities() const
{
    FakeFrames frames;
    if (scenario().events.nullContent)
        frames.append(delta(0, R"({"type":"text_delta","text":null})"));
    if (scenario().events.toolCalls)
        frames.append(
            delta(StrangeBlock,
                  R"({"type":"input_json_delta","partial_json":"{\"command\":\"rm -rf /\"}"})"));
    return frames;
}

FakeFrames MessagesVoice::ending() const
{
    FakeFrames frames;
    if (answer().tokens() > 0)
        frames.append(blockStop(answer().blockOf(answer().tokens() - 1)));
    if (scenario().finishReason)
        frames.append(event("message_delta",
                            R"("delta":{"stop_reason":")" + stopReason() +
                                R"(","stop_sequence":null})" + usage()));
    frames.append(event("message_stop", {}));
    return frames;
}

QByteArray MessagesVoice::whole() const
{
    return bent(R"({"id":"msg_fake","type":"message","role":"assistant","model":)" +
                    jsonString(model()) + R"(,"content":)" + content() + R"(,"stop_reason":")" +
                    stopReason() + R"(","stop_sequence":null)" + usage() + '}',
                scenario().events.depth);
}

FakeFrames MessagesVoice::saying(const QByteArray &text) const
{
    return {delta(0, R"({"type":"text_delta","text":")" + text + R"("})")};
}

FakeFrames MessagesVoice::failure() const
{
    return {{.type = "error", .data = error(500)}};
}

QByteArray MessagesVoice::error(int status) const
{
    QString message = scenario().text;
    if (message.isEmpty() && status == 401) // it tells no key; a proxy before it may
        message = u"invalid x-api-key: %1"_s.arg(key());
    else if (message.isEmpty())
        message =
            u"An error of type %1 for %2"_s.arg(QString::fromLatin1(typeOf(status)), askedModel());
    return R"({"type":"error","error":{"type":")" + typeOf(status) + R"(","message":)" +
           jsonString(message) + R"(},"request_id":"req_fake"})";
}

FakeFrame MessagesVoice::event(const QByteArray &type, const QByteArray &members, int depth) const
{
    const QByteArray more = members.isEmpty() ? QByteArray() : ',' + members;
    return {.type = type, .data = bent(R"({"type":")" + type + '"' + more + " }", depth)};
}

FakeFrame MessagesVoice::blockStart(int token) const
{
    QByteArray block = R"({"type":"text","text":""})";
    if (answer().isReasoning(token))
        block = R"({"type":"thinking","thinking":"","signature":""})";
    else if (callsTool(token))
        block = R"({"type":"tool_use","id":"toolu_fake","name":"search","input":{}})";
    return event("content_block_start",
                 R"("index":)" + QByteArray::number(answer().blockOf(token)) +
                     R"(,"content_block":)" + block);
}

FakeFrame MessagesVoice::blockStop(int block) const
{
    return event("content_block_stop", R"("index":)" + QByteArray::number(block));
}

FakeFrame MessagesVoice::delta(int block, const QByteArray &delta, int depth) const
{
    return event("content_block_delta",
                 R"("index":)" + QByteArray::number(block) + R"(,"delta":)" + delta,
                 depth);
}

/// The member with its comma.
QByteArray MessagesVoice::usage() const
{
    if (scenario().counts == Scenario::Counts::None)
        return {};
    const std::optional<FakeAnswer::Counts> counts = answer().counts();
    if (!counts)
        return R"(,"usage":null)";
    return R"(,"usage":{"input_tokens":)" + counts->input +
           R"(,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":)" +
           counts->output + R"(,"output_tokens_details":{"thinking_tokens":)" + counts->reasoning +
           "}}";
}

QByteArray MessagesVoice::stopReason() const
{
    switch (scenario().ending) {
    case Scenario::Ending::Stop:
        return "end_turn";
    case Scenario::Ending::Length:
        return "max_tokens";
    case Scenario::Ending::Filter: // it has no other word for it
    case Scenario::Ending::Refusal:
        return "refusal";
    case Scenario::Ending::ToolCall:
        return "tool_use";
    }
    Q_UNREACHABLE();
}

QByteArray MessagesVoice::content() const
{
    QByteArray blocks;
    if (answer().thinks())
        blocks =
            R"({"type":"thinking","thinking":)" + answer().reasoning() + R"(,"signature":"c2ln"},)";
    if (scenario().ending == Scenario::Ending::ToolCall)
        return '[' + blocks +
               R"({"type":"tool_use","id":"toolu_fake","name":"search","input":{}}])";
    return '[' + blocks + R"({"type":"text","text":)" + answer().text() + "}]";
}

bool MessagesVoice::callsTool(int token) const
{
    return scenario().ending == Scenario::Ending::ToolCall && !answer().isReasoning(token);
}

} // namespace Conclave
