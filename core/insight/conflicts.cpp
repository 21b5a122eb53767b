#include "core/insight/conflicts.h"

#include "core/insight/disagreements.h"

#include <QHash>
#include <QMap>

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A figure of a claim, or its yes or no.
struct Saying
{
    qsizetype claim = 0;
    qsizetype figure = Comparison::YesOrNo;

    auto operator<=>(const Saying &) const = default;
};

using Group = QList<Saying>;

/// Sayings that are compared with one another, directly or through others, with a disagreement.
class Groups
{
public:
    explicit Groups(const QList<Comparison> &comparisons)
    {
        for (const Comparison &comparison : comparisons) {
            const Saying one{comparison.one, comparison.oneFigure};
            const Saying other{comparison.other, comparison.otherFigure};
            m_parents[root(other)] = root(one);
            if (!comparison.agrees)
                m_disputed.insert(one, true), m_disputed.insert(other, true);
        }
    }

    bool isDisputed(const Saying &saying) const { return m_disputed.contains(saying); }

    QList<Group> all()
    {
        QMap<Saying, Group> groups;
        for (const Saying &saying : m_parents.keys())
            groups[root(saying)].append(saying);
        QList<Group> disputed;
        for (const Group &group : std::as_const(groups)) {
            if (std::ranges::any_of(group, [&](const Saying &s) { return isDisputed(s); }))
                disputed.append(group);
        }
        return disputed;
    }

private:
    Saying root(const Saying &saying)
    {
        const auto parent = m_parents.find(saying);
        if (parent == m_parents.end())
            m_parents.insert(saying, saying);
        if (parent == m_parents.end() || *parent == saying)
            return saying;
        const Saying top = root(*parent);
        *m_parents.find(saying) = top; // a shorter way the next time
        return top;
    }

    QMap<Saying, Saying> m_parents;
    QMap<Saying, bool> m_disputed;
};

class ConflictWriter
{
public:
    ConflictWriter(const QList<Claim> &claims,
                   const QList<Statement> &statements,
                   const Groups &groups)
        : m_claims(claims)
        , m_statements(statements)
        , m_groups(groups)
    {
    }

    /// Without sides when the group turns out not to be a conflict.
    Conflict write(const Group &group) const
    {
        QList<Group> sides = sidesOf(group);
        dropTwoFaced(sides);
        Conflict conflict;
        if (sides.size() < 2)
            return conflict;
        const Saying &first = group.first();
        conflict.kind = kind(first);
        for (const Group &side : sides) {
            conflict.sides.append(written(side, group));
            for (const Saying &saying : side)
                conflict.claims.append(saying.claim);
        }
        std::ranges::sort(conflict.claims);
        std::ranges::sort(conflict.sides, std::less<>(), [](const Conflict::Side &side) {
            return std::tuple(-side.sources.size(), side.sources.first());
        });
        conflict.subject = subject(conflict.claims);
        return conflict;
    }

private:
    const Statement &statement(const Saying &saying) const { return m_statements[saying.claim]; }
    const Figure &figure(const Saying &saying) const
    {
        return statement(saying).figures[saying.figure];
    }
    qsizetype source(const Saying &saying) const { return m_claims[saying.claim].source; }
    const QString &sentence(const Saying &saying) const { return m_claims[saying.claim].sentence; }

    Conflict::Kind kind(const Saying &saying) const
    {
        if (saying.figure == Comparison::YesOrNo)
            return Conflict::Kind::Negation;
        if (figure(saying).isDate)
            return Conflict::Kind::Date;
        if (!figure(saying).currency.isEmpty())
            return Conflict::Kind::Amount;
        const bool isCounted = figure(saying).dimension.startsWith(u'#');
        return isCounted ? Conflict::Kind::Number : Conflict::Kind::Quantity;
    }

    bool isSameValue(const Saying &one, const Saying &other) const
    {
        if (one.figure == Comparison::YesOrNo)
            return statement(one).negation.isEmpty() == statement(other).negation.isEmpty();
        return agree(figure(one), figure(other));
    }

    bool fits(const Group &side, const Saying &saying) const
    {
        return std::ranges::all_of(side, [&](const Saying &s) { return isSameValue(s, saying); });
    }

    /// By value first, so that the order of the sources does not matter.
    auto rank(const Saying &saying) const
    {
        static const Figure none;
        const Figure &own = saying.figure == Comparison::YesOrNo ? none : figure(saying);
        return std::tuple(
            own.currency, own.low, own.high, own.year, own.month, own.day, sentence(saying));
    }

    QList<Group> sidesOf(Group group) const
    {
        std::ranges::stable_sort(group, [this](const Saying &one, const Saying &other) {
            return rank(one) < rank(other);
        });
        QList<Group> sides;
        for (const Saying &saying : group) {
            const auto side =
                std::ranges::find_if(sides, [&](const Group &s) { return fits(s, saying); });
            if (m_groups.isDisputed(saying) && side == sides.end())
                sides.append(Group{saying});
            else if (m_groups.isDisputed(saying))
                side->append(saying);
        }
        for (const Saying &saying : group) { // "2026" may fit several sides; then it takes none
            const auto fitting = [&](const Group &s) { return fits(s, saying); };
            if (!m_groups.isDisputed(saying) && std::ranges::count_if(sides, fitting) == 1)
                std::ranges::find_if(sides, fitting)->append(saying);
        }
        return sides;
    }

    /// A source on two sides means something else than we understand.
    void dropTwoFaced(QList<Group> &sides) const
    {
        QHash<qsizetype, qsizetype> sideOf;
        QList<qsizetype> twoFaced;
        for (qsizetype i = 0; i < sides.size(); ++i) {
            for (const Saying &saying : sides[i]) {
                if (sideOf.value(source(saying), i) != i)
                    twoFaced.append(source(saying));
                sideOf.insert(source(saying), i);
            }
        }
        for (Group &side : sides)
            side.removeIf([&](const Saying &saying) { return twoFaced.contains(source(saying)); });
        sides.removeIf([](const Group &side) { return side.isEmpty(); });
    }

    Conflict::Side written(const Group &group, const Group &all) const
    {
        const Saying &quoted =
            *std::ranges::min_element(group, std::less<>(), [this](const Saying &s) {
                return std::tuple(sentence(s).size(), sentence(s));
            });
        Conflict::Side side{value(quoted, all).text, sentence(quoted), {}, {}};
        for (const Saying &saying : group) {
            const Claim &claim = m_claims[saying.claim];
            side.sources.append(claim.source);
            side.quotes.append({claim.source,
                                saying.claim,
                                claim.range,
                                inSource(claim, value(saying, all).place)});
        }
        std::ranges::sort(side.quotes, {}, &Conflict::Quote::claim);
        std::ranges::sort(side.sources);
        side.sources.erase(std::unique(side.sources.begin(), side.sources.end()),
                           side.sources.end());
        return side;
    }

    struct Value
    {
        QString text;
        Range place; ///< In the sentence.
    };

    Value value(const Saying &saying, const Group &all) const
    {
        const Statement &own = statement(saying);
        if (saying.figure != Comparison::YesOrNo)
            return {figure(saying).written, figure(saying).place};
        if (!own.negation.isEmpty())
            return {own.negation, own.negationPlace};
        qsizetype at = 0;
        for (const Saying &other : all) { // "supports", where the others say "does not support"
            const qsizetype denied = own.frame.indexOf(statement(other).denied);
            if (!statement(other).negation.isEmpty() && denied >= 0) {
                at = denied;
                break;
            }
        }
        // with what stands between it and the word before: "may sublet"
        const Range &word = own.places[at];
        qsizetype start = at > 0 ? own.places[at - 1].end() : word.position;
        while (start < word.position && !sentence(saying)[start].isLetterOrNumber())
            ++start;
        const Range place{start, word.end() - start};
        return {sentence(saying).mid(place.position, place.length), place};
    }

    QStringList subject(const QList<qsizetype> &claims) const
    {
        QStringList words;
        const Statement &first = m_statements[claims.first()];
        for (qsizetype i = 0; i < first.frame.size(); ++i) {
            const bool isShared = std::ranges::all_of(claims, [&](qsizetype claim) {
                return m_statements[claim].frame.contains(first.frame[i]);
            });
            if (isShared)
                words.append(first.written[i]);
        }
        return words;
    }

    const QList<Claim> &m_claims;
    const QList<Statement> &m_statements;
    const Groups &m_groups;
};

} // namespace

QList<Conflict> conflicts(const QList<Claim> &claims)
{
    return conflicts(claims, statementsOf(claims));
}

QList<Conflict> conflicts(const QList<Claim> &claims, const QList<Statement> &statements)
{
    const Disagreements disagreements(claims, statements);
    Groups groups(disagreements.compare());
    const ConflictWriter writer(claims, disagreements.statements(), groups);
    QList<Conflict> result;
    for (const Group &group : groups.all()) {
        const Conflict conflict = writer.write(group);
        if (!conflict.sides.isEmpty())
            result.append(conflict);
    }
    const auto rank = [](const Conflict &conflict) {
        qsizetype sources = 0;
        for (const Conflict::Side &side : conflict.sides)
            sources += side.sources.size();
        return std::tuple(-sources, conflict.claims.first());
    };
    std::ranges::stable_sort(result, std::less<>(), rank);
    return result;
}

} // namespace Conclave
