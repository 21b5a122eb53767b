#include "app/exportdesk.h"

#include "app/delivery.h"
#include "app/exportquestion.h"
#include "core/archive/doorbell.h"
#include "core/export/exportmany.h"
#include "ui/history/historypanel.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/widgets/taskline.h"
#include "ui/words/figures.h"

#include <QDir>
#include <QFileDialog>
#include <QInputDialog>
#include <QPromise>
#include <QStandardPaths>
#include <QtConcurrent>
#include <QThreadPool>

#include <atomic>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

/// What is written by another thread, which asks the desk's for one session after the other.
struct ExportDesk::Job
{
    ExportFormat format;
    ExportOptions options;
    QString path; ///< A folder, or one file when the format goes together.
    QList<SessionId> sessions;
    std::atomic_bool isStopped = false;
    ManyExported report;

    ManyExported write(const std::shared_ptr<Doorbell> &doorbell, ExportDesk &desk)
    {
        const auto next = [this, &desk, &doorbell, left = sessions]() mutable {
            using Next = std::optional<Result<Session>>;
            return left.isEmpty() ? Next() : Next(read(left.takeFirst(), *doorbell, desk));
        };
        const auto goOn = [this, &desk, &doorbell](qint64 done) {
            doorbell->ring([&desk, done] { desk.showProgress(done); });
            return !isStopped;
        };
        const ManyExport how{.format = format, .options = options, .goOn = goOn};
        return (format.goesTogether ? exportTogether : exportEach)(next, path, how);
    }

    /// Waits for the archive. Where that is closed, or the desk has gone, the export stops.
    Result<Session> read(SessionId id, Doorbell &doorbell, ExportDesk &desk)
    {
        // Nobody else may hold the promise: when the bell is dropped, it is broken.
        auto promise = std::make_shared<QPromise<Result<LoadedSession>>>();
        promise->start();
        QFuture<Result<LoadedSession>> answer = promise->future();
        doorbell.ring([promise = std::move(promise), &desk, id] {
            desk.m_archive.load(id).then([promise](const Result<LoadedSession> &loaded) {
                promise->addResult(loaded);
                promise->finish();
            });
        });
        // Others may have this thread's place meanwhile: on a small machine it is the only one.
        QThreadPool::globalInstance()->releaseThread();
        answer.waitForFinished();
        QThreadPool::globalInstance()->reserveThread();
        const Result<LoadedSession> loaded =
            answer.resultCount() > 0 ? answer.result() : Error{.kind = Error::Kind::Cancelled};
        if (loaded)
            return loaded->session;
        if (loaded.error().kind == Error::Kind::Cancelled)
            isStopped = true;
        return loaded.error();
    }
};

ExportDesk::ExportDesk(Archive &archive, MainWindow &window)
    : m_archive(archive)
    , m_window(window)
    , m_doorbell(std::make_shared<Doorbell>(this))
{
    connect(window.actions().exportAll, &QAction::triggered, this, [this] { choose({}); });
    connect(&window.history(), &HistoryPanel::exportWanted, this, &ExportDesk::choose);
}

ExportDesk::~ExportDesk()
{
    if (m_job)
        m_job->isStopped = true;
    m_doorbell->silence();
}

void ExportDesk::choose(const QList<SessionId> &sessions)
{
    if (m_job) {
        m_window.say(tr("Another export is still going on."));
        return;
    }
    const QString title = sessions.isEmpty() ? tr("Export all sessions")
                          : sessions.size() == 1
                              ? tr("Export 1 session")
                              : tr("Export %1 sessions").arg(countText(sessions.size()));
    const std::optional<ExportChoice> choice = askFormat(title);
    if (!choice)
        return;
    auto job = std::make_shared<Job>();
    job->format = *exportFormatFor(choice->ending, allExportFormats());
    job->options = choice->options;
    job->path = askPath(title, *choice, job->format.goesTogether);
    job->sessions = sessions;
    if (!job->path.isEmpty())
        start(job);
}

std::optional<ExportChoice> ExportDesk::askFormat(const QString &title)
{
    const QList<ExportChoice> choices = exportChoices();
    QStringList words;
    for (const ExportChoice &choice : choices)
        words.append(choice.words);
    bool isChosen = false;
    const QString chosen = QInputDialog::getItem(
        &m_window,
        title,
        tr("Every session becomes a file of its own, but votes of all go into one file:"),
        words,
        0,
        false,
        &isChosen);
    return isChosen ? std::optional(choices.at(words.indexOf(chosen))) : std::nullopt;
}

QString ExportDesk::askPath(const QString &title, const ExportChoice &choice, bool isOneFile)
{
    if (!isOneFile)
        return QFileDialog::getExistingDirectory(
            &m_window, title, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const auto target = askExportTarget(&m_window, title, u"votes"_s % choice.ending, {choice});
    return target ? target->path : QString();
}

void ExportDesk::start(const std::shared_ptr<Job> &job)
{
    m_job = job;
    showTask(tr("Exporting…"));
    if (!job->sessions.isEmpty())
        return run();
    deliver(m_archive.sessions(), this, [this, job](const Result<QList<SessionId>> &sessions) {
        if (sessions) {
            job->sessions = *sessions;
            return run();
        }
        job->report.error = sessions.error();
        finish();
    });
}

void ExportDesk::run()
{
    const auto writing = QtConcurrent::run(
        [job = m_job, doorbell = m_doorbell, this] { return job->write(doorbell, *this); });
    deliver(writing, this, [this](const ManyExported &report) {
        m_job->report = report;
        finish();
    });
}

void ExportDesk::showProgress(qint64 done)
{
    if (m_job && !m_job->isStopped)
        showTask(tr("Exporting… %1 of %2 sessions")
                     .arg(countText(done), countText(m_job->sessions.size())));
}

void ExportDesk::showTask(const QString &words)
{
    m_window.task().begin(words, this, [job = m_job] { job->isStopped = true; });
}

void ExportDesk::finish()
{
    const std::shared_ptr<Job> job = std::exchange(m_job, nullptr);
    const ManyExported &report = job->report;
    const QString result = resultWords(*job);
    m_window.task().end();
    if (report.error)
        m_window.tell(tr("The export ended early. %1").arg(result), report.error->message);
    else if (report.isStopped)
        m_window.say(tr("The export was stopped. %1").arg(result));
    else
        m_window.say(result);
}

QString ExportDesk::resultWords(const Job &job)
{
    const ManyExported &report = job.report;
    const bool isNothing = job.format.goesTogether && report.written == 0;
    const bool isEarly = report.error || report.isStopped;
    QStringList parts;
    if (isNothing)
        parts += isEarly ? tr("Nothing was written")
                         : tr("Nothing was written: there is no vote in what was to be exported");
    else if (report.written == 1)
        parts += tr("Exported 1 session");
    else
        parts += tr("Exported %1 sessions").arg(countText(report.written));
    if (report.skipped > 0 && !isNothing)
        parts +=
            (job.format.goesTogether ? tr("without a vote: %1")
                                     : tr("passed over, because their files are there already: %1"))
                .arg(countText(report.skipped));
    if (report.unreadable > 0)
        parts += tr("could not be read: %1").arg(countText(report.unreadable));
    const QString all = parts.join(u"; "_s);
    return isNothing ? tr("%1.").arg(all)
                     : tr("%1, to %2.").arg(all, QDir::toNativeSeparators(job.path));
}

} // namespace Conclave
