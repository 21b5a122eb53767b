#include "tests/support/fakereply.h"

#include "tests/support/fakehead.h"

namespace Conclave {

namespace {

std::variant<ReplyStep, PlainReply, StreamReply> sourceOf(const Scenario &scenario,
                                                          const Arrival &arrival)
{
    if (scenario.opening == Scenario::Opening::Stream && arrival.streamAsked)
        return StreamReply(scenario, arrival);
    return PlainReply(scenario, arrival);
}

ReplyStep plain(int status, const QByteArray &json, const Arrival &arrival)
{
    const HttpHeaders headers{{"Content-Type", "application/json"},
                              {"Content-Length", QByteArray::number(json.size())}};
    return {std::chrono::microseconds(0),
            FakeHead({}, arrival).bytes(status, headers) + json,
            arrival.isCut ? ReplyStep::Then::Linger : ReplyStep::Then::Finish};
}

} // namespace

FakeReply::FakeReply(const Scenario &scenario, const Arrival &arrival)
    : m_source(sourceOf(scenario, arrival))
    , m_hangsUp(scenario.hangsUp || scenario.head.http10)
    , m_slicer(scenario.body.slicing, scenario.body.seed)
{
}

FakeReply::FakeReply(const ReplyStep &whole)
    : m_source(whole)
    , m_slicer(BodyFaults::Slicing::None, 0)
{
}

FakeReply::FakeReply(int status, const QByteArray &json, const Arrival &arrival)
    : m_source(plain(status, json, arrival))
    , m_slicer(BodyFaults::Slicing::None, 0)
{
}

ReplyStep FakeReply::next()
{
    if (m_slices.isEmpty())
        m_slices = m_slicer.cut(nextWhole());
    return m_slices.takeFirst();
}

ReplyStep FakeReply::nextWhole()
{
    ReplyStep step;
    if (auto *stream = std::get_if<StreamReply>(&m_source))
        step = stream->next();
    else if (auto *plain = std::get_if<PlainReply>(&m_source))
        step = plain->next();
    else
        step = std::get<ReplyStep>(m_source);
    if (m_hangsUp && step.then == ReplyStep::Then::Finish)
        step.then = ReplyStep::Then::Close;
    return step;
}

} // namespace Conclave
