#pragma once

#include "core/session/session.h"

/// A session in which everything happens once: a complete answer that was retried and
/// stalled, a failure, a cut and a cancelled
/// one, a second attempt, a member who was not asked, and a synthesis by the second chair.
inline Conclave::Session sampleSession()
{
    using namespace Conclave;
    using namespace Qt::Literals::StringLiterals;
    using namespace std::chrono_literals;

    const auto seat = [](int number, const QString &name, const QString &emoji) {
        Member member;
        member.id =
            MemberId::fromString(u"00000000-0000-4000-8000-%1"_s.arg(number, 12, 10, QChar(u'0')));
        member.name = name;
        member.emoji = emoji;
        member.color = u"#d9822b"_s;
        member.endpoint.name = u"LM Studio"_s;
        member.endpoint.url = QUrl(u"http://127.0.0.1:1234/v1"_s);
        member.model = u"llama_3.1:8b"_s;
        return member;
    };
    const auto answerOf = [](const Member &member, AnswerStatus status, const QString &text) {
        Answer answer;
        answer.member = member.id;
        answer.status = status;
        answer.text = text;
        answer.times.waiting = 100us;
        answer.times.connecting = 300us;
        answer.times.sent = 1900us;
        answer.times.ended = 2201400us;
        if (!text.isEmpty()) {
            answer.pieces = 40;
            answer.times.headers = 201300us;
            answer.times.firstText = 203ms;
            answer.times.lastText = 2199ms;
        }
        return answer;
    };

    Turn turn;
    turn.id = TurnId::fromString(u"00000000-0000-4000-8000-0000000000aa"_s);
    turn.asked = QDateTime(QDate(2026, 11, 20), QTime(15, 0, 1), Qt::UTC);
    turn.question.sharesSynthesis = true;
    turn.question.text = u"Which *database* fits?\nWe have 3 writers."_s;
    turn.ended = true;
    turn.council.name = u"Six [Seats]"_s;
    turn.council.members = {seat(1, u"Strategist"_s, u"🧭"_s),
                            seat(2, u"Critic"_s, u"🔍"_s),
                            seat(3, u"Tester"_s, u"🧪"_s),
                            seat(4, u"Clerk"_s, {}),
                            seat(5, u"Guest"_s, u"🪑"_s)};
    turn.council.members[0].role = u"You plan.\nBe brief."_s;
    turn.council.members[0].parameters.temperature = 0.7;
    turn.council.members[4].enabled = false;
    turn.council.chair = seat(8, u"Chair"_s, u"⚖"_s);
    turn.council.secondChair = seat(9, u"Deputy"_s, u"🪶"_s);
    turn.council.limits.deadline = 30s;
    turn.council.limits.quorum = 3;
    const QList<Member> &members = turn.council.members;

    Answer whole = answerOf(
        members[0], AnswerStatus::Complete, u"# SQLite\n\n```sql\nPRAGMA journal_mode=WAL;\n"_s);
    whole.usage = {.input = 21, .output = 400, .costUsd = 0.0021};
    whole.reasoning = u"Three writers are few."_s;
    whole.request = {{u"model"_s, u"llama_3.1:8b"_s}, {u"max_tokens"_s, 2048}};
    whole.retries = {
        {40ms, 90ms, {.kind = Error::Kind::Server, .http = 503, .message = u"busy"_s}}};
    whole.stalls = {{500ms, 1500ms}};
    whole.pace.add(203ms, 9);
    whole.pace.add(2199ms, whole.text.size());
    Answer failed = answerOf(members[1], AnswerStatus::Failed, {});
    failed.error = Error{.kind = Error::Kind::RateLimited,
                         .http = 429,
                         .message = u"slow down,\n# please | <b>"_s,
                         .retryAfter = 4s};
    Answer cut = answerOf(members[2], AnswerStatus::Partial, u"It depends\r\n---\ron the"_s);
    cut.notice = Notice::Deadline;
    Answer cancelled = answerOf(members[3], AnswerStatus::Cancelled, {});
    cancelled.notice = Notice::Stopped;
    cancelled.times.ended = 900ms;
    Answer again = answerOf(members[1], AnswerStatus::Complete, u"PostgreSQL."_s);
    again.attempt = 2;
    again.times.waiting = 60s;
    again.times.connecting = again.times.sent = again.times.headers = 60001ms;
    again.times.firstText = again.times.lastText = 60500ms;
    again.times.ended = 60600ms;
    again.usage = {.output = 3, .costUsd = 0.00001, .isCostEstimated = true, .estimated = true};
    turn.answers = {whole, failed, cut, cancelled, again};

    Synthesis synthesis;
    synthesis.answer =
        answerOf(*turn.council.secondChair, AnswerStatus::Complete, u"## Consensus\n\nWAL."_s);
    synthesis.by = SynthesisAuthor::SecondChair;
    synthesis.answer.times.waiting = synthesis.answer.times.connecting = 2300ms;
    synthesis.answer.times.sent = 2301ms;
    synthesis.answer.times.headers = 2400ms;
    synthesis.answer.times.firstText = 2500ms;
    synthesis.answer.times.lastText = 4300ms;
    synthesis.answer.times.ended = 4500ms;
    synthesis.from = {members[2].id, members[0].id};
    synthesis.partial = {members[2].id};
    synthesis.degraded = true;
    turn.synthesis = synthesis;

    Session session;
    session.id = SessionId::fromString(u"00000000-0000-4000-8000-0000000000ff"_s);
    session.title = u"Which \"database\" fits?"_s;
    session.created = QDateTime(QDate(2026, 11, 20), QTime(15, 0), Qt::UTC);
    session.turns = {turn};
    return session;
}
