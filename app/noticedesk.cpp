#include "app/noticedesk.h"

#include "core/store/settings.h"
#include "ui/desktop/desktopnotifier.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/words/figures.h"

#include <QApplication>
#include <QWindow>

#include <algorithm>

namespace Conclave {

NoticeDesk::NoticeDesk(Settings &settings,
                       LiveSession &session,
                       MainWindow &window,
                       const QDBusConnection &bus)
    : m_settings(settings)
    , m_session(session)
    , m_window(window)
    , m_notifier(new DesktopNotifier(bus, this))
{
    connect(&session, &LiveSession::happened, this, &NoticeDesk::note);
    connect(m_notifier, &DesktopNotifier::activated, this, &NoticeDesk::showWindow);
    connect(
        qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
            if (state == Qt::ApplicationActive)
                m_notifier->withdraw(); // it has been seen
        });
    QAction *wish = window.actions().tellWhenDone;
    wish->setChecked(settings.tellWhenDone);
    connect(wish, &QAction::toggled, this, [this](bool isWanted) {
        m_settings.tellWhenDone = isWanted;
    });
}

void NoticeDesk::note(TurnId turn, const Event &event)
{
    if (std::holds_alternative<TurnResumed>(event.what))
        m_began.insert(turn, event.at);
    if (!std::holds_alternative<TurnEnded>(event.what))
        return;
    const Microseconds took = event.at - m_began.take(turn);
    const CouncilRun *run = m_session.run(turn);
    if (!run || run->isStopped()) // who stopped it knows, also when that closed the window
        return;
    if (took >= Long && m_settings.tellWhenDone && !m_window.isActiveWindow())
        tell(run->turn(), took);
}

void NoticeDesk::tell(const Turn &turn, Microseconds took)
{
    QApplication::alert(&m_window);
    const QList<const Answer *> answers = turn.latestAnswers();
    const auto complete = std::ranges::count(answers, AnswerStatus::Complete, &Answer::status);
    QString words = tr("%1 of %2 answers are complete, after %3.")
                        .arg(complete)
                        .arg(answers.size())
                        .arg(durationText(took));
    if (turn.synthesis && turn.synthesis->answer.status == AnswerStatus::Complete)
        words += u' ' + tr("The synthesis is ready.");
    m_notifier->notify(tr("The council has answered"), words);
}

void NoticeDesk::showWindow()
{
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.raise();
    m_window.activateWindow();
}

} // namespace Conclave
