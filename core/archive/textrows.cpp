#include "core/archive/textrows.h"

#include "core/archive/packed.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 TextsPerMillisecond = 2048;

/// One text, and whose it is.
struct Text
{
    SearchHit::Kind kind = SearchHit::Kind::Question;
    QString text = {};
    const Member *seat = nullptr;
    MemberId member = {};
    int attempt = 1;
};

/// Text in a column is kept as UTF-8: what that cannot write is gone before it is indexed, so that
/// the index can be told the same words when the text goes.
QString asStored(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

class TextRows final
{
public:
    TextRows(Database &database, qint64 session, qint64 turn, const QDateTime &moment)
        : m_database(database)
        , m_session(session)
        , m_turn(turn ? QVariant(turn) : QVariant(QMetaType::fromType<qlonglong>()))
        , m_first(firstTextId(moment))
    {
    }

    Done add(const Text &text)
    {
        if (text.text.isEmpty())
            return std::monostate{};
        const Result<qint64> id = freeId();
        if (!id)
            return id.error();
        const QByteArray name = text.seat ? text.seat->name.toUtf8() : QByteArray();
        const QByteArray model = text.seat ? text.seat->model.toUtf8() : QByteArray();
        const Done stored = m_database.run(
            u"INSERT INTO texts (id, session, turn, kind, member, attempt, name, model, text)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {*id,
             m_session,
             m_turn,
             int(text.kind),
             text.member.isNull() ? QVariant() : QVariant(text.member.toString()),
             text.attempt,
             name,
             model,
             packedText(text.text)});
        if (!stored)
            return stored;
        return m_database.run(
            u"INSERT INTO found (rowid, text, member, model) VALUES (?, ?, ?, ?)"_s,
            {*id,
             indexTokens(text.text),
             indexTokens(asStored(name)),
             indexTokens(asStored(model))});
    }

private:
    Result<qint64> freeId()
    {
        if (m_next == m_end) {
            if (const Done found = findRoom(); !found)
                return found.error();
        }
        return m_next++;
    }

    /// What follows the last text of the turn's millisecond. Thousands of one moment, as of an
    /// import without dates, go on into the ones after it: their room is doubled until something
    /// is left at its end, for looking through what is taken would take ever longer.
    Done findRoom()
    {
        for (qint64 room = TextsPerMillisecond;; room *= 2) {
            m_end = m_first + room;
            const Result<QVariant> last = m_database.value(
                u"SELECT id FROM texts WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT 1"_s,
                {m_first, m_end});
            if (!last)
                return last.error();
            m_next = last->isValid() ? last->toLongLong() + 1 : m_first;
            if (m_next < m_end)
                return std::monostate{};
        }
    }

    Database &m_database;
    qint64 m_session;
    QVariant m_turn;
    const qint64 m_first; ///< Of the turn's millisecond.
    qint64 m_next = 0;
    qint64 m_end = 0; ///< Everything from m_next to here is free.
};

/// Texts are taken out of an index without content by telling it what they were.
Done drop(Database &database, const QString &condition, const QVariant &value)
{
    QList<QVariantList> texts;
    const Done read =
        database.each(u"SELECT id, text, name, model FROM texts WHERE "_s + condition,
                      {value},
                      [&](const QSqlQuery &row) {
                          texts.append({row.value(0),
                                        indexTokens(unpackedText(row.value(1).toByteArray())),
                                        indexTokens(asStored(row.value(2).toByteArray())),
                                        indexTokens(asStored(row.value(3).toByteArray()))});
                          return true;
                      });
    if (!read)
        return read;
    for (const QVariantList &text : std::as_const(texts)) {
        Done done = database.run(
            u"INSERT INTO found (found, rowid, text, member, model) VALUES ('delete', ?, ?, ?, ?)"_s,
            text);
        if (!done)
            return done;
    }
    return database.run(u"DELETE FROM texts WHERE "_s + condition, {value});
}

QList<Text> textsOf(const Turn &turn)
{
    using Kind = SearchHit::Kind;
    QList<Text> texts{{Kind::Question, turn.question.text}};
    const auto add = [&](Kind kind, const Answer &answer) {
        texts.append(
            {kind, answer.text, turn.council.find(answer.member), answer.member, answer.attempt});
    };
    for (const Answer &answer : turn.answers)
        add(Kind::Answer, answer);
    for (const Synthesis &synthesis : turn.earlierSyntheses)
        add(Kind::Synthesis, synthesis.answer);
    if (turn.synthesis)
        add(Kind::Synthesis, turn.synthesis->answer);
    return texts;
}

} // namespace

Done indexTurn(Database &database, qint64 session, qint64 turnRow, const Turn &turn)
{
    if (Done dropped = drop(database, u"turn = ?"_s, turnRow); !dropped)
        return dropped;
    TextRows rows(database, session, turnRow, turn.asked);
    for (const Text &text : textsOf(turn)) {
        if (Done added = rows.add(text); !added)
            return added;
    }
    return std::monostate{};
}

Done indexTitle(Database &database, qint64 session, const QString &title, const QDateTime &created)
{
    if (Done done = drop(database, u"turn IS NULL AND session = ?"_s, session); !done)
        return done;
    return TextRows(database, session, 0, created).add({SearchHit::Kind::Title, title});
}

Done dropTexts(Database &database, qint64 session)
{
    return drop(database, u"session = ?"_s, session);
}

qint64 firstTextId(const QDateTime &moment)
{
    return moment.toMSecsSinceEpoch() * TextsPerMillisecond;
}

} // namespace Conclave
