#include "core/probe/nearmodels.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Names are compared so far.
constexpr qsizetype Enough = 64;
constexpr qsizetype ShortestBeginning = 3;
/// Typing errors that are forgiven, more in longer names.
constexpr qsizetype FewestErrors = 2;
constexpr qsizetype MostErrors = 4;

/// Letters and digits only, without the maker's name.
QString essence(const QString &model)
{
    QString essence;
    for (const QChar c : QStringView(model).mid(model.lastIndexOf(u'/') + 1).left(Enough)) {
        if (c.isLetterOrNumber())
            essence += c.toLower();
    }
    return essence;
}

/// The number of letters to change, add or leave out (Levenshtein); if it is more than `most`,
/// anything that is more.
qsizetype editDistance(const QString &a, const QString &b, qsizetype most)
{
    std::vector<qsizetype> row(std::size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = row[0]++;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const qsizetype changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[std::size_t(j) + 1];
            row[std::size_t(j) + 1] = std::min({changed, diagonal + 1, row[std::size_t(j)] + 1});
        }
        if (*std::ranges::min_element(row) > most) // it never shrinks again
            break;
    }
    return row.back();
}

/// How far `other` is from what was meant; empty: too far.
std::optional<qsizetype> distance(const QString &meant, const QString &other)
{
    if (meant == other)
        return 0;
    const qsizetype difference = std::abs(meant.size() - other.size());
    const qsizetype shorter = std::min(meant.size(), other.size());
    if (shorter >= ShortestBeginning && (meant.startsWith(other) || other.startsWith(meant)))
        return difference;
    const qsizetype tolerated = std::clamp(meant.size() / 4, FewestErrors, MostErrors);
    if (difference > tolerated || shorter < ShortestBeginning)
        return {};
    const qsizetype edits = editDistance(meant, other, tolerated);
    // Behind whatever begins alike.
    return edits <= tolerated ? std::optional(Enough + edits) : std::nullopt;
}

} // namespace

bool isListed(const QString &model, const QStringList &listed)
{
    return listed.contains(model) || listed.contains(model + ":latest"_L1);
}

QStringList nearModels(const QString &model, const QStringList &listed, qsizetype most)
{
    struct Near
    {
        qsizetype distance;
        QString name;
    };
    const QString meant = essence(model);
    std::vector<Near> near;
    for (const QString &name : listed) {
        if (const auto far = distance(meant, essence(name)))
            near.push_back({*far, name});
    }
    std::ranges::stable_sort(near, {}, &Near::distance);
    QStringList names;
    for (const Near &one : near) {
        if (names.size() < most)
            names.append(one.name);
    }
    return names;
}

} // namespace Conclave
