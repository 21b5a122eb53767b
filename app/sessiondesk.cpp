#include "app/sessiondesk.h"

#include "app/delivery.h"
#include "app/exportquestion.h"
#include "core/export/exportfile.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/widgets/taskline.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QtConcurrent>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

SessionDesk::SessionDesk(LiveSession &session, MainWindow &window)
    : m_session(session)
    , m_window(window)
{
    const MainActions &actions = window.actions();
    connect(actions.newSession, &QAction::triggered, this, &SessionDesk::startNew);
    connect(actions.openSession, &QAction::triggered, this, &SessionDesk::chooseAndOpen);
    connect(actions.exportSession, &QAction::triggered, this, &SessionDesk::chooseAndExport);
    connect(&session, &LiveSession::happened, this, [this] { m_isChanged = true; });
    connect(&session, &LiveSession::replaced, this, [this] {
        ++m_replaced;
        m_isChanged = false;
    });
}

void SessionDesk::open(const QString &path)
{
    const int opening = ++m_opening;
    m_window.task().begin(tr("Opening %1…").arg(QFileInfo(path).fileName()), this, [this] {
        ++m_opening;
        m_window.say(tr("Not opened."));
    });
    // A session can be large, and reading it must not hold up the window.
    const auto read = QtConcurrent::run([path] { return readSessionFile(path); });
    deliver(read, this, [this, opening](const Result<Session> &session) {
        if (opening != m_opening)
            return; // given up, or another one was chosen meanwhile
        m_window.task().end();
        if (!session) {
            m_window.tell(tr("The session could not be opened."), session.error().message);
            return;
        }
        // Only now: what is asked while the file is read counts, too.
        if (!mayReplace())
            return;
        replace(*session);
        emit opened(*session);
        m_window.say(tr("Opened."));
    });
}

void SessionDesk::replace(const Session &session)
{
    m_session.replace(session);
}

void SessionDesk::startNew()
{
    if (mayReplace())
        m_session.startNew();
}

void SessionDesk::chooseAndOpen()
{
    const QString path = QFileDialog::getOpenFileName(
        &m_window,
        tr("Open a session"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        tr("Conclave sessions (*.json)"));
    if (!path.isEmpty())
        open(path);
}

void SessionDesk::chooseAndExport()
{
    const auto target = askExportTarget(&m_window,
                                        tr("Export the session"),
                                        suggestedFileName(m_session.snapshot()),
                                        exportChoices());
    if (target)
        exportTo(target->path, target->choice.options);
}

void SessionDesk::exportTo(const QString &path, const ExportOptions &options)
{
    const Session session = m_session.snapshot();
    const bool wasChanged = m_isChanged;
    const ExportFormat *format = exportFormatFor(path, allExportFormats());
    if (format && format->isLossless)
        m_isChanged = false;
    m_window.task().begin(tr("Exporting…"));
    const auto writing = QtConcurrent::run([session, path, options] {
        return exportSession(session, path, options, allExportFormats());
    });
    deliver(writing, this, [this, path, wasChanged](const Done &written) {
        m_window.task().end();
        if (written) {
            m_window.say(tr("Exported to %1").arg(QDir::toNativeSeparators(path)));
            return;
        }
        m_isChanged = m_isChanged || wasChanged;
        m_window.tell(tr("The session was not exported."), written.error().message);
    });
}

bool SessionDesk::mayReplace()
{
    // While the question stands, a second start of the program may open a file.
    const int asked = m_replaced;
    return mayStop(tr("Stop them and leave this session?"), tr("Stop and leave")) && mayLose() &&
           m_replaced == asked;
}

bool SessionDesk::mayClose()
{
    return mayStop(tr("Stop them and quit?"), tr("Stop and quit")) && mayLose();
}

bool SessionDesk::mayStop(const QString &question, const QString &stop)
{
    if (!m_session.isRunning())
        return true;
    QMessageBox box(QMessageBox::Question,
                    tr("Answers are still being written"),
                    tr("Answers are still being written. %1").arg(question),
                    QMessageBox::NoButton,
                    &m_window);
    QAbstractButton *stopping = box.addButton(stop, QMessageBox::AcceptRole);
    box.setDefaultButton(box.addButton(QMessageBox::Cancel));
    // Once all have ended there is nothing left to ask.
    connect(&m_session, &LiveSession::happened, &box, [this, stopping] {
        if (!m_session.isRunning())
            stopping->click();
    });
    box.exec();
    return box.clickedButton() == stopping;
}

/// Only where the history is not written something can be lost.
bool SessionDesk::mayLose()
{
    if (m_isHistoryWritten || !m_isChanged)
        return true;
    QMessageBox question(QMessageBox::Warning,
                         tr("This session is not saved"),
                         tr("The history cannot be written, so what you asked here would be lost."),
                         QMessageBox::NoButton,
                         &m_window);
    const QAbstractButton *exporting = question.addButton(tr("Export…"), QMessageBox::AcceptRole);
    const QAbstractButton *losing =
        question.addButton(tr("Leave without saving"), QMessageBox::DestructiveRole);
    question.setDefaultButton(question.addButton(QMessageBox::Cancel));
    question.exec();
    if (question.clickedButton() == exporting)
        chooseAndExport();
    return question.clickedButton() == losing;
}

} // namespace Conclave
