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

QString namesOf(const QList<Witness> &witnesses, const QList<ComparedText> &answers)
{
    QStringList names;
    for (const Witness &witness : witnesses)
        names.append(answers.at(witness.source).name);
    return names.join(u", "_s);
}

QuoteRow rowOf(const Witness &witness, const QList<ComparedText> &answers)
{
    const ComparedText &answer = answers.at(witness.source);
    QuoteRow row{.name = answer.name, .face = answer.face, .accent = answer.accent};
    if (witness.quote.length == 0) {
        row.sentence = Words::tr("is named here, but nothing like it is found in the answer");
        return row;
    }
    row.sentence = inQuotationMarks(answer.text.mid(witness.quote.position, witness.quote.length));
    row.place = answer.place(witness.quote);
    return row;
}

} // namespace

QString traceSummary(const Trace &trace)
{
    const qsizetype all = trace.statements.size();
    const qsizetype none = std::ranges::count_if(
        trace.statements, [](const TracedStatement &s) { return s.by.isEmpty(); });
    const qsizetype disputed = std::ranges::count_if(
        trace.statements, [](const TracedStatement &s) { return !s.against.isEmpty(); });
    if (all == 0)
        return Words::tr("The synthesis states nothing that could be traced.");
    QString words = none == 0 ? Words::tr("All %1 statements are backed by members").arg(all)
                              : Words::tr("%1 of %2 statements are backed by members; %3 by none")
                                    .arg(all - none)
                                    .arg(all)
                                    .arg(none);
    if (disputed > 0)
        words += Words::tr("; %1 contradicted").arg(disputed);
    if (trace.isCut)
        words += u' ' % Words::tr("(not everything was read)");
    return words;
}

QString backingWords(const TracedStatement &statement, const QList<ComparedText> &answers)
{
    const QString by = statement.by.isEmpty()
                           ? Words::tr("No member said this")
                           : Words::tr("Backed by %1").arg(namesOf(statement.by, answers));
    if (statement.against.isEmpty())
        return by;
    return by % Words::tr("; contradicted by %1").arg(namesOf(statement.against, answers));
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
        const Look look = statement.by.isEmpty()        ? Look::Unbacked
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
    if (rows.isEmpty())
        rows.append({.heading = Words::tr("No member said this")});
    return rows;
}

} // namespace Conclave
