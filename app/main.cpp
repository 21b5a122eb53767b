#include "app/askcommand.h"
#include "app/commandline.h"
#include "app/windowcommand.h"
#include "core/base/descriptors.h"

#include <QApplication>
#include <QTextStream>

#include <algorithm>
#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList words(int argc, char **argv)
{
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    return words;
}

int complain(const Error &error)
{
    QTextStream(stderr) << "conclave: " << error.message << Qt::endl;
    return AskCommand::BadUsage;
}

/// Without one, Qt would end the process with a core dump.
bool hasDisplay()
{
#ifndef Q_OS_LINUX
    return true;
#endif
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

/// Only paper needs them.
bool needsFonts(const CommandLine &line)
{
    return std::ranges::any_of(line.ask.exports, [](const QString &file) {
        return file.endsWith(".pdf"_L1, Qt::CaseInsensitive);
    });
}

int print(const QString &text)
{
    QTextStream(stdout) << text << Qt::endl;
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    raiseDescriptorLimit(); // every member takes some
    QCoreApplication::setApplicationName(u"conclave"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CONCLAVE_VERSION));
    const Result<CommandLine> line = parseCommandLine(words(argc, argv));
    if (!line)
        return complain(line.error());
    // Without a window there is no need for a display, nor for the time it takes to find one.
    std::unique_ptr<QCoreApplication> application;
    if (line->mode == CommandLine::Mode::Window && !hasDisplay())
        return complain({.kind = Error::Kind::Configuration,
                         .message = u"there is no display; use conclave ask"_s});
    if (line->mode == CommandLine::Mode::Window) {
        application = std::make_unique<QApplication>(argc, argv);
    } else if (needsFonts(*line)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        application = std::make_unique<QGuiApplication>(argc, argv);
    } else {
        application = std::make_unique<QCoreApplication>(argc, argv);
    }
    switch (line->mode) {
    case CommandLine::Mode::PrintText:
        return print(line->text);
    case CommandLine::Mode::Ask:
        return runAsk(*line);
    case CommandLine::Mode::Window:
        break;
    }
    return runWindow(*line);
}
