// How much of what should be found in answers is found, how much of what is found should be, and
// how long it takes. The cases are those of tests/data/insight.

#include "core/insight/agreement.h"
#include "core/insight/conflicts.h"
#include "core/insight/difference.h"
#include "core/insight/extract.h"
#include "core/insight/trace.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/processstatus.h"
#include "tests/core/insight/insightcases.h"

#include <QCoreApplication>

#include <functional>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString Folder = QStringLiteral(CONCLAVE_TEST_DATA "/insight");

/// Answers of a length that speak of the same things, and often differ.
QList<SourceText> longAnswers(qsizetype members, qsizetype length)
{
    const QList<QStringList> cases = insightAnswers(Folder);
    QList<SourceText> sources;
    for (qsizetype member = 0; member < members; ++member) {
        QString text;
        for (qsizetype i = 0; text.size() < length; ++i) {
            const QStringList &answers = cases[i % cases.size()];
            text += answers[member % answers.size()] + u"\n\n"_s;
        }
        sources.append({u"Member %1"_s.arg(member + 1), text.left(length)});
    }
    return sources;
}

/// Of the processor: all of it runs on one core, and others may be busy.
double milliseconds(const std::function<void()> &work)
{
    const auto before = cpuTime();
    work();
    return std::chrono::duration<double, std::milli>(cpuTime() - before).count();
}

QString sentences(const QString &words, int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += words.arg(i);
    return text;
}

QList<std::pair<QString, std::function<void()>>> works(qsizetype members, qsizetype length)
{
    const QList<SourceText> sources = longAnswers(members, length);
    const QString synthesis = longAnswers(1, length / 4).first().text;
    const QString one = sources.first().text;
    const QString other = sources.last().text;
    const QString strange = sentences(u"Nothing%1 like%1 that%1 at%1 all%1. "_s, int(length / 32));
    const QString size = u" of %1 × %2 kB"_s.arg(members).arg(length / 1000);
    return {{u"conflicts"_s + size, [=] { static_cast<void>(conflicts(claims(sources))); }},
            {u"agreement"_s + size, [=] { static_cast<void>(agreement(sources)); }},
            {u"trace"_s + size, [=] { static_cast<void>(trace(synthesis, sources)); }},
            {u"extract"_s + size, [=] { static_cast<void>(extractiveSynthesis(sources)); }},
            {u"difference"_s + size, [=] { static_cast<void>(difference(one, other)); }},
            {u"difference, nothing in common"_s + size,
             [=] { static_cast<void>(difference(one, strange)); }},
            {u"difference, short equal sentences"_s + size, [] {
                 static_cast<void>(
                     difference(u"A b. "_s.repeated(10'000), u"A b. "_s.repeated(9'000)));
             }}};
}

void addScores(BenchReport &report, const QMap<QString, InsightScore> &scores, const QString &set)
{
    for (auto score = scores.cbegin(); score != scores.cend(); ++score)
        report.add({{u"what"_s, score.key()},
                    {u"cases"_s, set},
                    {u"right"_s, score->right},
                    {u"missed"_s, score->missed},
                    {u"wrong"_s, score->wrong},
                    {u"precision"_s, score->precision()},
                    {u"recall"_s, score->recall()}});
}

void addTargets(BenchReport &report, InsightScores scores)
{
    for (const QString &kind : {u"number"_s, u"date"_s}) {
        InsightScore all = scores.tuned[kind];
        all.add(scores.heldOut[kind]);
        report.target(kind + u": wrong among found"_s, 1 - all.precision(), 0.1);
        report.target(kind + u": missed"_s, 1 - all.recall(), 0.2);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const BenchOptions options = BenchOptions::parse({8}, {2});
    BenchReport report(u"bench_insight"_s,
                       {{u"what"_s, u"what"_s, 0, true},
                        {u"cases"_s, u"cases"_s, 0, true},
                        {u"right"_s, u"right"_s},
                        {u"missed"_s, u"missed"_s},
                        {u"wrong"_s, u"wrong"_s},
                        {u"precision"_s, u"precision"_s, 2},
                        {u"recall"_s, u"recall"_s, 2},
                        {u"ms"_s, u"CPU ms"_s, 1}});
    const InsightScores scores = scoreInsightCases(Folder);
    addScores(report, scores.tuned, u"tuned"_s);
    addScores(report, scores.heldOut, u"held out"_s);
    const qsizetype length = options.quick ? 2'000 : 16'000;
    for (const int members : options.members) {
        for (const auto &[what, work] : works(members, length)) {
            for (int repeat = 0; repeat < options.repeats; ++repeat)
                report.add({{u"what"_s, what}, {u"ms"_s, milliseconds(work)}});
            report.target(what + u", ms"_s,
                          report.median({{u"what"_s, what}}, u"ms"_s),
                          what.startsWith("difference"_L1) ? 50 : 100);
        }
    }
    addTargets(report, scores);
    return report.finish(options.json);
}
