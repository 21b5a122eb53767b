#pragma once

#include "core/archive/database.h"
#include "core/session/event.h"
#include "core/session/turn.h"

#include <QSqlQuery>

#include <optional>

namespace Conclave {

/// A turn as it can be played again.
struct RecordedTurn
{
    Turn base;           ///< As it was asked; as it was imported, when nobody here saw it run.
    QList<Event> events; ///< What happened to it since, in order.

    Turn folded() const;             ///< What the events made of it.
    Microseconds lastMoment() const; ///< Of its events; 0 without any.
};

/// A turn as it stands in its row.
struct StoredTurn
{
    qint64 row = 0;
    qint64 session = 0;
    bool ended = false;
    QByteArray base;
    QByteArray state;  ///< Empty: the base is all.
    QByteArray events; ///< Of which the state was made.

    static constexpr auto Columns = "id, session, ended, base, state, events";
    static StoredTurn from(const QSqlQuery &row);

    /// With the events of its journal. Error::Kind::BadFile when it makes no sense.
    Result<RecordedTurn> recorded(Database &database) const;
    /// As it stands. One that still runs, or whose end was not stored, is interrupted there.
    Result<Turn> turn(Database &database) const;
};

/// The turn in this row; empty when there is none.
Result<std::optional<StoredTurn>> storedTurn(Database &database, qint64 row);

/// The row of a session's turn; 0 when there is none.
Result<qint64> turnRow(Database &database, qint64 session, TurnId turn);

} // namespace Conclave
