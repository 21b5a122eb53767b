#pragma once

#include "app/exportchoice.h"
#include "core/archive/archive.h"

#include <QObject>

#include <memory>
#include <optional>

namespace Conclave {

class Doorbell;
class MainWindow;

/// Exports many sessions of the history while the window goes on: into a folder, a file each, where
/// files that are there already stay as they are; what consists of lines, into one file. One export
/// at a time.
class ExportDesk final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the desk.
    ExportDesk(Archive &archive, MainWindow &window);
    ~ExportDesk() override; ///< What is being exported ends early.

private:
    struct Job; ///< One that is going on.

    void choose(const QList<SessionId> &sessions); ///< None: all that there are.
    std::optional<ExportChoice> askFormat(const QString &title);
    QString askPath(const QString &title, const ExportChoice &choice, bool isOneFile);
    void start(const std::shared_ptr<Job> &job);
    void run();
    void showProgress(qint64 done);
    void showTask(const QString &words);
    void finish();
    static QString resultWords(const Job &job);

    Archive &m_archive;
    MainWindow &m_window;
    const std::shared_ptr<Doorbell> m_doorbell; ///< How the thread that writes reaches the desk.
    std::shared_ptr<Job> m_job;                 ///< Null: nothing is being exported.
};

} // namespace Conclave
