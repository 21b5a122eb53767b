#pragma once

#include "app/commandline.h"
#include "app/progresswriter.h"
#include "app/services.h"
#include "app/terminalwriter.h"
#include "core/run/livesession.h"

#include <QFile>
#include <QObject>

#include <memory>
#include <optional>

namespace Conclave {

/// `conclave ask`: one question to one council, without a window.
class AskCommand final : public QObject
{
    Q_OBJECT

public:
    /// Exit statuses, a public contract.
    enum ExitStatus {
        AllComplete = 0,
        BadUsage = 1,
        NoAnswer = 2,
        SomethingMissing = 3,
        Interrupted = 130
    };

    /// Answers go to `output`, progress and errors to `errors`; both are open for writing.
    AskCommand(Services &services, const AskOptions &options, QFile &output, QFile &errors);

    /// Asks; finished() follows, from the event loop.
    void start();
    /// Stops everything; what arrived is still exported.
    void interrupt();

signals:
    void finished(int exitStatus);

private:
    Result<Question> readQuestion() const;
    Result<Council> chooseCouncil();
    Council councilOfSeats() const;
    void follow(const Event &event);
    void conclude();
    bool exportAll(const Session &session);
    int exitStatus(const Turn &turn) const;
    void complain(const QString &sentence);
    void fail(const QString &sentence);

    Services &m_services;
    const AskOptions m_options;
    QFile &m_output;
    QFile &m_errors;
    LiveSession m_session;
    const bool m_isOneTerminal;             ///< Answers and progress are read in the same place.
    std::optional<TerminalWriter> m_writer; ///< Empty with --json.
    std::optional<ProgressWriter> m_progress;
    bool m_isInterrupted = false;
    bool m_isOutputLost = false; ///< Standard output takes nothing any more.
};

/// Runs `conclave ask` on the standard streams until it has finished; Ctrl+C interrupts it. Needs a
/// QCoreApplication. Returns the exit status.
int runAsk(const CommandLine &line);

} // namespace Conclave
