#include "app/exportalldesk.h"

#include "core/export/exportmany.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/taskline.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QInputDialog>
#include <QPointer>
#include <QStandardPaths>
#include <QtConcurrent>

#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

// Qt 6.4 asserts that the context of a continuation still lives when it is due: hence qApp.

struct ExportAllDesk::Job
{
    QString directory;
    ManyExport how;
    QList<SessionId> left;
    qint64 count = 0; ///< Of all sessions.
    ManyExported report;
};

ExportAllDesk::ExportAllDesk(Archive &archive, MainWindow &window)
    : m_archive(archive)
    , m_window(window)
{
    connect(window.actions().exportAll, &QAction::triggered, this, &ExportAllDesk::choose);
}

void ExportAllDesk::choose()
{
    QStringList words;
    const QList<ExportChoice> choices = exportChoices();
    for (const ExportChoice &choice : choices)
        words.append(choice.words);
    bool isChosen = false;
    const QString chosen = QInputDialog::getItem(&m_window,
                                                 tr("Export all sessions"),
                                                 tr("Every session becomes a file of its own:"),
                                                 words,
                                                 0,
                                                 false,
                                                 &isChosen);
    if (!isChosen)
        return;
    const QString directory = QFileDialog::getExistingDirectory(
        &m_window,
        tr("Export all sessions to a folder"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    if (!directory.isEmpty())
        start(directory, choices.at(words.indexOf(chosen)));
}

void ExportAllDesk::start(const QString &directory, const ExportChoice &choice)
{
    if (m_job) {
        m_window.say(tr("Another export is still going on."));
        return;
    }
    m_job = std::make_shared<Job>();
    m_job->directory = directory;
    m_job->how = {.format = *exportFormatFor(choice.ending, allExportFormats()),
                  .options = choice.options};
    showProgress(tr("Exporting…"));
    list(m_job);
}

void ExportAllDesk::showProgress(const QString &words)
{
    m_window.task().begin(words, this, [this] { m_job->report.isStopped = true; });
}

void ExportAllDesk::list(const std::shared_ptr<Job> &job)
{
    m_archive.sessions().then(
        qApp, [desk = QPointer(this), job](const Result<QList<SessionId>> &sessions) {
            if (!desk)
                return;
            if (sessions)
                job->left = *sessions;
            else
                job->report.error = sessions.error();
            job->count = job->left.size();
            desk->goOn(job);
        });
}

void ExportAllDesk::goOn(const std::shared_ptr<Job> &job)
{
    if (job->left.isEmpty() || job->report.isStopped || job->report.error)
        return finish(*job);
    showProgress(tr("Exporting… %1 of %2 sessions")
                     .arg(countText(job->count - job->left.size()), countText(job->count)));
    m_archive.load(job->left.takeFirst())
        .then(qApp, [desk = QPointer(this), job](const Result<LoadedSession> &loaded) {
            if (desk)
                desk->write(job, loaded);
        });
}

void ExportAllDesk::write(const std::shared_ptr<Job> &job, const Result<LoadedSession> &loaded)
{
    if (!loaded) {
        ++job->report.unreadable;
        return goOn(job);
    }
    QtConcurrent::run([job, session = loaded->session] {
        std::optional<Result<Session>> one = session;
        return exportEach(
            [&one] { return std::exchange(one, std::nullopt); }, job->directory, job->how);
    }).then(qApp, [desk = QPointer(this), job](const ManyExported &exported) {
        job->report.written += exported.written;
        job->report.skipped += exported.skipped;
        job->report.error = exported.error;
        if (desk)
            desk->goOn(job);
    });
}

void ExportAllDesk::finish(const Job &job)
{
    const ManyExported &report = job.report;
    QStringList parts{report.written == 1
                          ? tr("Exported 1 session")
                          : tr("Exported %1 sessions").arg(countText(report.written))};
    if (report.skipped > 0)
        parts += tr("passed over, because their files are there already or would be empty: %1")
                     .arg(countText(report.skipped));
    if (report.unreadable > 0)
        parts += tr("could not be read: %1").arg(countText(report.unreadable));
    const QString result =
        tr("%1, to %2.").arg(parts.join(u"; "_s), QDir::toNativeSeparators(job.directory));
    m_window.task().end();
    if (report.error)
        m_window.tell(tr("The export ended early. %1").arg(result), report.error->message);
    else
        m_window.say(report.isStopped ? tr("The export was stopped. %1").arg(result) : result);
    m_job.reset();
}

} // namespace Conclave
