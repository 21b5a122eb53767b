// What it takes to export a session of 50 turns by six members, in every format. The window stays
// free meanwhile: exports run in another thread. A turn has 14 kB of text; in an archive of 100,000
// turns and 1 GB it has ten.

#include "app/exportchoice.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/processstatus.h"
#include "tests/support/samplesession.h"

#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Real Markdown with a table, code, lists and formulas, of about `size` characters.
QString answerText(qsizetype size)
{
    QString text;
    for (const QString &name : {u"researcher"_s, u"engineer"_s, u"math"_s, u"code"_s}) {
        QFile file(QStringLiteral(CONCLAVE_TEST_DATA "/markdown/") + name + u".md"_s);
        if (file.open(QIODevice::ReadOnly))
            text += QString::fromUtf8(file.readAll()) + u'\n';
    }
    return text.repeated(size / text.size() + 1).first(size);
}

Session longSession(int turns)
{
    constexpr qsizetype AnswerSize = 2000;
    const QString text = answerText(AnswerSize);
    Session session = sampleSession();
    const Turn sample = session.turns.constFirst();
    session.turns.clear();
    for (int number = 0; number < turns; ++number) {
        Turn turn = sample;
        turn.id = TurnId::create();
        turn.answers.append(turn.answers.constFirst());
        for (Answer &answer : turn.answers) {
            answer.text = text;
            answer.status = AnswerStatus::Complete;
            answer.error = {};
            answer.notice = Notice::None;
        }
        for (Member &member : turn.council.members)
            member.model = member.name.toLower();
        turn.verdict = Verdict{.winner = turn.council.members.constFirst().id, .at = turn.asked};
        turn.synthesis->answer.text = text;
        session.turns.append(turn);
    }
    return session;
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const BenchOptions options = BenchOptions::parse({50}, {2}); // turns, here
    BenchReport report(u"export"_s,
                       {{.key = u"format"_s, .title = u"format"_s, .kind = true},
                        {.key = u"turns"_s, .title = u"turns"_s, .kind = true},
                        {.key = u"ms"_s, .title = u"time, ms"_s},
                        {.key = u"cpu_ms"_s, .title = u"CPU, ms"_s},
                        {.key = u"kb"_s, .title = u"size, kB"_s}});
    for (const int turns : options.members) {
        const Session session = longSession(turns);
        for (int run = 0; run < options.repeats; ++run) {
            for (const ExportFormat &format : allExportFormats()) {
                const auto before = cpuTime();
                QElapsedTimer timer;
                timer.start();
                const QByteArray bytes = format.write(session, {.reasoning = true});
                const double ms = double(timer.nsecsElapsed()) / 1e6;
                const std::chrono::duration<double, std::milli> cpu = cpuTime() - before;
                report.add({{u"format"_s, format.ending},
                            {u"turns"_s, turns},
                            {u"ms"_s, ms},
                            {u"cpu_ms"_s, cpu.count()},
                            {u"kb"_s, double(bytes.size()) / 1000}});
            }
        }
        for (const ExportFormat &format : allExportFormats()) {
            const double limit = format.ending == u".pdf" ? 2000 : 300;
            report.target(
                u"%1, ms"_s.arg(format.ending),
                report.median({{u"format"_s, format.ending}, {u"turns"_s, turns}}, u"ms"_s),
                limit);
        }
    }
    return report.finish(options.json);
}
