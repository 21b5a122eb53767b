#include "ui/compare/conflictwords.h"

#include "core/base/text.h"
#include "ui/compare/quotedtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MostInSummary = 3;
constexpr qsizetype MostWords = 6; ///< Of a subject.

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::ConflictWords)
};

QString kindWord(Conflict::Kind kind)
{
    switch (kind) {
    case Conflict::Kind::Number:
        return Words::tr("a number");
    case Conflict::Kind::Amount:
        return Words::tr("an amount of money");
    case Conflict::Kind::Quantity:
        return Words::tr("a measure");
    case Conflict::Kind::Date:
        return Words::tr("a date");
    case Conflict::Kind::Negation:
        return Words::tr("yes or no");
    }
    Q_UNREACHABLE();
}

/// Empty when the sentences share no word that stands alone.
QString subject(const Conflict &conflict)
{
    return singleLine(
        conflict.subject.first(std::min(MostWords, conflict.subject.size())).join(u' '), 80);
}

/// As the first quote of the side has it.
QString valueOf(const Conflict::Side &side, const QList<ComparedText> &answers)
{
    const Conflict::Quote &quote = side.quotes.first();
    const QString &text = answers.at(quote.source).text;
    const QString value = text.mid(quote.value.position, quote.value.length);
    return quotedText(value.isEmpty() ? side.value : value);
}

} // namespace

QString conflictTitle(const QList<Conflict> &conflicts)
{
    if (conflicts.isEmpty())
        return {};
    return conflicts.size() == 1
               ? Words::tr("The answers differ in 1 place")
               : Words::tr("The answers differ in %1 places").arg(conflicts.size());
}

QString conflictSummary(const QList<Conflict> &conflicts, const QList<ComparedText> &answers)
{
    QStringList parts;
    for (const Conflict &conflict : conflicts.first(std::min(MostInSummary, conflicts.size()))) {
        QStringList values;
        for (const Conflict::Side &side : conflict.sides)
            values.append(valueOf(side, answers));
        //: Between values that contradict one another: 30 days or 14 days
        const QString all = values.join(Words::tr(" or "));
        const QString about = subject(conflict);
        //: What it is about: the values
        parts.append(about.isEmpty() ? all : Words::tr("%1: %2").arg(quotedText(about), all));
    }
    if (conflicts.size() > MostInSummary)
        parts.append(Words::tr("%1 more").arg(conflicts.size() - MostInSummary));
    return parts.join(u" · ");
}

QList<QuoteRow> conflictRows(const QList<Conflict> &conflicts, const QList<ComparedText> &answers)
{
    QList<QuoteRow> rows;
    for (const Conflict &conflict : conflicts) {
        const QString about = subject(conflict);
        const QString kind = kindWord(conflict.kind);
        QuoteRow heading;
        //: A conflict: what it is about, and the kind of value
        heading.heading =
            about.isEmpty() ? kind : Words::tr("%1 · %2").arg(quotedText(about), kind);
        rows.append(heading);
        for (const Conflict::Side &side : conflict.sides) {
            for (const Conflict::Quote &quote : side.quotes) {
                const ComparedText &answer = answers.at(quote.source);
                const auto written = [&answer](const Range &part) {
                    return answer.text.mid(part.position, part.length);
                };
                const QString value = written(quote.value);
                rows.append({.name = answer.name,
                             .face = answer.face,
                             .accent = answer.accent,
                             .value = quotedText(value.isEmpty() ? side.value : value),
                             .sentence = inQuotationMarks(written(quote.sentence)),
                             .place = answer.place(quote.sentence)});
            }
        }
    }
    return rows;
}

} // namespace Conclave
