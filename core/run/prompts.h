#pragma once

#include "core/dialects/dialect.h"
#include "core/session/turn.h"

#include <QList>

namespace Conclave {

/// What `member` is sent: its role, its own thread (its earlier questions and its own answers,
/// never another member's), and the question; before it, where the question says so, the last
/// synthesis of the turn before, as data between fence lines.
QList<Message>
memberMessages(const Member &member, const QList<Turn> &earlier, const Question &question);

/// One answer as the chair sees it: without a name.
struct LabelledAnswer
{
    QString label; ///< "A", "B" … "Z", "AA" …
    MemberId member;
    QString text;
    bool cut = false; ///< Partial, or still being written.
};

/// The answers that have text, in an order drawn from `seed`, labelled in that order.
QList<LabelledAnswer> labelledAnswers(const Turn &turn, quint32 seed);

/// What the chair is sent: the question, then the answers as one JSON array between two fence
/// lines with `nonce`, as data. Fences are taken out of everything, and the role marks of common
/// chat templates of the answers, and all answers are cut at the same length.
QList<Message> chairMessages(const Member &chair,
                             const Turn &turn,
                             const QList<LabelledAnswer> &answers,
                             const QString &nonce);

} // namespace Conclave
