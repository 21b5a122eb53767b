#include "core/archive/search.h"

#include "core/archive/packed.h"
#include "core/archive/sessionrows.h"
#include "core/archive/textrows.h"

#include <QHash>

#include <algorithm>
#include <functional>
#include <limits>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int AnswersPerTurn = 3;

/// A text that matches, before anything of it is read.
struct Match
{
    qint64 text = 0;
    qint64 session = 0;
    qint64 turn = 0; ///< 0: a title.
    SearchHit::Kind kind = SearchHit::Kind::Title;
};

struct Statement
{
    QString sql;
    QVariantList values;
};

/// All texts that match, the newest first. The index is walked from its end, so that the first ones
/// cost the same however many there are.
Statement statementFor(const SearchQuery &query)
{
    const qint64 first =
        query.after ? firstTextId(*query.after) : std::numeric_limits<qint64>::min();
    const qint64 end =
        query.before ? firstTextId(*query.before) : std::numeric_limits<qint64>::max();
    const QString match = matchExpression(query);
    Statement statement;
    statement.sql = u"SELECT t.id, t.session, t.turn, t.kind FROM "_s;
    if (match.isEmpty()) { // only filters: every turn once
        statement.sql +=
            u"texts t CROSS JOIN sessions s ON s.id = t.session"
            " WHERE t.kind = %1 AND t.id >= ? AND t.id < ?"_s.arg(int(SearchHit::Kind::Question));
        statement.values = {first, end};
    } else {
        statement.sql += u"found f CROSS JOIN texts t ON t.id = f.rowid"
                         " CROSS JOIN sessions s ON s.id = t.session"
                         " WHERE f.found MATCH ? AND f.rowid >= ? AND f.rowid < ?"_s;
        statement.values = {match, first, end};
    }
    statement.sql += u" AND s.removed IS NULL"_s;
    for (const QString &tag : query.tags) {
        statement.sql +=
            u" AND EXISTS (SELECT 1 FROM tags WHERE session = s.id AND tag = ? COLLATE NOCASE)"_s;
        statement.values.append(tag);
    }
    statement.sql += match.isEmpty() ? u" ORDER BY t.id DESC"_s : u" ORDER BY f.rowid DESC"_s;
    return statement;
}

/// Chooses among the matches as they come.
class Choice final
{
public:
    explicit Choice(qsizetype limit) : m_limit(limit) {}

    /// Whether more may be taken.
    bool take(const Match &match)
    {
        if (match.kind == SearchHit::Kind::Answer && ++m_answers[match.turn] > AnswersPerTurn)
            return true;
        if (m_matches.size() == m_limit) {
            m_isCut = true;
            return false;
        }
        m_matches.append(match);
        return true;
    }
    /// Turns in the order in which they were met.
    QList<Match> sorted() const
    {
        QHash<std::pair<qint64, qint64>, qsizetype> order;
        const auto placeOf = [](const Match &match) {
            return std::pair(match.session, match.turn);
        };
        for (const Match &match : m_matches) {
            if (!order.contains(placeOf(match)))
                order.insert(placeOf(match), order.size());
        }
        QList<Match> matches = m_matches;
        const auto rank = [](const Match &match) {
            return match.kind == SearchHit::Kind::Answer ? int(SearchHit::Kind::Synthesis) + 1
                                                         : int(match.kind);
        };
        std::ranges::stable_sort(matches, {}, [&](const Match &match) {
            return std::pair(order.value(placeOf(match)), rank(match));
        });
        return matches;
    }
    bool isCut() const { return m_isCut; }

private:
    qsizetype m_limit;
    QList<Match> m_matches;
    QHash<qint64, int> m_answers;
    bool m_isCut = false;
};

Result<SearchHit> hitFor(Database &database, const Match &match, const SearchQuery &query)
{
    SearchHit hit;
    hit.kind = match.kind;
    const auto take = [&](const QSqlQuery &row) {
        hit.member = MemberId::fromString(row.value(0).toString());
        hit.attempt = row.value(1).toInt();
        hit.memberName = QString::fromUtf8(row.value(2).toByteArray());
        hit.model = QString::fromUtf8(row.value(3).toByteArray());
        hit.snippet = snippetOf(unpackedText(row.value(4).toByteArray()), query.phrases);
        hit.session = SessionId::fromString(row.value(5).toString());
        if (const Result<Session> frame = sessionFrame(row.value(6).toByteArray()))
            hit.sessionTitle = frame->title;
        hit.turn = TurnId::fromString(row.value(7).toString());
        hit.asked = QDateTime::fromMSecsSinceEpoch(row.value(8).toLongLong(), Qt::UTC);
        return false;
    };
    const Done read = database.each(
        u"SELECT t.member, t.attempt, t.name, t.model, t.text, s.uuid, s.frame, n.uuid,"
        " coalesce(n.asked, s.created) FROM texts t JOIN sessions s ON s.id = t.session"
        " LEFT JOIN turns n ON n.id = t.turn WHERE t.id = ?"_s,
        {match.text},
        take);
    if (!read)
        return read.error();
    return hit;
}

/// A title is made of the first question, with "…" where that goes on.
bool repeats(const SearchHit &title, const SearchHit &question)
{
    QStringView words = title.snippet.text;
    if (words.endsWith(u'…'))
        words.chop(1);
    return question.kind == SearchHit::Kind::Question && question.session == title.session &&
           question.snippet.found == title.snippet.found && question.snippet.text.startsWith(words);
}

void dropRepeatingTitles(QList<SearchHit> &hits)
{
    const QList<SearchHit> all = hits;
    hits.removeIf([&all](const SearchHit &hit) {
        return hit.kind == SearchHit::Kind::Title &&
               std::ranges::any_of(all, std::bind_front(repeats, std::cref(hit)));
    });
}

} // namespace

Result<SearchHits> searchArchive(Database &database,
                                 const SearchQuery &query,
                                 qsizetype limit,
                                 const std::function<bool()> &isSuperseded)
{
    const Error cancelled{.kind = Error::Kind::Cancelled};
    if (query.isEmpty())
        return SearchHits{};
    const Statement statement = statementFor(query);
    Choice choice(limit);
    const Done read = database.each(statement.sql, statement.values, [&](const QSqlQuery &row) {
        return !isSuperseded() && choice.take({row.value(0).toLongLong(),
                                               row.value(1).toLongLong(),
                                               row.value(2).toLongLong(),
                                               SearchHit::Kind(row.value(3).toInt())});
    });
    // Asked first: a statement that is interrupted while it connects to the index fails with
    // SQLite's plain "error", which does not tell why.
    if (isSuperseded())
        return cancelled;
    if (!read)
        return read.error();
    SearchHits result{.isCut = choice.isCut()};
    for (const Match &match : choice.sorted()) {
        const Result<SearchHit> hit = hitFor(database, match, query);
        if (isSuperseded())
            return cancelled;
        if (!hit)
            return hit.error();
        result.hits.append(*hit);
    }
    dropRepeatingTitles(result.hits);
    return result;
}

} // namespace Conclave
