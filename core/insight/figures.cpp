#include "core/insight/figures.h"

#include "core/insight/dates.h"
#include "core/insight/number.h"
#include "core/insight/units.h"
#include "core/insight/vocabulary.h"

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isCurrency(const std::optional<Unit> &unit)
{
    return unit && !unit->currency.isEmpty();
}

class FiguresReader
{
public:
    explicit FiguresReader(const QList<Word> &words) : m_words(words)
    {
        m_result.isTaken.fill(false, words.size());
        m_result.isName.fill(false, words.size());
    }

    Figures read()
    {
        constexpr qsizetype MaxFigures = 20;
        qsizetype at = 0;
        while (at < m_words.size()) {
            const bool isFull = m_result.figures.size() >= MaxFigures;
            m_brackets += word(at).text == "["_L1 ? 1 : word(at).text == "]"_L1 ? -1 : 0;
            at = isFull || word(at).isCode || m_brackets > 0 ? pass(at) : next(at);
        }
        return m_result;
    }

private:
    const Word &word(qsizetype at) const
    {
        static const Word nothing;
        return at >= 0 && at < m_words.size() ? m_words[at] : nothing;
    }

    bool isNumber(qsizetype at) const { return word(at).kind == Word::Kind::Number; }
    bool isLetters(qsizetype at) const { return word(at).kind == Word::Kind::Letters; }
    bool isJoined(qsizetype at) const { return at < m_words.size() && !word(at).isAfterSpace; }

    qsizetype pass(qsizetype at)
    {
        m_result.isName[at] = isNumber(at);
        return at + 1;
    }

    qsizetype next(qsizetype at)
    {
        if (const std::optional<Figure> date = dateAt(m_words, at))
            return add(*date);
        const std::optional<Number> number = numberAt(at);
        if (!number)
            return pass(at);
        if (isNumber(at) && isLabelled(at))
            return passName(at);
        const std::optional<Figure> quantity = quantityAt(at, *number);
        return quantity ? add(*quantity) : passName(at);
    }

    /// A name goes on as long as nothing parts its words: 10:30, 3D, 1920x1080.
    qsizetype passName(qsizetype at)
    {
        at = pass(at);
        while (isJoined(at) && (isNumber(at) || isNumber(at + 1) || isLetters(at)))
            at = pass(at);
        return at;
    }

    qsizetype add(Figure figure)
    {
        for (qsizetype i = figure.first; i < figure.end; ++i) {
            m_result.isTaken[i] = true;
            if (i > figure.first && word(i).isAfterSpace)
                figure.written += u' ';
            figure.written += word(i).text;
        }
        qsizetype end = figure.end;
        if (figure.dimension.size() > 1 && figure.dimension.startsWith(u'#'))
            figure.written += u' ' + word(end++).text; // "8 users"
        const qsizetype start = word(figure.first).start;
        figure.place = {start, word(end - 1).end() - start};
        m_result.figures.append(figure);
        return figure.end;
    }

    std::optional<Number> numberAt(qsizetype at) const
    {
        if (isNumber(at))
            return readNumber(word(at).text);
        const int small = isLetters(at) ? Vocabulary::smallNumber(word(at).folded) : 0;
        return small > 0 ? std::optional(Number{double(small), 0, false}) : std::nullopt;
    }

    /// Whether the number at `at` is part of a name by what stands around it.
    bool isLabelled(qsizetype at) const
    {
        const Word &before = word(at - 1);
        const Word &after = word(at + 1);
        const bool isAfterMark = at > 0 && !word(at).isAfterSpace;
        const bool isInName = isAfterMark &&
                              (before.kind != Word::Kind::Mark || isJoined(at - 1)) &&
                              !isOpening(before);
        const bool isListed =
            at == 0 && (after.text == "."_L1 || after.text == ")"_L1) && isJoined(1);
        const bool isInParens = before.text == "("_L1 && after.text == ")"_L1;
        const bool isTime = (after.text == ":"_L1 || after.text == "/"_L1) && isJoined(at + 1) &&
                            isNumber(at + 2) && isJoined(at + 2);
        return isInName || isListed || isInParens || isTime || before.text == "#"_L1 ||
               Vocabulary::isLabel(before.folded) || isOrdinal(at);
    }

    /// Marks a quantity may follow without a space.
    bool isOpening(const Word &mark) const
    {
        static const QString marks = u"(*_~≈<>≤≥=\"“„«'‘"_s;
        return mark.kind == Word::Kind::Mark &&
               (marks.contains(mark.text) || isCurrency(unitOf(mark.text)));
    }

    bool isOrdinal(qsizetype at) const
    {
        static const QStringList endings{u"st"_s, u"nd"_s, u"rd"_s, u"th"_s};
        return isJoined(at + 1) && endings.contains(word(at + 1).folded);
    }

    /// Where the upper end of a range stands; 0 when this is none.
    qsizetype rangeEnd(qsizetype first, qsizetype at) const
    {
        const bool isRange =
            Vocabulary::isRangeWord(word(at).folded) ||
            (Vocabulary::isAnd(word(at).folded) && Vocabulary::isBetween(word(first - 1).folded));
        const qsizetype number = isCurrency(unitOf(word(at + 1).text)) ? at + 2 : at + 1;
        return isRange && numberAt(number) ? number : 0;
    }

    std::optional<Figure> quantityAt(qsizetype at, const Number &number) const
    {
        Figure figure;
        figure.first = at;
        figure.low = figure.high = number.value;
        figure.decimals = number.decimals;
        figure.mayBeThousandth = number.mayBeThousandth;
        qsizetype end = at + 1;
        const std::optional<UnitAt> lowUnit = unitAt(m_words, end);
        const qsizetype upper = rangeEnd(at, lowUnit ? lowUnit->end : end);
        if (upper > 0) {
            figure.high = numberAt(upper)->value;
            if (lowUnit && unitAt(m_words, upper + 1))
                figure.low *= lowUnit->unit.factor / unitAt(m_words, upper + 1)->unit.factor;
            end = upper + 1;
        }
        if (figure.low > figure.high || (upper > 0 && looksLikeYear(word(at))))
            return {};
        if (const double scale = scaleOf(word(end).text); scale > 0) {
            multiply(figure, scale);
            ++end;
        }
        return measured(figure, end) ? std::optional(qualified(figure)) : std::nullopt;
    }

    static void multiply(Figure &figure, double factor)
    {
        figure.low *= factor;
        figure.high *= factor;
        figure.factor *= factor;
    }

    /// Finds what is measured, and the end. False when this is a name or too vague to compare.
    bool measured(Figure &figure, qsizetype end) const
    {
        const auto before = unitOf(word(figure.first - 1).text);
        const std::optional<UnitAt> after = unitAt(m_words, end);
        if (isCurrency(before)) {
            figure.dimension = before->dimension;
            figure.currency = before->currency;
            --figure.first;
        } else if (after) {
            if (after->unit.dimension == "times"_L1 && isNumber(after->end))
                return false; // 1920 x 1080
            figure.dimension = after->unit.dimension;
            figure.currency = after->unit.currency;
            multiply(figure, after->unit.factor);
            end = after->end;
        } else if (!counted(figure, end)) {
            return false;
        }
        figure.end = end;
        if (!figure.dimension.startsWith(u'#'))
            addPer(figure);
        return true;
    }

    bool isCapitalised(qsizetype at) const
    {
        const auto isUpper = [](QChar c) { return c.isUpper(); };
        return isLetters(at) && std::ranges::any_of(word(at).text, isUpper) &&
               !Vocabulary::isFiller(word(at).folded);
    }

    bool counted(Figure &figure, qsizetype end) const
    {
        const Word &noun = word(end);
        const bool isAttached = isJoined(end) && noun.kind == Word::Kind::Letters;
        if (isAttached || looksLikeYear(word(figure.first)) || isCapitalised(figure.first - 1) ||
            Vocabulary::isEnumerated(noun.folded))
            return false;
        const bool isNoun = noun.kind == Word::Kind::Letters && !Vocabulary::isFiller(noun.folded);
        if (!isNoun && !isNumber(figure.first))
            return false; // "the two of them"
        figure.dimension = u'#' + (isNoun ? stem(noun.folded) : QString());
        return true;
    }

    void addPer(Figure &figure) const
    {
        const qsizetype at = figure.end;
        if (!Vocabulary::isPer(word(at).folded) || !isLetters(at + 1))
            return;
        const auto unit = unitOf(word(at + 1).text);
        const bool isArticle = word(at).text != "/"_L1 && word(at).folded.size() < 3;
        if (isArticle && (!unit || unit->dimension != "time"_L1))
            return; // "20 minutes a piece", but "$20 a month"
        const QString what =
            unit ? unit->dimension + QString::number(unit->factor) : stem(word(at + 1).folded);
        figure.dimension += u'/' + what;
        figure.end = at + 2;
    }

    /// With the sign and the words before it: "about", "at least", "up to".
    Figure qualified(Figure figure) const
    {
        const qsizetype at = figure.first - 1;
        if ((word(at).text == "-"_L1 || word(at).text == u'−') && word(at).isAfterSpace &&
            isJoined(at + 1)) {
            figure.low = -std::exchange(figure.high, -figure.low);
            --figure.first;
        }
        if (Vocabulary::isAbout(word(figure.first - 1).folded)) {
            figure.low *= figure.low > 0 ? 0.9 : 1.1;
            figure.high *= figure.high > 0 ? 1.1 : 0.9;
            --figure.first;
        }
        if (word(figure.end).text == "+"_L1 && isJoined(figure.end)) {
            figure.bound = Figure::Bound::AtLeast;
            ++figure.end;
        }
        return bounded(figure);
    }

    /// "no more than" is three words, "up to" two, "over" one.
    Figure bounded(Figure figure) const
    {
        const auto words = [&](qsizetype count) {
            QStringList before;
            for (qsizetype i = std::max<qsizetype>(0, figure.first - count); i < figure.first; ++i)
                before.append(word(i).folded);
            return before.join(u' ');
        };
        for (const qsizetype count : {3, 2, 1}) {
            const bool isAtLeast = Vocabulary::isAtLeast(words(count));
            if (!isAtLeast && !Vocabulary::isAtMost(words(count)))
                continue;
            figure.bound = isAtLeast ? Figure::Bound::AtLeast : Figure::Bound::AtMost;
            figure.first -= words(count).count(u' ') + 1;
            break;
        }
        return figure;
    }

    const QList<Word> &m_words;
    Figures m_result;
    qsizetype m_brackets = 0;
};

} // namespace

Figures figuresOf(const QList<Word> &words)
{
    return FiguresReader(words).read();
}

} // namespace Conclave
