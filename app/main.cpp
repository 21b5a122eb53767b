#include "app/askcommand.h"
#include "app/commandline.h"
#include "app/windowcommand.h"

#include <QApplication>
#include <QTextStream>
#include <QTimer>

#include <csignal>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

volatile std::sig_atomic_t interrupted = 0;

void noteInterrupt(int)
{
    interrupted = 1;
}

template<typename Application>
void introduce(Application &application)
{
    application.setApplicationName(u"conclave"_s);
    application.setApplicationVersion(QStringLiteral(CONCLAVE_VERSION));
}

int ask(const CommandLine &line)
{
    QFile output;
    QFile errors;
    if (!output.open(stdout, QIODevice::WriteOnly) || !errors.open(stderr, QIODevice::WriteOnly))
        return AskCommand::BadUsage;
    Services services(line.profile);
    if (line.guide)
        services.settings.council = {};
    AskCommand command(services, line.ask, output, errors);
    QObject::connect(&command, &AskCommand::finished, qApp, &QCoreApplication::exit, Qt::QueuedConnection);

    // A handler may only set a flag; the loop looks at it ten times a second.
    std::signal(SIGINT, noteInterrupt);
    std::signal(SIGTERM, noteInterrupt);
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &command, [&command] {
        if (std::exchange(interrupted, 0))
            command.interrupt();
    });
    watch.start(100);
    QTimer::singleShot(0, &command, &AskCommand::start);
    return QCoreApplication::exec();
}

int tell(const Result<CommandLine> &line)
{
    if (!line) {
        QTextStream(stderr) << "conclave: " << line.error().message << Qt::endl;
        return AskCommand::BadUsage;
    }
    QTextStream(stdout) << line->text << Qt::endl;
    return 0;
}

bool isAsk(int argc, char **argv)
{
    return std::find_if(argv, argv + argc, [](const char *word) { return qstrcmp(word, "ask") == 0; })
           != argv + argc;
}

} // namespace

int main(int argc, char **argv)
{
    // Without a window there is no need for a display, nor for the time it takes to find one.
    std::unique_ptr<QCoreApplication> application;
    if (isAsk(argc, argv))
        application = std::make_unique<QCoreApplication>(argc, argv);
    else
        application = std::make_unique<QApplication>(argc, argv);
    introduce(*application);
    const Result<CommandLine> line = parseCommandLine(QCoreApplication::arguments());
    if (!line || line->mode == CommandLine::Mode::PrintText)
        return tell(line);
    return line->mode == CommandLine::Mode::Ask ? ask(*line) : runWindow(*line);
}
