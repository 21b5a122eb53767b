#include "ui/compare/tracewords.h"

#include "ui/compare/quotedtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::TraceWords)
};

QString namesOf(const QList<qsizetype> &sources, const QList<ComparedText> &answers)
{
    QStringList names;
    for (const qsizetype source : sources)
        names.append(answers.at(source).name);
    return names.join(u", "_s);
}

QString namesOf(const QList<Witness> &witnesses, const QList<ComparedText> &answers)
{
    QList<qsizetype> sources;
    for (const Witness &witness : witnesses)
        sources.append(witness.source);
    return namesOf(sources, answers);
}

/// Of those that are named though nothing like the statement was found in their answers. That it
/// was not found is all we know: the words may be others.
QString namedWords(const TracedStatement &statement, const QList<ComparedText> &answers)
{
    const QString names = namesOf(statement.named, answers);
    return statement.named.size() == 1
               ? Words::tr("The synthesis names %1, but nothing like it was found in that answer")
                     .arg(names)
               : Words::tr("The synthesis names %1, but nothing like it was found in their answers")
                     .arg(names);
}

QString nobodyWords()
{
    return Words::tr("Nothing like it was found in any answer");
}

QuoteRow rowOf(const Witness &witness, const QList<ComparedText> &answers)
{
    const ComparedText &answer = answers.at(witness.source);
    return {.name = answer.name,
            .face = answer.face,
            .accent = answer.accent,
            .sentence =
                inQuotationMarks(answer.text.mid(witness.quote.position, witness.quote.length)),
            .place = answer.place(witness.quote)};
}

} // namespace

QString traceSummary(const Trace &trace)
{
    const auto count = [&trace](auto holds) {
        return std::ranges::count_if(trace.statements, holds);
    };
    const qsizetype all = trace.statements.size();
    const qsizetype backed = count(&TracedStatement::isBacked);
    const qsizetype named = count(&TracedStatement::isOnlyNamed);
    const qsizetype disputed =
        count([](const TracedStatement &statement) { return !statement.against.isEmpty(); });
    if (all == 0)
        return Words::tr("The synthesis states nothing that could be traced.");
    QString words =
        backed == all ? Words::tr("All %1 statements are backed by members").arg(all)
                      : Words::tr("%1 of %2 statements are backed by members").arg(backed).arg(all);
    if (named > 0)
        words += Words::tr("; %1 not found in the answers they name").arg(named);
    if (all > backed + named)
        words += Words::tr("; %1 in no answer").arg(all - backed - named);
    if (disputed > 0)
        words += Words::tr("; %1 contradicted").arg(disputed);
    if (trace.isCut)
        words += u' ' % Words::tr("(not everything was read)");
    return words;
}

QString backingWords(const TracedStatement &statement, const QList<ComparedText> &answers)
{
    QString words = statement.isBacked()
                        ? Words::tr("Backed by %1").arg(namesOf(statement.by, answers))
                    : statement.isOnlyNamed() ? namedWords(statement, answers)
                                              : nobodyWords();
    if (!statement.against.isEmpty())
        words += Words::tr("; contradicted by %1").arg(namesOf(statement.against, answers));
    return words;
}

QList<TextMark> traceMarks(const Trace &trace, const QList<ComparedText> &answers)
{
    using Look = TextMark::Look;
    QList<TextMark> marks;
    for (const TracedStatement &statement : trace.statements) {
        QStringList words{backingWords(statement, answers)};
        for (const QuoteRow &row : witnessRows(statement, answers)) {
            if (row.heading.isEmpty())
                words.append(u"%1: %2"_s.arg(row.name, row.sentence));
        }
        if (statement.isBacked() && !statement.named.isEmpty())
            words.append(namedWords(statement, answers));
        const Look look = !statement.isBacked()         ? Look::Unbacked
                          : statement.against.isEmpty() ? Look::Backed
                                                        : Look::Disputed;
        marks.append({statement.range, look, words.join(u'\n')});
    }
    return marks;
}

QList<QuoteRow> witnessRows(const TracedStatement &statement, const QList<ComparedText> &answers)
{
    QList<QuoteRow> rows;
    const auto add = [&rows, &answers](const QString &heading, const QList<Witness> &witnesses) {
        if (witnesses.isEmpty())
            return;
        rows.append({.heading = heading});
        for (const Witness &witness : witnesses)
            rows.append(rowOf(witness, answers));
    };
    add(Words::tr("Behind it"), statement.by);
    add(Words::tr("Against it"), statement.against);
    if (!statement.named.isEmpty())
        rows.append({.heading = namedWords(statement, answers)});
    else if (!statement.isBacked())
        rows.append({.heading = nobodyWords()});
    return rows;
}

} // namespace Conclave
