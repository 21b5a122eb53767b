#include "core/insight/agreement.h"

#include "core/insight/opposition.h"
#include "core/insight/support.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace Conclave {

namespace {

using Stance = AgreementCell::Stance;

class AgreementReader
{
public:
    AgreementReader(const QList<Claim> &claims, qsizetype sources)
        : m_claims(claims)
        , m_sources(sources)
        , m_statements(statementsOf(claims))
        , m_support(claims, m_statements)
        , m_opposition(claims, m_statements)
    {
    }

    QList<AgreementRow> rows()
    {
        QList<Candidate> candidates;
        for (qsizetype i = 0; i < m_claims.size(); ++i) {
            if (m_support.isTelling(i))
                candidates.append(candidate(i));
        }
        std::ranges::stable_sort(candidates, std::greater<>(), [](const Candidate &candidate) {
            return std::tuple(
                candidate.speaking(), candidate.row.contradicting > 0, candidate.row.supporting);
        });
        QList<bool> isSaid(m_claims.size(), false);
        QList<AgreementRow> rows;
        for (const Candidate &candidate : std::as_const(candidates)) {
            if (isSaid[candidate.claim])
                continue;
            rows.append(candidate.row);
            for (const qsizetype claim : candidate.quoted)
                isSaid[claim] = true;
        }
        return rows;
    }

private:
    struct Candidate
    {
        qsizetype claim = 0;
        AgreementRow row;
        QList<qsizetype> quoted; ///< Claims, itself among them.

        qsizetype speaking() const { return row.supporting + row.contradicting; }
    };

    Candidate candidate(qsizetype claim) const
    {
        const Claim &own = m_claims[claim];
        Candidate candidate{claim, {own.sentence, own.source, {}}, {}};
        const QList<qsizetype> backers = m_support.backers(claim);
        const QHash<qsizetype, qsizetype> opponents = m_opposition.opponents(claim);
        for (qsizetype source = 0; source < m_sources; ++source) {
            const qsizetype opponent = opponents.value(source, -1);
            const qsizetype backer = source < backers.size() ? backers[source] : -1;
            const qsizetype speaker = opponent >= 0 ? opponent : backer;
            AgreementCell cell;
            if (speaker >= 0) {
                cell = {opponent >= 0 ? Stance::Contradicts : Stance::Supports,
                        m_claims[speaker].range};
                ++(opponent >= 0 ? candidate.row.contradicting : candidate.row.supporting);
                candidate.quoted.append(speaker);
            }
            candidate.row.cells.append(cell);
        }
        return candidate;
    }

    const QList<Claim> &m_claims;
    const qsizetype m_sources;
    const QList<Statement> m_statements;
    const Support m_support;
    const Opposition m_opposition;
};

} // namespace

Agreement agreement(const QList<SourceText> &sources)
{
    const QList<Claim> all = claims(sources, ThoroughReading);
    return {AgreementReader(all, sources.size()).rows(), mayBeCut(sources, all, ThoroughReading)};
}

} // namespace Conclave
