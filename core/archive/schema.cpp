#include "core/archive/schema.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ApplicationId = 0x436E636C; // "Cncl"

// Times are milliseconds since 1970, UTC. What is named "packed" is in the form of
// core/archive/packed.
//
// sessions.frame: packed session file without turns. removed: when the user removed it; null: not.
// turns.base: packed turn to which `events` apply: as it was asked, or as it was imported.
// turns.state: packed turn with what the events made of it; null: the base is all.
// turns.events: packed eventBytes(). journal.events: eventBytes() since then, while the turn runs.
// texts.id: 2048 · when it was asked + a number, so that the newest ones have the highest and a
// search finds them first. texts.kind: as in SearchHit. found has their words, by the same id. It
// has the beginnings of words too, as long as people type (up to 5 letters in archives from before
// the second step): FTS5 gathers every text that has a longer one before it gives the first.
const SchemaStep FirstStep{
    u"CREATE TABLE sessions (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, source TEXT UNIQUE,"
    " frame BLOB NOT NULL, created INTEGER NOT NULL, changed INTEGER NOT NULL,"
    " pinned INTEGER NOT NULL DEFAULT 0, read_only INTEGER NOT NULL DEFAULT 0,"
    " removed INTEGER)"_s,
    u"CREATE INDEX sessions_in_order ON sessions (removed, pinned, changed, id)"_s,
    u"CREATE TABLE tags (session INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,"
    " tag TEXT NOT NULL, PRIMARY KEY (tag, session)) WITHOUT ROWID"_s,
    u"CREATE INDEX tags_by_session ON tags (session)"_s,
    u"CREATE TABLE turns (id INTEGER PRIMARY KEY,"
    " session INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,"
    " uuid TEXT NOT NULL, place INTEGER NOT NULL, asked INTEGER NOT NULL,"
    " ended INTEGER NOT NULL, base BLOB NOT NULL, state BLOB, events BLOB,"
    " UNIQUE (session, uuid), UNIQUE (session, place))"_s,
    u"CREATE INDEX turns_that_run ON turns (id) WHERE ended = 0"_s,
    u"CREATE TABLE journal (turn INTEGER NOT NULL REFERENCES turns (id) ON DELETE CASCADE,"
    " seq INTEGER NOT NULL, events BLOB NOT NULL, PRIMARY KEY (turn, seq)) WITHOUT ROWID"_s,
    u"CREATE TABLE texts (id INTEGER PRIMARY KEY,"
    " session INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,"
    " turn INTEGER REFERENCES turns (id) ON DELETE CASCADE, kind INTEGER NOT NULL,"
    " member TEXT, attempt INTEGER NOT NULL, name BLOB, model BLOB, text BLOB NOT NULL)"_s,
    u"CREATE INDEX texts_by_session ON texts (session)"_s,
    u"CREATE INDEX texts_by_turn ON texts (turn)"_s,
    u"CREATE VIRTUAL TABLE found USING fts5 (text, member, model, content = '', columnsize = 0,"
    " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4 5 6 7 8')"_s};

// turns.judged: whether the turn has a verdict; null: perhaps, it runs or is from before this step.
// traces: has a row as long as something of what was purged may be left, in the index or a backup.
const SchemaStep SecondStep{u"ALTER TABLE turns ADD COLUMN judged INTEGER"_s,
                            u"CREATE INDEX turns_judged ON turns (session) WHERE judged IS NOT 0"_s,
                            u"CREATE TABLE traces (id INTEGER PRIMARY KEY)"_s};

} // namespace

const QList<SchemaStep> &schemaSteps()
{
    static const QList<SchemaStep> steps{FirstStep, SecondStep};
    return steps;
}

Result<SchemaState> schemaState(Database &database)
{
    const Result<QVariant> version = database.value(u"PRAGMA user_version"_s);
    const Result<QVariant> application = database.value(u"PRAGMA application_id"_s);
    const Result<QVariant> tables = database.value(u"SELECT count(*) FROM sqlite_schema"_s);
    for (const auto *read : {&version, &application, &tables}) {
        if (!*read)
            return read->error();
    }
    const bool isEmpty = version->toInt() == 0 && tables->toInt() == 0;
    return SchemaState{version->toInt(), isEmpty || application->toInt() == ApplicationId};
}

Done migrate(Database &database,
             const QList<SchemaStep> &steps,
             const std::function<Done()> &backUp)
{
    const Result<SchemaState> state = schemaState(database);
    if (!state)
        return state.error();
    if (state->version > 0 && state->version < steps.size()) {
        if (const Done kept = backUp(); !kept)
            return kept;
    }
    for (qsizetype version = state->version; version < steps.size(); ++version) {
        const Done done = database.transaction([&]() -> Done {
            SchemaStep statements = steps[version];
            statements += u"PRAGMA application_id = %1"_s.arg(ApplicationId);
            statements += u"PRAGMA user_version = %1"_s.arg(version + 1);
            for (const QString &statement : std::as_const(statements)) {
                if (Done ran = database.run(statement); !ran)
                    return ran;
            }
            return std::monostate{};
        });
        if (!done)
            return done;
    }
    return std::monostate{};
}

} // namespace Conclave
