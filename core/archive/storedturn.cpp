#include "core/archive/storedturn.h"

#include "core/archive/packed.h"
#include "core/session/apply.h"
#include "core/session/eventjson.h"
#include "core/session/interruption.h"
#include "core/session/turnjson.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<Turn> unpackedTurn(const QByteArray &bytes)
{
    const Result<QJsonObject> json = unpackedJson(bytes);
    if (!json)
        return json.error();
    JsonReader reader(*json);
    const Turn turn = readTurn(reader);
    if (!reader.problem().isEmpty())
        return Error{.kind = Error::Kind::BadFile, .message = reader.problem()};
    return turn;
}

void fold(Turn &turn, const QList<Event> &events)
{
    for (const Event &event : events)
        apply(turn, event);
}

} // namespace

Turn RecordedTurn::folded() const
{
    Turn turn = base;
    fold(turn, events);
    return turn;
}

Microseconds RecordedTurn::lastMoment() const
{
    return events.isEmpty() ? Microseconds(0) : std::ranges::max(events, {}, &Event::at).at;
}

StoredTurn StoredTurn::from(const QSqlQuery &row)
{
    return {.row = row.value(0).toLongLong(),
            .session = row.value(1).toLongLong(),
            .ended = row.value(2).toBool(),
            .base = row.value(3).toByteArray(),
            .state = row.value(4).toByteArray(),
            .events = row.value(5).toByteArray()};
}

Result<RecordedTurn> StoredTurn::recorded(Database &database) const
{
    const Result<Turn> first = unpackedTurn(base);
    if (!first)
        return first.error();
    RecordedTurn recorded{*first, eventsFromBytes(unpacked(events))};
    const Done read = database.each(
        u"SELECT events FROM journal WHERE turn = ? ORDER BY seq"_s, {row}, [&](const auto &batch) {
            recorded.events += eventsFromBytes(batch.value(0).toByteArray());
            return true;
        });
    if (!read)
        return read.error();
    // What was read is always taken to have ended; what was only asked, nobody has seen end.
    recorded.base.ended = !recorded.base.answers.isEmpty() || (ended && recorded.events.isEmpty());
    return recorded;
}

Result<Turn> StoredTurn::turn(Database &database) const
{
    if (ended)
        return unpackedTurn(state.isEmpty() ? base : state);
    const Result<RecordedTurn> read = recorded(database);
    if (!read)
        return read.error();
    Turn turn = read->folded();
    fold(turn, interruption(turn, read->lastMoment()));
    return turn;
}

Result<std::optional<StoredTurn>> storedTurn(Database &database, qint64 row)
{
    std::optional<StoredTurn> stored;
    const Done read = database.each(
        u"SELECT %1 FROM turns WHERE id = ?"_s.arg(QLatin1StringView(StoredTurn::Columns)),
        {row},
        [&](const QSqlQuery &found) {
            stored = StoredTurn::from(found);
            return false;
        });
    if (!read)
        return read.error();
    return stored;
}

Result<qint64> turnRow(Database &database, qint64 session, TurnId turn)
{
    const Result<QVariant> row = database.value(
        u"SELECT id FROM turns WHERE session = ? AND uuid = ?"_s, {session, turn.toString()});
    if (!row)
        return row.error();
    return row->toLongLong();
}

} // namespace Conclave
