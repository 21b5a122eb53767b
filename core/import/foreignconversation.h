#pragma once

#include "core/import/importformat.h"
#include "core/session/answer.h"

#include <QDateTime>

namespace Conclave {

/// A message as other programs keep it: a node of a tree, in which siblings are answers side by
/// side, answers that were asked for again, and questions that were edited.
struct ForeignMessage
{
    enum class Role {
        User,
        Assistant,
        System,
        Other ///< Holds the tree together; says nothing.
    };

    QString id;
    QString parent; ///< Empty, or of no message: it is a root.
    Role role = Role::Other;
    QString text;
    QString reasoning;
    QString model;
    QString seat; ///< Tells answers of one model side by side apart; empty: its place says nothing.
    QDateTime at; ///< UTC; invalid: not known.
    AnswerStatus status = AnswerStatus::Complete;
    Notice notice = Notice::None;
    QString error; ///< What went wrong with the answer; empty: nothing.
    Usage usage;
    QString merged; ///< What was made of this answer and its siblings; empty: nothing.
};

struct ForeignConversation
{
    ImportFormat format = ImportFormat::ChatGpt;
    QString id; ///< Empty: it has none.
    QString title;
    QDateTime created; ///< UTC; invalid: not known.
    QString model;     ///< Of answers that do not say theirs.
    QString role;      ///< The system prompt.
    QList<ForeignMessage> messages;
    QString current; ///< The last message of the branch that was read last; empty: not known.

    /// Gives every message that has none an id and, unless any of them names its parent, makes each
    /// follow the one before it. For messages that stand in a row.
    void complete();
};

} // namespace Conclave
