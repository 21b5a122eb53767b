#include "tests/support/fakeserver.h"
#include "tests/support/scenario.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTextStream>
#include <QTimer>

#include <array>
#include <chrono>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace {

void quitWhenStdinCloses(QCoreApplication &app)
{
    auto *notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, &app);
    QObject::connect(notifier, &QSocketNotifier::activated, &app, [] {
        std::array<char, 256> ignored{};
        if (::read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0)
            QCoreApplication::quit();
    });
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCommandLineParser options;
    options.setApplicationDescription(
        u"An OpenAI-compatible server on 127.0.0.1 whose models misbehave as their names say.\n"
        "Words of a model name, joined by '-': "_s +
        Conclave::Scenario::words().join(u' '));
    options.addHelpOption();
    options.addOptions(
        {{u"port"_s, u"Port to listen on; 0 = any free one."_s, u"port"_s, u"0"_s},
         {u"scenario"_s, u"What every model does, e.g. ttft300-rate40-tokens200."_s, u"words"_s},
         {u"seconds"_s, u"Exit after so many seconds."_s, u"seconds"_s, u"600"_s},
         {u"until-stdin-closes"_s, u"Exit when standard input closes."_s}});
    options.process(app);

    Conclave::FakeServer server;
    server.setDefaultScenario(Conclave::Scenario::fromModel(options.value(u"scenario"_s)));
    if (!server.listen(options.value(u"port"_s).toUShort())) {
        QTextStream(stderr) << "conclave-fake-server: port " << options.value(u"port"_s)
                            << " is not free\n";
        return 1;
    }
    QTextStream(stdout) << "listening " << server.url().toString() << Qt::endl;

    QTimer::singleShot(
        std::chrono::seconds(options.value(u"seconds"_s).toInt()), &app, &QCoreApplication::quit);
    if (options.isSet(u"until-stdin-closes"_s))
        quitWhenStdinCloses(app);
    return QCoreApplication::exec();
}
