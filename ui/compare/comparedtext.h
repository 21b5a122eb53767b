#pragma once

#include "core/insight/claims.h"
#include "core/session/turn.h"
#include "ui/compare/textplace.h"
#include "ui/theme/memberaccent.h"

#include <QList>

namespace Conclave {

/// A text of a turn that can be compared with others, and whose it is.
struct ComparedText
{
    MemberId member; ///< Null: the synthesis.
    int attempt = 1; ///< Of the synthesis: its version.
    QString name;    ///< One line.
    QString face;    ///< For AvatarLabel.
    MemberAccent accent;
    QString text;
    bool cut = false; ///< It ends before the answer did.

    TextPlace place(const Range &part) const { return {member, attempt, part}; }

    bool operator==(const ComparedText &) const = default;
};

/// What every member wrote, in the council's order: its newest answer that has ended and has text.
QList<ComparedText> comparedAnswers(const Turn &turn);

/// The answers that a synthesis was made from, as they are now, in the order of its labels.
QList<ComparedText> answersBehind(const Turn &turn, const Synthesis &synthesis);

/// `synthesis` is one of the turn's.
ComparedText comparedSynthesis(const Turn &turn, const Synthesis &synthesis);

/// The same for core, which reads it.
QList<SourceText> sourceTexts(const QList<ComparedText> &texts);

} // namespace Conclave
