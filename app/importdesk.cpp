#include "app/importdesk.h"

#include "app/delivery.h"
#include "ui/import/importdialog.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/widgets/taskline.h"
#include "ui/words/errorwords.h"
#include "ui/words/figures.h"
#include "ui/words/importwords.h"

#include <QFileDialog>
#include <QStandardPaths>
#include <QtConcurrent>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

/// Sessions are read some at a time by another thread, which owns the reader meanwhile.
struct ImportDesk::Import
{
    struct Piece
    {
        Session session;
        bool isReadOnly = false;
    };

    std::shared_ptr<std::atomic_bool> stop;
    std::unique_ptr<ImportReader> reader; ///< In one thread at a time.
    QList<Piece> pieces;
    qint64 added = 0;
    qint64 extended = 0; ///< They were there and have grown since.
    qint64 known = 0;
    std::optional<Error> error;

    /// Few enough that the store never has much in memory.
    void readSome()
    {
        constexpr qsizetype Most = 20;
        pieces.clear();
        while (pieces.size() < Most) {
            const std::optional<Session> session = reader->next();
            if (!session)
                return;
            pieces.append({*session, reader->isReadOnly()});
        }
    }
};

ImportDesk::ImportDesk(ImportStore store, MainWindow &window)
    : m_store(std::move(store))
    , m_window(window)
{
    QAction *action = window.actions().importSessions;
    connect(action, &QAction::triggered, this, &ImportDesk::choose);
}

ImportDesk::~ImportDesk()
{
    if (m_stop)
        *m_stop = true;
}

void ImportDesk::begin(const QString &path)
{
    if (m_stop) {
        m_window.say(tr("Another import is still going on."));
        return;
    }
    m_stop = std::make_shared<std::atomic_bool>(false);
    m_window.task().begin(
        tr("Looking through %1…").arg(QFileInfo(path).fileName()), this, [this] { stop(); });
    const auto stop = m_stop;
    const auto looking = QtConcurrent::run([path, stop] { return previewImport(path, stop); });
    deliver(looking, this, [this, path, stop](const Result<ImportPreview> &preview) {
        if (stop == m_stop)
            ask(path, preview);
    });
}

void ImportDesk::choose()
{
    const QString path = QFileDialog::getOpenFileName(
        &m_window,
        tr("Import conversations"),
        QStandardPaths::writableLocation(QStandardPaths::DownloadLocation),
        tr("Exports of ChatGPT, Claude, Open WebUI, LibreChat or Conclave (*.zip *.json *.jsonl);;"
           "All files (*)"));
    if (!path.isEmpty())
        begin(path);
}

void ImportDesk::ask(const QString &path, const Result<ImportPreview> &preview)
{
    m_window.task().end();
    m_stop.reset();
    if (!preview) {
        m_window.tell(tr("Nothing can be imported from this file."), preview.error().message);
        return;
    }
    auto *dialog = new ImportDialog(QFileInfo(path).fileName(), *preview, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, path] { start(path); });
    dialog->open();
}

void ImportDesk::start(const QString &path)
{
    if (m_stop)
        return;
    const Result<ImportDevices> devices = openImport(path);
    if (!devices) {
        m_window.tell(tr("Nothing can be imported from this file."), devices.error().message);
        return;
    }
    m_stop = std::make_shared<std::atomic_bool>(false);
    m_import = std::make_shared<Import>();
    m_import->stop = m_stop;
    m_import->reader = std::make_unique<ImportReader>(*devices, m_stop);
    readOn(m_import);
}

void ImportDesk::readOn(const std::shared_ptr<Import> &import)
{
    showProgress(*import);
    deliver(QtConcurrent::run([import] { import->readSome(); }), this, [this, import] {
        takeIn(import);
    });
}

void ImportDesk::takeIn(const std::shared_ptr<Import> &import)
{
    if (import->pieces.isEmpty() || *import->stop)
        return finish(*import);
    QList<QFuture<Result<Intake>>> taken;
    for (const Import::Piece &piece : std::as_const(import->pieces)) {
        const QString source =
            QString(piece.session.importedFrom % u':' % piece.session.id.toString());
        // Our own are what they were, wherever they come from.
        const SessionOrigin origin{.source = piece.isReadOnly ? source : QString(),
                                   .isReadOnly = piece.isReadOnly};
        taken.append(m_store(piece.session, origin));
    }
    deliver(QtFuture::whenAll(taken.begin(), taken.end()),
            this,
            [this, import](const QList<QFuture<Result<Intake>>> &all) {
                QList<Result<Intake>> results;
                for (const QFuture<Result<Intake>> &one : all)
                    results.append(one.resultCount() > 0
                                       ? one.result()
                                       : Result<Intake>(Error{.kind = Error::Kind::Cancelled}));
                count(import, results);
            });
}

void ImportDesk::count(const std::shared_ptr<Import> &import, const QList<Result<Intake>> &results)
{
    for (const Result<Intake> &intake : results) {
        if (!intake)
            import->error = intake.error();
        else
            ++(intake->isNew          ? import->added
               : intake->newTurns > 0 ? import->extended
                                      : import->known);
    }
    if (import->error || *import->stop)
        finish(*import);
    else
        readOn(import);
}

void ImportDesk::finish(const Import &import)
{
    const bool wasStopped = *import.stop;
    QStringList parts{import.added == 1 ? tr("Imported 1 session")
                                        : tr("Imported %1 sessions").arg(countText(import.added))};
    if (import.extended > 0)
        parts += import.extended == 1 ? tr("1 has new questions")
                                      : tr("%1 have new questions").arg(countText(import.extended));
    if (import.known > 0)
        parts += import.known == 1 ? tr("1 was already there")
                                   : tr("%1 were already there").arg(countText(import.known));
    QString details;
    if (import.error) {
        const ErrorWords words = wordsFor(*import.error, {});
        details = words.whatHappened % u' ' % words.whatToDo;
    } else if (const Omissions &omitted = import.reader->preview().omitted;
               !wasStopped && !omitted.isEmpty()) {
        details = tr("Left out: %1").arg(omissionsSentence(omitted));
    }
    const QString result = tr("%1.").arg(parts.join(u"; "_s));
    m_window.task().end();
    m_window.tell(import.error ? tr("The import ended early. %1").arg(result)
                  : wasStopped ? tr("The import was stopped. %1").arg(result)
                               : result,
                  details);
    m_stop.reset();
    m_import.reset();
}

void ImportDesk::stop()
{
    *m_stop = true;
    if (m_import)
        return; // the answer comes when what is being taken in is counted
    m_stop.reset();
    m_window.say(tr("Not imported."));
}

void ImportDesk::showProgress(const Import &import)
{
    const qint64 done = import.added + import.extended + import.known;
    m_window.task().begin(
        tr("Importing… %1 sessions, %2 %")
            .arg(countText(done), countText(qint64(import.reader->progress() * 100))),
        this,
        [this] { stop(); });
}

} // namespace Conclave
