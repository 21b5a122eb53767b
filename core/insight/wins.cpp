#include "core/insight/wins.h"

#include <QMap>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace Conclave {

namespace {

/// Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
void estimate(WinRecord &record)
{
    constexpr double Z = 1.959964;
    const auto n = double(record.contests());
    const double p = (double(record.wins) + double(record.ties) / 2) / n;
    const double centre = p + Z * Z / (2 * n);
    const double reach = Z * std::sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    const double whole = 1 + Z * Z / n;
    record.rate = p;
    record.low = std::max(0., (centre - reach) / whole);
    record.high = std::min(1., (centre + reach) / whole);
}

class Counter
{
public:
    void count(const Contest &contest)
    {
        for (qsizetype i = 0; i < contest.models.size(); ++i) {
            const QString &model = contest.models[i];
            WinRecord &record = m_records[model];
            ++(!contest.winner            ? record.ties
               : model == *contest.winner ? record.wins
                                          : record.losses);
            for (qsizetype j = i + 1; j < contest.models.size(); ++j)
                countDuel(model, contest.models[j], contest.winner);
        }
    }

    WinTable table() const
    {
        WinTable table;
        for (auto record = m_records.cbegin(); record != m_records.cend(); ++record) {
            table.records.append(record.value());
            table.records.last().model = record.key();
            estimate(table.records.last());
        }
        std::ranges::stable_sort(
            table.records, std::greater<>(), [](const WinRecord &record) { return record.low; });
        for (auto duel = m_duels.cbegin(); duel != m_duels.cend(); ++duel) {
            table.duels.append(duel.value());
            std::tie(table.duels.last().one, table.duels.last().other) = duel.key();
        }
        return table;
    }

private:
    void countDuel(const QString &one, const QString &other, const std::optional<QString> &winner)
    {
        if (winner && *winner != one && *winner != other)
            return;
        Duel &duel = m_duels[{one, other}];
        ++(!winner ? duel.ties : *winner == one ? duel.oneWins : duel.otherWins);
    }

    QMap<QString, WinRecord> m_records;
    QMap<std::pair<QString, QString>, Duel> m_duels;
};

} // namespace

std::optional<Contest> contestOf(const Turn &turn)
{
    if (!turn.verdict || (!turn.verdict->winner && !turn.verdict->tie))
        return {};
    Contest contest;
    for (const Member &member : turn.council.members) {
        if (!turn.latestWithText(member.id))
            continue;
        if (!contest.models.contains(member.model))
            contest.models.append(member.model);
        if (turn.verdict->winner == member.id)
            contest.winner = member.model;
    }
    std::ranges::sort(contest.models);
    const bool isJudged = contest.winner || turn.verdict->tie;
    return isJudged && contest.models.size() > 1 ? std::optional(contest) : std::nullopt;
}

QList<Contest> contestsOf(const QList<Turn> &turns)
{
    QList<Contest> contests;
    for (const Turn &turn : turns) {
        if (const std::optional<Contest> contest = contestOf(turn))
            contests.append(*contest);
    }
    return contests;
}

WinTable winTable(const QList<Contest> &contests)
{
    Counter counter;
    for (const Contest &contest : contests)
        counter.count(contest);
    return counter.table();
}

} // namespace Conclave
