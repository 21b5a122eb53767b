#pragma once

#include "core/council/council.h"
#include "core/session/question.h"
#include "core/session/synthesis.h"

#include <QDateTime>

namespace Conclave {

/// One question, its answers and its synthesis. Only apply() changes what a run produced.
struct Turn
{
    TurnId id;
    QDateTime asked; ///< UTC.
    Question question;
    Council council; ///< As it was when asked.
    QList<Answer>
        answers; ///< In the order they were started; several attempts of a member possible.
    std::optional<Synthesis> synthesis;
    bool ended = false; ///< Nothing of it is running any more.
    QJsonObject unread; ///< Fields of newer versions, kept as they are.

    bool operator==(const Turn &) const = default;

    /// The newest attempt of this member; null when it was not asked.
    const Answer *latest(MemberId member) const;
    /// The newest attempt of every member, in the council's order.
    QList<const Answer *> latestAnswers() const;
};

} // namespace Conclave
