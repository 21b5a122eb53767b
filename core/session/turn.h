#pragma once

#include "core/council/council.h"
#include "core/session/question.h"
#include "core/session/synthesis.h"
#include "core/session/verdict.h"

#include <QDateTime>

namespace Conclave {

/// One question, its answers and its synthesis. Only apply() changes what a run produced and what
/// the user thinks of it.
struct Turn
{
    TurnId id;
    QDateTime asked; ///< UTC.
    Question question;
    Council council; ///< As it was when asked, but for limits changed while it ran.
    /// When the answers that are awaited now were asked: from there the deadline counts. Later than
    /// 0 once everything had ended without a synthesis and something was retried.
    Microseconds awaitedSince{0};
    QList<Answer>
        answers; ///< In the order they were started; several attempts of a member possible.
    std::optional<Synthesis> synthesis; ///< The newest one.
    QList<Synthesis> earlierSyntheses;  ///< In order; also tries of a chair that failed.
    std::optional<Verdict> verdict;     ///< What the user thinks of it; not part of a run.
    bool ended = false;                 ///< Nothing of it is running any more.
    QJsonObject unread;                 ///< Fields of newer versions, kept as they are.

    bool operator==(const Turn &) const = default;

    /// The newest attempt of this member; null when it was not asked.
    const Answer *latest(MemberId member) const;
    /// The newest attempt of this member that has text; null when there is none. A retry that
    /// failed does not take away what an attempt before it had written.
    const Answer *latestWithText(MemberId member) const;
    /// The newest attempt of this member that has ended and has text; null when there is none.
    const Answer *latestWhole(MemberId member) const;
    bool hasText() const; ///< Of any answer.
    bool isJudged() const { return verdict && !verdict->isEmpty(); }
    /// The newest attempt of every member, in the council's order.
    QList<const Answer *> latestAnswers() const;
    /// Those whose newest answer has ended and is not complete, in the council's order.
    QList<MemberId> lackingMembers() const;

    /// Where its time has got to: the latest moment that is known of any answer or synthesis.
    Microseconds lastMoment() const;
    /// When the council's deadline passes; empty when there is none.
    std::optional<Microseconds> deadlineAt() const;
    /// The moment the first synthesis began; empty while there is none.
    std::optional<Microseconds> firstSynthesisAt() const;
    /// Whether this answer was still running when the first synthesis began, and has or may still
    /// have something to add to it.
    bool isLate(const Answer &answer) const;
    /// The members with text that the newest synthesis does not know, although their answers have
    /// ended; in the council's order. Empty while there is no synthesis.
    QList<MemberId> newerThanSynthesis() const;
};

} // namespace Conclave
