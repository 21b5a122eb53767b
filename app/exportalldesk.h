#pragma once

#include "app/exportchoice.h"
#include "core/archive/archive.h"

#include <QObject>

#include <memory>

namespace Conclave {

class MainWindow;

/// Exports every session of the history into a folder, a file each, while the window goes on.
/// Files that are there already stay as they are. One export at a time.
class ExportAllDesk final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the desk.
    ExportAllDesk(Archive &archive, MainWindow &window);

    void start(const QString &directory, const ExportChoice &choice);

private:
    struct Job; ///< One that is going on.

    void choose();
    void showProgress(const QString &words);
    void list(const std::shared_ptr<Job> &job);
    void goOn(const std::shared_ptr<Job> &job);
    void write(const std::shared_ptr<Job> &job, const Result<LoadedSession> &loaded);
    void finish(const Job &job);

    Archive &m_archive;
    MainWindow &m_window;
    std::shared_ptr<Job> m_job; ///< Null: nothing is being exported.
};

} // namespace Conclave
