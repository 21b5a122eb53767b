#include "core/session/blindturn.h"

#include "core/session/apply.h"

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A, B, … Z, AA, AB, …
QString letters(qsizetype place)
{
    QString letters;
    for (qsizetype rest = place + 1; rest > 0; rest = (rest - 1) / 26)
        letters.prepend(QChar(char16_t(u'A' + (rest - 1) % 26)));
    return letters;
}

/// A server says in its own words what it serves.
Error masked(const Error &error)
{
    return {.kind = error.kind, .http = error.http, .retryAfter = error.retryAfter};
}

/// How long something took and how fast it came tells a model from another.
void maskMeasures(Answer &answer)
{
    answer.pieces = 0;
    answer.pace = {};
    if (isFinal(answer.status)) {
        answer.times = {.ended = answer.times.ended};
        answer.retries.clear();
        answer.stalls.clear();
        return;
    }
    answer.times.waiting.reset();
    answer.times.lastText.reset();
    if (answer.times.firstText) // between them it thought
        answer.times.firstReasoning.reset();
}

void mask(Answer &answer)
{
    maskMeasures(answer);
    answer.request = {};
    answer.usage = {};
    answer.unread = {};
    if (answer.error)
        answer.error = masked(*answer.error);
    for (Retry &retry : answer.retries)
        retry.error = masked(retry.error);
}

/// What of an event may be seen; each overload is a kind that tells too much.
struct Mask
{
    void operator()(AnswerRetrying &event) const { event.error = masked(event.error); }
    void operator()(AnswerConnecting &event) const { event.request = {}; }
    void operator()(UsageReported &event) const { event.usage = {}; }
    void operator()(AnswerEnded &event) const
    {
        if (event.error)
            event.error = masked(*event.error);
    }
    void operator()(auto &) const {}
};

/// Whether it is about the turn, and not about the stream that it seems to have.
bool isAboutTurn(const Event &event)
{
    return std::holds_alternative<LimitsChanged>(event.what) ||
           std::holds_alternative<TurnEnded>(event.what) ||
           std::holds_alternative<TurnResumed>(event.what) ||
           std::holds_alternative<VerdictGiven>(event.what);
}

} // namespace

BlindTurn::BlindTurn(const Turn &turn, const BlindWords &words)
{
    m_turn.id = turn.id;
    m_turn.asked = turn.asked;
    m_turn.question = turn.question;
    m_turn.awaitedSince = turn.awaitedSince;
    m_turn.ended = turn.ended;
    m_turn.council.limits = turn.council.limits;
    seat(turn, words);
    for (const Member &member : std::as_const(m_turn.council.members)) {
        for (const Answer &answer : turn.answers) {
            if (answer.member != behind(member.id))
                continue;
            m_turn.answers.append(answer);
            m_turn.answers.last().member = member.id;
            mask(m_turn.answers.last());
        }
    }
    m_turn.verdict = masked(turn.verdict);
}

void BlindTurn::seat(const Turn &turn, const BlindWords &words)
{
    QList<Member> &seats = m_turn.council.members;
    const QList<Member> members = turn.council.enabledMembers();
    for (const Member &member : members) {
        const MemberId id{QUuid::createUuidV5(turn.id.uuid, member.id.uuid.toRfc4122())};
        m_shown.insert(member.id, id);
        seats.append({.id = id});
    }
    std::ranges::sort(seats, {}, [](const Member &seat) { return seat.id.toString(); });
    for (qsizetype place = 0; place < seats.size(); ++place) {
        Member &seat = seats[place];
        seat.emoji = letters(place);
        seat.name = words.member.arg(seat.emoji);
        seat.model = words.hidden;
        seat.endpoint.name = words.hidden;
        seat.endpoint.url.setScheme(u"https"_s);
        seat.endpoint.url.setHost(words.hidden);
    }
}

std::optional<Event> BlindTurn::follow(const Event &event)
{
    Event seen = event;
    if (isAboutTurn(event))
        seen.stream = {};
    if (auto *given = std::get_if<VerdictGiven>(&seen.what)) {
        given->verdict = *masked(given->verdict);
    } else if (!isAboutTurn(event)) {
        seen.stream.member = shown(event.stream.member);
        if (seen.stream.isSynthesis() || std::holds_alternative<SynthesisBegan>(event.what))
            return {};
        std::visit(Mask(), seen.what);
    }
    apply(m_turn, seen);
    if (!isAboutTurn(event))
        maskMeasuresOf(seen.stream);
    return seen;
}

void BlindTurn::maskMeasuresOf(const StreamId &stream)
{
    for (Answer &answer : m_turn.answers) {
        if (answer.member == stream.member && answer.attempt == stream.attempt)
            maskMeasures(answer);
    }
}

MemberId BlindTurn::shown(MemberId behind) const
{
    return m_shown.value(behind);
}

MemberId BlindTurn::behind(MemberId shown) const
{
    return m_shown.key(shown);
}

std::optional<Verdict> BlindTurn::masked(const std::optional<Verdict> &verdict) const
{
    if (!verdict)
        return {};
    Verdict seen{.tie = verdict->tie, .blind = verdict->blind, .at = verdict->at};
    if (verdict->winner)
        seen.winner = shown(*verdict->winner);
    for (auto rating = verdict->ratings.cbegin(); rating != verdict->ratings.cend(); ++rating)
        seen.ratings.insert(shown(rating.key()), rating.value());
    return seen;
}

} // namespace Conclave
