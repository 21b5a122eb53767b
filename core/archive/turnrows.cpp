#include "core/archive/turnrows.h"

#include "core/archive/packed.h"
#include "core/archive/textrows.h"
#include "core/replay/recordedevents.h"
#include "core/session/apply.h"
#include "core/session/eventjson.h"
#include "core/session/interruption.h"
#include "core/session/turnjson.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

Done addTurn(Database &database, qint64 session, const Turn &turn, bool hasEnded)
{
    const Result<qint64> known = turnRow(database, session, turn.id);
    if (!known)
        return known.error();
    if (*known)
        return std::monostate{};
    const Result<QVariant> row = database.value(
        u"INSERT INTO turns (session, uuid, place, asked, ended, base, judged)"
        " SELECT ?, ?, coalesce(max(place) + 1, 0), ?, ?, ?, ? FROM turns WHERE session = ?"
        " RETURNING id"_s,
        {session,
         turn.id.toString(),
         turn.asked.toMSecsSinceEpoch(),
         hasEnded,
         packedJson(toJson(turn)),
         hasEnded ? QVariant(turn.isJudged()) : QVariant(),
         session});
    if (!row)
        return row.error();
    return indexTurn(database, session, row->toLongLong(), turn);
}

Turn onlyAsked(Turn turn)
{
    turn.answers.clear();
    turn.earlierSyntheses.clear();
    turn.synthesis.reset();
    return turn;
}

/// What happened to a turn that runs, as far as it can be told.
QByteArray toldEvents(const Turn &turn)
{
    QList<Event> events = recordedEvents(turn);
    events.removeLast(); // its end
    return packed(eventBytes(events));
}

/// What is stored makes no other turn than this one.
bool isStored(Database &database, qint64 row, const Turn &turn)
{
    const Result<std::optional<StoredTurn>> stored = storedTurn(database, row);
    if (!stored || !*stored)
        return false;
    const Result<RecordedTurn> recorded = (*stored)->recorded(database);
    if (!recorded)
        return false;
    const Turn folded = recorded->folded();
    return folded.ended == turn.ended && toJson(folded) == toJson(turn);
}

} // namespace

Done beginTurn(Database &database, qint64 session, const Turn &turn)
{
    return addTurn(database, session, turn, false);
}

Done addWholeTurn(Database &database, qint64 session, const Turn &turn)
{
    return addTurn(database, session, turn, true);
}

Done renewTurn(Database &database, qint64 session, const Turn &turn)
{
    const Turn base = turn.ended ? turn : onlyAsked(turn);
    if (const Done added = addTurn(database, session, base, turn.ended); !added)
        return added;
    const Result<qint64> row = turnRow(database, session, turn.id);
    if (!row)
        return row.error();
    if (isStored(database, *row, turn))
        return std::monostate{};
    const Done kept = database.run(
        u"UPDATE turns SET ended = ?, base = ?, state = NULL, events = ?, judged = ? WHERE id = ?"_s,
        {turn.ended,
         packedJson(toJson(base)),
         turn.ended ? QVariant() : QVariant(toldEvents(turn)),
         turn.ended ? QVariant(turn.isJudged()) : QVariant(),
         *row});
    if (!kept)
        return kept;
    if (Done done = database.run(u"DELETE FROM journal WHERE turn = ?"_s, {*row}); !done)
        return done;
    return indexTurn(database, session, *row, turn);
}

Done appendEvents(Database &database, qint64 turnRow, const QByteArray &events)
{
    const Done done =
        database.run(u"INSERT INTO journal (turn, seq, events)"
                     " SELECT ?, coalesce(max(seq), 0) + 1, ? FROM journal WHERE turn = ?"_s,
                     {turnRow, events, turnRow});
    if (!done)
        return done;
    return database.run(u"UPDATE turns SET ended = 0, judged = NULL WHERE id = ? AND ended = 1"_s,
                        {turnRow});
}

Result<bool> endTurn(Database &database, qint64 turnRow)
{
    const Result<std::optional<StoredTurn>> stored = storedTurn(database, turnRow);
    if (!stored)
        return stored.error();
    if (!*stored)
        return false; // purged meanwhile
    Result<RecordedTurn> recorded = (*stored)->recorded(database);
    if (!recorded)
        return recorded.error();
    Turn turn = recorded->folded();
    QList<Event> events = recorded->events;
    const QList<Event> cut = interruption(turn, recorded->lastMoment());
    for (const Event &event : cut) {
        apply(turn, event);
        events.append(event);
    }
    const Done kept = database.run(
        u"UPDATE turns SET ended = 1, state = ?, events = ?, judged = ? WHERE id = ?"_s,
        {packedJson(toJson(turn)), packed(eventBytes(events)), turn.isJudged(), turnRow});
    if (!kept)
        return kept.error();
    if (const Done done = database.run(u"DELETE FROM journal WHERE turn = ?"_s, {turnRow}); !done)
        return done.error();
    if (const Done done = indexTurn(database, (*stored)->session, turnRow, turn); !done)
        return done.error();
    return !cut.isEmpty();
}

} // namespace Conclave
