#pragma once

#include "core/session/turn.h"

namespace Conclave {

/// A titled sequence of turns: the unit of history and export.
struct Session
{
    SessionId id;
    QString title;
    QDateTime created;    ///< UTC.
    QString importedFrom; ///< "chatgpt": another program's export; empty: Conclave made it.
    QList<Turn> turns;
    QJsonObject unread; ///< Fields of newer versions, kept as they are.

    bool operator==(const Session &) const = default;
};

/// Whether anything can be asked in it, also once more. Not where another program did the asking:
/// Conclave cannot reach what answered there.
bool canAsk(const Session &session);

/// A title made from the first question: its first line, shortened.
QString titleFor(const QString &question);

} // namespace Conclave
