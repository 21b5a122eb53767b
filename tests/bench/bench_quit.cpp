// How soon does the program end when it is told to, with a hundred members on the wire, and is what
// had arrived kept?
//
// `conclave ask` as a user starts it, and the window's command in a process of its own (this
// program started as "bench_quit window PROFILE"), because somebody has to type the question there.

#include "app/windowcommand.h"
#include "core/archive/archivereader.h"
#include "core/export/exportfile.h"
#include "core/store/settingsfile.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/serverprocess.h"
#include "tests/support/testcouncil.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <optional>
#include <thread>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

/// What the members do when the signal comes.
struct State
{
    QString name;
    QStringList models; ///< The members take them in turn.
};

QList<State> states()
{
    const QString streaming = u"endless-rate50"_s;
    const QString resting = u"err429-retry100"_s;
    const QString retrying = u"loading"_s;
    return {{u"streaming"_s, {streaming}},
            {u"resting"_s, {resting}},
            {u"retrying"_s, {retrying}},
            {u"a third each"_s, {streaming, resting, retrying}}};
}

Council councilFor(const State &state, const QUrl &url, int members)
{
    QStringList models;
    for (int i = 0; i < members; ++i)
        models.append(state.models[i % state.models.size()]);
    Council council = councilOf(url, models);
    council.name = u"Bench"_s;
    return council;
}

/// The window program, in which somebody asks a question as soon as it is there.
int runWindowAndAsk(int argc, char **argv)
{
    QApplication::setApplicationName(u"conclave"_s);
    const QApplication application(argc, argv);
    QTimer::singleShot(0, qApp, [] {
        for (const QWidget *window : QApplication::topLevelWidgets()) {
            auto *field = window->findChild<QPlainTextEdit *>(u"question"_s);
            if (!field)
                continue;
            field->setPlainText(u"What is a good question?"_s);
            field->parentWidget()->findChild<QPushButton *>(u"ask"_s)->click();
        }
    });
    return runWindow({.profile = QString::fromLocal8Bit(argv[2])});
}

/// Everybody was asked, and those who write have written something.
void waitUntilAsked(const ServerProcess &server, int members)
{
    const auto patience = steady_clock::now() + 20s;
    while (server.stats()["arrivals"_L1].toInt() < members) {
        if (steady_clock::now() > patience)
            qFatal("the members were not asked");
        std::this_thread::sleep_for(10ms);
    }
    std::this_thread::sleep_for(700ms);
}

struct Way
{
    QString name;
    int signal = SIGTERM;
    bool isWindow = false;
};

/// How many have text, and how many pieces the shortest one has.
void addTexts(QJsonObject &run, const QList<Answer> &answers)
{
    int texts = 0;
    std::optional<int> fewest;
    for (const Answer &answer : answers) {
        if (!answer.text.startsWith("alpha bravo charlie"_L1))
            continue;
        ++texts;
        fewest = std::min(fewest.value_or(answer.pieces), answer.pieces);
    }
    run[u"with_text"_s] = texts;
    if (fewest)
        run[u"fewest_pieces"_s] = *fewest;
}

/// What is in the history there.
Result<Session> onlySession(const QString &directory)
{
    ArchiveReader reader(directory);
    const Result<QList<SessionId>> sessions = reader.sessions();
    if (!sessions || sessions->size() != 1)
        return Error{.kind = Error::Kind::BadFile};
    const Result<LoadedSession> loaded = reader.load(sessions->constFirst());
    return loaded ? Result<Session>(loaded->session) : loaded.error();
}

QJsonObject quit(ServerProcess &server, const Way &way, const State &state, int members)
{
    const QTemporaryDir home;
    Settings settings;
    settings.councils = {councilFor(state, server.url(), members)};
    settings.council = settings.councils.constFirst().id;
    saveSettings(settings, home.path()).value();
    const QString exported = home.filePath(u"exported.json"_s);
    server.resetStats();
    ChildProcess program(way.isWindow ? QCoreApplication::applicationFilePath()
                                      : QStringLiteral(CONCLAVE_PROGRAM),
                         way.isWindow ? QStringList{u"window"_s, home.path()}
                                      : QStringList{u"ask"_s,
                                                    u"--profile"_s,
                                                    home.path(),
                                                    u"--export"_s,
                                                    exported,
                                                    u"What is a good question?"_s});
    waitUntilAsked(server, members);

    const auto sent = steady_clock::now();
    program.send(way.signal);
    const ChildProcess::Cost cost = program.wait();
    const std::chrono::duration<double, std::milli> exit = steady_clock::now() - sent;
    const Result<Session> session =
        way.isWindow ? onlySession(home.path()) : readSessionFile(exported);
    if (!session || session->turns.size() != 1)
        qFatal("nothing was kept");
    const QList<Answer> &answers = session->turns.constFirst().answers;
    QJsonObject run{{u"way"_s, way.name},
                    {u"state"_s, state.name},
                    {u"members"_s, members},
                    {u"exit_ms"_s, exit.count()},
                    {u"status"_s, cost.exitStatus},
                    {u"answers"_s, answers.size()}};
    addTexts(run, answers);
    return run;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (argc == 3 && QByteArray(argv[1]) == "window")
        return runWindowAndAsk(argc, argv);
    const QCoreApplication application(argc, argv);
    const BenchOptions options = BenchOptions::parse({100}, {8});
    ServerProcess server(QStringLiteral(CONCLAVE_FAKE_SERVER));
    const QList<Way> ways{{u"conclave ask, SIGINT"_s, SIGINT},
                          {u"conclave ask, SIGTERM"_s, SIGTERM},
                          {u"window, SIGTERM"_s, SIGTERM, true}};

    BenchReport report(u"bench_quit"_s,
                       {{u"way"_s, u"program"_s, 0, true},
                        {u"state"_s, u"members are"_s, 0, true},
                        {u"members"_s, u"members"_s, 0, true},
                        {u"exit_ms"_s, u"exit after ms"_s, 0},
                        {u"status"_s, u"exit status"_s},
                        {u"answers"_s, u"answers kept"_s},
                        {u"with_text"_s, u"of them with text"_s},
                        {u"fewest_pieces"_s, u"fewest pieces"_s}});
    QList<State> played = states();
    if (options.quick)
        played = {played.constLast()};
    QMap<QString, double> worst;
    for (int repeat = 0; repeat < options.repeats; ++repeat) {
        for (const int members : options.members) {
            for (const Way &way : ways) {
                for (const State &state : played) {
                    const QJsonObject run = quit(server, way, state, members);
                    worst[way.name] = std::max(worst[way.name], run["exit_ms"_L1].toDouble());
                    report.add(run);
                }
            }
        }
    }
    for (const Way &way : ways)
        report.target(u"%1: exit, the worst, ms"_s.arg(way.name), worst[way.name], 2000);
    return report.finish(options.json);
}
