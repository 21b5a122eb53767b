#include "core/insight/dates.h"

#include "core/insight/vocabulary.h"

#include <QStringList>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MaxDay = 31;
constexpr int MaxMonth = 12;

class DateReader
{
public:
    DateReader(const QList<Word> &words, qsizetype first) : m_words(words), m_first(first) {}

    std::optional<Figure> read() const
    {
        if (word(m_first).kind == Word::Kind::Letters)
            return monthFirst();
        if (word(m_first).kind != Word::Kind::Number)
            return {};
        for (const auto form : {&DateReader::iso,
                                &DateReader::dotted,
                                &DateReader::slashed,
                                &DateReader::dayFirst,
                                &DateReader::bareYear}) {
            if (const std::optional<Figure> date = (this->*form)())
                return date;
        }
        return {};
    }

private:
    const Word &word(qsizetype at) const
    {
        static const Word nothing;
        return at >= 0 && at < m_words.size() ? m_words[at] : nothing;
    }

    /// The number at `at`, when it has at most two digits and lies in 1..most; else 0.
    int small(qsizetype at, int most) const
    {
        const Word &number = word(at);
        const int value =
            number.kind == Word::Kind::Number && number.text.size() <= 2 ? number.text.toInt() : 0;
        return value <= most ? value : 0;
    }

    int year(qsizetype at) const { return looksLikeYear(word(at)) ? word(at).text.toInt() : 0; }

    bool isJoined(qsizetype at, QChar mark) const
    {
        return word(at).text == mark && !word(at).isAfterSpace && !word(at + 1).isAfterSpace;
    }

    std::optional<Figure> date(qsizetype end, int year, int month, int day) const
    {
        Figure figure;
        figure.dimension = u"date"_s;
        figure.isDate = true;
        figure.first = m_first;
        figure.end = end;
        figure.year = year;
        figure.month = month;
        figure.day = day;
        return figure;
    }

    std::optional<Figure> iso() const
    {
        const int month = isJoined(m_first + 1, u'-') ? small(m_first + 2, MaxMonth) : 0;
        if (year(m_first) == 0 || month == 0 || word(m_first + 2).text.size() != 2)
            return {};
        const int day = isJoined(m_first + 3, u'-') ? small(m_first + 4, MaxDay) : 0;
        return date(m_first + (day > 0 ? 5 : 3), year(m_first), month, day);
    }

    std::optional<Figure> dotted() const
    {
        const QStringList parts = word(m_first).text.split(u'.');
        if (parts.size() != 3 || parts[2].size() != 4 || parts[0].size() > 2 || parts[1].size() > 2)
            return {};
        const int day = parts[0].toInt();
        const int month = parts[1].toInt();
        if (day < 1 || day > MaxDay || month < 1 || month > MaxMonth)
            return {};
        return date(m_first + 1, parts[2].toInt(), month, day);
    }

    std::optional<Figure> slashed() const
    {
        if (!isJoined(m_first + 1, u'/') || !isJoined(m_first + 3, u'/'))
            return {};
        if (year(m_first) > 0)
            return date(m_first + 5,
                        year(m_first),
                        small(m_first + 2, MaxMonth),
                        small(m_first + 4, MaxDay));
        const int one = small(m_first, MaxDay);
        const int two = small(m_first + 2, MaxDay);
        if (one == 0 || two == 0 || year(m_first + 4) == 0)
            return {};
        const bool isDayFirst = one > MaxMonth;
        const bool isSure = isDayFirst || two > MaxMonth;
        return date(m_first + 5,
                    year(m_first + 4),
                    isSure ? (isDayFirst ? two : one) : 0,
                    isSure ? (isDayFirst ? one : two) : 0);
    }

    /// Past what may stand between the parts of a date.
    qsizetype skip(qsizetype at) const
    {
        static const QStringList fillers{u"st"_s,
                                         u"nd"_s,
                                         u"rd"_s,
                                         u"th"_s,
                                         u"er"_s,
                                         u"."_s,
                                         u","_s,
                                         u"of"_s,
                                         u"de"_s,
                                         u"del"_s};
        while (fillers.contains(word(at).folded))
            ++at;
        return at;
    }

    std::optional<Figure> dayFirst() const
    {
        const int day = small(m_first, MaxDay);
        const qsizetype at = skip(m_first + 1);
        const int month = Vocabulary::month(word(at).text);
        if (day == 0 || month == 0)
            return {};
        const qsizetype yearAt = skip(at + 1);
        const int year = this->year(yearAt);
        return date(year > 0 ? yearAt + 1 : at + 1, year, month, day);
    }

    std::optional<Figure> monthFirst() const
    {
        const int month = Vocabulary::month(word(m_first).text);
        if (month == 0)
            return {};
        const qsizetype next = skip(m_first + 1);
        if (year(next) > 0)
            return date(next + 1, year(next), month, 0);
        const int day = small(next, MaxDay);
        if (day == 0 || next > m_first + 2)
            return {};
        const qsizetype yearAt = skip(next + 1);
        const int year = this->year(yearAt);
        return date(year > 0 ? yearAt + 1 : next + 1, year, month, day);
    }

    std::optional<Figure> bareYear() const
    {
        const bool isRange = word(m_first + 1).kind == Word::Kind::Mark &&
                             word(m_first + 2).kind == Word::Kind::Number &&
                             !word(m_first + 1).isAfterSpace;
        const Word &next = word(m_first + 1);
        const bool isCounted = next.kind == Word::Kind::Letters && next.text.front().isLower() &&
                               !Vocabulary::isFiller(next.folded);
        const int year = this->year(m_first) > 0 ? this->year(m_first) : earlyYear();
        if (year == 0 || isRange || isCounted ||
            !Vocabulary::isBeforeYear(word(m_first - 1).folded))
            return {};
        return date(m_first + 1, year, 0, 0);
    }

    /// "in 476, when", but not "in 476 Fällen".
    int earlyYear() const
    {
        const QString &number = word(m_first).text;
        const bool isFree = word(m_first + 1).kind != Word::Kind::Number && !areGerman(m_words);
        return isFree && number.size() == 3 ? number.toInt() : 0;
    }

    const QList<Word> &m_words;
    qsizetype m_first;
};

} // namespace

std::optional<Figure> dateAt(const QList<Word> &words, qsizetype first)
{
    return DateReader(words, first).read();
}

bool looksLikeYear(const Word &word)
{
    const int number = word.text.size() == 4 ? word.text.toInt() : 0;
    return number >= 1500 && number < 2200;
}

} // namespace Conclave
