#include "core/insight/trace.h"

#include "core/insight/citations.h"
#include "core/insight/opposition.h"
#include "core/insight/support.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <iterator>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The place of the statement that a citation belongs to: the one around it, the one before it on
/// its line, or else the one after it; -1 without any.
qsizetype statementNear(const Range &citation, const QList<Claim> &statements, const QString &text)
{
    constexpr qsizetype Near = 1000;
    const auto after =
        std::ranges::lower_bound(statements, citation.end(), {}, [](const Claim &statement) {
            return statement.range.position;
        });
    if (after != statements.begin()) {
        const qsizetype end = std::prev(after)->range.end();
        const qsizetype distance = std::max<qsizetype>(0, citation.position - end);
        const bool isOnLine =
            distance < Near && !QStringView(text).mid(end, distance).contains(u'\n');
        if (end >= citation.end() || isOnLine)
            return std::prev(after) - statements.begin();
    }
    return after == statements.end() ? -1 : after - statements.begin();
}

/// Emphasis may end behind the full stop; its closing mark then stands before the next sentence, or
/// alone where a citation follows.
Range withoutClosingMark(const Claim &claim)
{
    static const QRegularExpression mark(uR"(^(?:\*{1,3}|_{1,3})\s+)"_s);
    const qsizetype length = mark.match(claim.raw).capturedLength();
    return {claim.range.position + length, claim.range.length - length};
}

bool isWordless(const Claim &claim)
{
    return std::ranges::all_of(claim.words,
                               [](const Word &word) { return word.kind == Word::Kind::Mark; });
}

class Tracer
{
public:
    Tracer(const CitedText &synthesis, const QList<Claim> &claims, qsizetype answers)
        : m_claims(claims)
        , m_answers(answers)
        , m_first(std::ranges::find_if(
                      claims, [&](const Claim &claim) { return claim.source >= answers; }) -
                  claims.begin())
        , m_cited(claims.size() - m_first)
        , m_statements(statementsOf(claims))
        , m_support(claims, m_statements)
        , m_opposition(claims, m_statements)
    {
        const QList<Claim> statements = claims.sliced(m_first);
        for (const CitedText::Citation &citation : synthesis.citations) {
            const qsizetype statement = statementNear(citation.range, statements, synthesis.text);
            if (statement >= 0)
                m_cited[statement].insert(citation.source);
        }
    }

    QList<TracedStatement> statements() const
    {
        QList<TracedStatement> statements;
        for (qsizetype claim = m_first; claim < m_claims.size(); ++claim) {
            if (m_support.isTelling(claim) || !m_cited[claim - m_first].isEmpty())
                statements.append(traced(claim));
        }
        return statements;
    }

private:
    TracedStatement traced(qsizetype claim) const
    {
        TracedStatement statement{withoutClosingMark(m_claims[claim]), {}, {}, {}};
        const QList<qsizetype> backers = m_support.backers(claim);
        const QHash<qsizetype, qsizetype> opponents = m_opposition.opponents(claim);
        for (qsizetype source = 0; source < m_answers; ++source) {
            const bool isCited = m_cited[claim - m_first].contains(source);
            const qsizetype opponent = opponents.value(source, -1);
            const qsizetype backer = opponent >= 0 ? -1 : backers[source];
            if (opponent >= 0)
                statement.against.append({source, isCited, m_claims[opponent].range});
            else if (backer >= 0)
                statement.by.append({source, isCited, m_claims[backer].range});
            else if (isCited)
                statement.named.append(source);
        }
        return statement;
    }

    const QList<Claim> &m_claims;
    const qsizetype m_answers;
    const qsizetype m_first; ///< The claim that is the synthesis' first statement.
    QList<QSet<qsizetype>> m_cited;
    const QList<Statement> m_statements;
    const Support m_support;
    const Opposition m_opposition;
};

} // namespace

Trace trace(const QString &synthesis, const QList<SourceText> &answers)
{
    const CitedText cited = readCitations(synthesis.left(ThoroughReading.characters), answers);
    QList<SourceText> sources = answers;
    sources.append({{}, cited.text});
    QList<Claim> all = claims(sources, ThoroughReading);
    const bool isCut =
        cited.text.size() < synthesis.size() || mayBeCut(sources, all, ThoroughReading);
    all.removeIf(
        [&](const Claim &claim) { return claim.source == answers.size() && isWordless(claim); });
    // Each statement is a source of its own: a synthesis that tells both sides of a conflict is not
    // of two minds.
    qsizetype source = answers.size();
    for (Claim &claim : all) {
        if (claim.source == answers.size())
            claim.source = source++;
    }
    return {Tracer(cited, all, answers.size()).statements(), isCut};
}

} // namespace Conclave
