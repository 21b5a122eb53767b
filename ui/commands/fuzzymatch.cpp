#include "ui/commands/fuzzymatch.h"

#include <QString>

#include <algorithm>
#include <climits>
#include <vector>

namespace Conclave {

namespace {

constexpr qsizetype LongestQuery = 64;
constexpr qsizetype LongestText = 400;

constexpr int Hit = 2;
constexpr int WordStart = 8;
constexpr int TextStart = 4; ///< On top of that.
constexpr int InARow = 8;
constexpr int Gap = 6;
constexpr int Never = INT_MIN / 2;

QString folded(QStringView text, qsizetype longest)
{
    QString result = text.first(std::min(text.size(), longest)).toString();
    // Letter by letter, so that every one keeps its position.
    std::ranges::transform(result, result.begin(), [](QChar c) { return c.toCaseFolded(); });
    return result;
}

bool startsWord(QStringView text, qsizetype place)
{
    if (place == 0)
        return true;
    const QChar before = text.at(place - 1);
    const QChar here = text.at(place);
    return (!before.isLetterOrNumber() && here.isLetterOrNumber()) ||
           (before.isLower() && here.isUpper());
}

int worthOf(QStringView text, qsizetype place)
{
    return Hit + (startsWord(text, place) ? WordStart : 0) + (place == 0 ? TextStart : 0);
}

/// For every letter and every place in the text: the best score with the letter there, and where
/// the letter before it stands then.
class Board final
{
public:
    Board(QStringView letters, QStringView plain, QStringView text)
        : m_width(std::size_t(plain.size()))
        , m_scores(std::size_t(letters.size()) * m_width, Never)
        , m_origins(m_scores.size(), -1)
    {
        for (qsizetype letter = 0; letter < letters.size(); ++letter)
            fill(letter, letters.at(letter), plain, text);
    }

    int score(qsizetype letter, qsizetype place) const { return m_scores[at(letter, place)]; }
    int origin(qsizetype letter, qsizetype place) const { return m_origins[at(letter, place)]; }

private:
    std::size_t at(qsizetype letter, qsizetype place) const
    {
        return std::size_t(letter) * m_width + std::size_t(place);
    }

    void fill(qsizetype letter, QChar wanted, QStringView plain, QStringView text)
    {
        qsizetype before = -1; // the best place of the letter before, with a gap up to here
        for (qsizetype place = letter; place < plain.size(); ++place) {
            if (letter > 0 && place > 1 && score(letter - 1, place - 2) > Never &&
                (before < 0 || score(letter - 1, place - 2) >= score(letter - 1, before)))
                before = place - 2;
            if (plain.at(place) == wanted)
                put(letter, place, before, worthOf(text, place));
        }
    }

    void put(qsizetype letter, qsizetype place, qsizetype before, int worth)
    {
        int best = letter == 0 ? 0 : Never;
        if (before >= 0)
            best = score(letter - 1, before) - Gap;
        if (letter > 0 && score(letter - 1, place - 1) > Never &&
            score(letter - 1, place - 1) + InARow >= best) {
            best = score(letter - 1, place - 1) + InARow;
            before = place - 1;
        }
        if (best == Never)
            return;
        m_scores[at(letter, place)] = best + worth;
        m_origins[at(letter, place)] = int(before);
    }

    std::size_t m_width;
    std::vector<int> m_scores;
    std::vector<int> m_origins;
};

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView query, QStringView text)
{
    QString letters = folded(query, LongestQuery);
    letters.removeIf([](QChar c) { return c.isSpace(); });
    if (letters.isEmpty())
        return FuzzyMatch{};
    const QString plain = folded(text, LongestText);
    if (letters.size() > plain.size())
        return {};
    const Board board(letters, plain, text);
    const qsizetype last = letters.size() - 1;
    qsizetype end = 0;
    for (qsizetype place = 1; place < plain.size(); ++place) {
        if (board.score(last, place) > board.score(last, end))
            end = place;
    }
    if (board.score(last, end) <= Never)
        return {};
    FuzzyMatch match{.score = 16 * board.score(last, end) - int(plain.size())};
    int place = int(end);
    for (qsizetype letter = last; letter >= 0; --letter) {
        match.positions.prepend(place);
        place = board.origin(letter, place);
    }
    return match;
}

} // namespace Conclave
