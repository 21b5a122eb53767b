#include "tests/support/responsesvoice.h"

#include "tests/support/errorbodies.h"
#include "tests/support/frames.h"

namespace Conclave {

FakeFrames ResponsesVoice::opening() const
{
    const QByteArray begun = R"("response":)" + response("in_progress", R"(,"output":[])");
    return {event("response.created", begun), event("response.in_progress", begun)};
}

FakeFrames ResponsesVoice::token(int token) const
{
    FakeFrames frames;
    const int item = answer().blockOf(token);
    if (answer().beginsBlock(token))
        frames.append(itemAdded(token));
    QByteArray kind = "output_text";
    if (answer().isReasoning(token))
        kind = "reasoning_summary_text";
    else if (calls())
        kind = "function_call_arguments";
    else if (scenario().ending == Scenario::Ending::Refusal)
        kind = "refusal";
    frames.append(delta(kind, item, answer().said(token), depthOf(token)));
    return frames;
}

FakeFrames ResponsesVoice::oddities() const
{
    FakeFrames frames;
    if (scenario().events.nullContent)
        frames.append(delta("output_text", 0, "null"));
    if (scenario().events.toolCalls)
        frames.append(delta("function_call_arguments", 0, R"("{\"command\":\"rm -rf /\"}")"));
    return frames;
}

FakeFrames ResponsesVoice::ending() const
{
    FakeFrames frames;
    if (scenario().ending != Scenario::Ending::Refusal && !calls())
        frames.append(event("response.output_text.done",
                            R"("output_index":0,"content_index":0,"text":)" + answer().text()));
    if (scenario().finishReason) // the end mark is the reason
        frames.append(event("response." + status(), R"("response":)" + response(status(), end())));
    return frames;
}

QByteArray ResponsesVoice::whole() const
{
    return bent(response(status(), end()), scenario().events.depth);
}

FakeFrames ResponsesVoice::saying(const QByteArray &text) const
{
    return {delta("output_text", 0, '"' + text + '"')};
}

FakeFrames ResponsesVoice::failure() const
{
    const QString words =
        scenario().text.isEmpty() ? QStringLiteral("The model failed.") : scenario().text;
    return {event("error",
                  R"("code":"server_error","message":)" + jsonString(words) + R"(,"param":null)")};
}

FakeFrames ResponsesVoice::overload() const
{
    constexpr auto Error =
        R"(,"error":{"code":"server_is_overloaded","message":"Overloaded"},"output":[])";
    return {event("response.failed", R"("response":)" + response("failed", Error))};
}

QByteArray ResponsesVoice::error(int status) const
{
    return errorBody(status, askedModel(), key(), scenario().text);
}

FakeFrame ResponsesVoice::event(const QByteArray &type, const QByteArray &members, int depth) const
{
    return {.type = type,
            .data =
                bent(R"({"type":")" + type + R"(","sequence_number":1,)" + members + '}', depth)};
}

FakeFrame ResponsesVoice::itemAdded(int token) const
{
    QByteArray item = R"("type":"message","role":"assistant","content":[])";
    if (answer().isReasoning(token))
        item = R"("type":"reasoning","summary":[])";
    else if (calls())
        item = R"("type":"function_call","name":"search","call_id":"call_fake","arguments":"")";
    return event("response.output_item.added",
                 R"("output_index":)" + QByteArray::number(answer().blockOf(token)) +
                     R"(,"item":{"id":"item_fake","status":"in_progress",)" + item + '}');
}

FakeFrame
ResponsesVoice::delta(const QByteArray &kind, int item, const QByteArray &text, int depth) const
{
    return event("response." + kind + ".delta",
                 R"("item_id":"item_fake","output_index":)" + QByteArray::number(item) +
                     R"(,"content_index":0,)" + textMember("delta", text) +
                     R"(,"obfuscation":"xYz")",
                 depth);
}

QByteArray ResponsesVoice::response(const QByteArray &status, const QByteArray &more) const
{
    return R"({"id":"resp_fake","object":"response","status":")" + status + R"(","model":)" +
           jsonString(model()) + more + '}';
}

QByteArray ResponsesVoice::status() const
{
    const bool isCut = scenario().ending == Scenario::Ending::Length ||
                       scenario().ending == Scenario::Ending::Filter;
    return isCut ? "incomplete" : "completed";
}

QByteArray ResponsesVoice::end() const
{
    QByteArray details = "null";
    if (scenario().ending == Scenario::Ending::Length)
        details = R"({"reason":"max_output_tokens"})";
    else if (scenario().ending == Scenario::Ending::Filter)
        details = R"({"reason":"content_filter"})";
    return R"(,"error":null,"incomplete_details":)" + details + R"(,"output":)" + output() +
           usage();
}

QByteArray ResponsesVoice::output() const
{
    QByteArray items;
    if (answer().thinks())
        items = R"({"type":"reasoning","summary":[{"type":"summary_text","text":)" +
                answer().reasoning() + "}]},";
    if (calls())
        return '[' + items + R"({"type":"function_call","name":"search","arguments":"{}"}])";
    const bool refuses = scenario().ending == Scenario::Ending::Refusal;
    const QByteArray part = QByteArray(refuses ? R"({"type":"refusal","refusal":)"
                                               : R"({"type":"output_text","text":)") +
                            answer().text() + '}';
    return '[' + items + R"({"type":"message","role":"assistant","content":[)" + part + "]}]";
}

/// The member with its comma.
QByteArray ResponsesVoice::usage() const
{
    if (scenario().counts == Scenario::Counts::None)
        return {};
    const std::optional<FakeAnswer::Counts> counts = answer().counts();
    if (!counts)
        return R"(,"usage":null)";
    return R"(,"usage":{"input_tokens":)" + counts->input +
           R"(,"input_tokens_details":{"cached_tokens":0},"output_tokens":)" + counts->output +
           R"(,"output_tokens_details":{"reasoning_tokens":)" + counts->reasoning +
           R"(},"total_tokens":)" + counts->total + '}';
}

} // namespace Conclave
