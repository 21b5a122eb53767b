#include "app/windowcommand.h"

#include "app/archivedcontests.h"
#include "app/endsignals.h"
#include "app/lastsession.h"
#include "core/base/desktopbus.h"
#include "core/council/presets.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/theme/themecontrol.h"
#include "ui/turn/layoutchoice.h"

#include <QApplication>
#include <QDBusConnection>
#include <QFileInfo>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList ThemeNames{
    u"system"_s, u"light"_s, u"dark"_s}; // in the order of ThemeControl::Mode
const QStringList LayoutNames{u"grid"_s, u"columns"_s, u"focus"_s}; // in the order of LayoutMode

/// Not connected where there is none.
QDBusConnection desktopBus()
{
    return hasDesktopBus() ? QDBusConnection::sessionBus() : QDBusConnection(QString());
}

void dress(ThemeControl &theme, const Settings &settings)
{
    theme.setMode(ThemeControl::Mode(std::max(qsizetype(0), ThemeNames.indexOf(settings.theme))));
    theme.setHighContrast(settings.highContrast);
    theme.setTextStep(settings.textSizeStep);
}

} // namespace

WindowCommand::WindowCommand(Services &services,
                             ThemeControl &theme,
                             const QDBusConnection &desktop)
    : m_services(services)
    , m_theme(theme)
    , m_session(SpendingDesk::environment(services))
    , m_window(m_session, theme)
    , m_councils(services, m_window)
    , m_firstStart(services, m_councils, m_window)
    , m_outages(services, m_window)
    , m_sessions(m_session, m_window)
    , m_archive(services.archiveDirectory(), services.clock())
    , m_history(m_archive, m_session, m_sessions, m_window)
    , m_imports([this](const Session &session,
                       const SessionOrigin &origin) { return m_archive.import(session, origin); },
                m_window)
    , m_exports(m_archive, m_window)
    , m_notices(services.settings, m_session, m_window, desktop)
    , m_spending(services, m_session, m_window)
    , m_prices(services, m_window)
    , m_desktop(desktop)
{
    m_window.setContests(archivedContests(m_archive, m_session));
    connect(&m_desktop, &DesktopAppearance::changed, &theme, &ThemeControl::setDesktop);
    connect(&m_window, &MainWindow::asked, this, &WindowCommand::ask);
    connect(&m_window, &MainWindow::closing, this, &WindowCommand::keepAll);
    connect(&m_councils, &CouncilDesk::currentChanged, this, &WindowCommand::closeIdleGuide);
    connect(&m_councils, &CouncilDesk::currentChanged, &m_outages, &OutageDesk::show);
    connect(&m_prices, &PriceDesk::changed, &m_spending, &SpendingDesk::show);
    connect(&m_session, &LiveSession::happened, this, [this](TurnId, const Event &event) {
        if (std::holds_alternative<TurnEnded>(event.what))
            closeIdleGuide();
    });
    if (services.settingsError)
        m_window.tell(
            MainWindow::tr("Your settings could not be read, so nothing is saved over them."),
            services.settingsError->message);
    else if (services.pricesError)
        m_window.tell(MainWindow::tr("Your own prices are not used."),
                      services.pricesError->message);
    const qsizetype layout = LayoutNames.indexOf(services.settings.layout);
    m_window.actions().blind->setChecked(services.settings.blind);
    m_window.layoutChoice().setMode(LayoutMode(std::max(qsizetype(0), layout)));
    m_window.actions().showHistory->setChecked(services.settings.showsHistory);
    m_window.setClosingGate([this] { return mayClose(); });
    m_window.restoreGeometry(services.settings.windowGeometry);
    m_window.setHistoryWidth(services.settings.historyWidth);
}

void WindowCommand::start(const QString &file)
{
    m_window.show();
    m_history.start();
    takeInLastSession(m_services.profile(), m_archive, this, [this](const Error &error) {
        m_window.tell(tr("The last session could not be taken into the history."), error.message);
    });
    if (!file.isEmpty())
        m_sessions.open(file);
}

void WindowCommand::answerCall(const InstanceCall &call)
{
    m_window.comeForward();
    if (call.guide)
        emit m_window.councilChosen({});
    if (!call.file.isEmpty())
        m_sessions.open(call.file);
}

void WindowCommand::endNow()
{
    m_window.setClosingGate({});
    QApplication::quit();
}

void WindowCommand::ask(const QString &question)
{
    if (!m_session.canAsk()) {
        m_window.setQuestion(question); // what was written stays
        m_window.offer(tr("This conversation was imported, and can only be read."),
                       tr("To ask this, begin a new session."),
                       tr("New session"),
                       [this] { m_window.actions().newSession->trigger(); });
        return;
    }
    const bool sharesSynthesis = m_window.actions().shareSynthesis->isChecked();
    const Question asked{.text = question, .sharesSynthesis = sharesSynthesis};
    m_spending.ask(
        asked,
        [this, asked](double agreedUsd) {
            m_session.ask(asked, currentCouncil(m_services.settings), {.agreedUsd = agreedUsd});
        },
        [this, question] { m_window.setQuestion(question); });
}

/// Who closes the window stops what runs. When the system ends the process nobody has stopped it:
/// then the next start tells that it broke off.
bool WindowCommand::mayClose()
{
    if (!m_sessions.mayClose())
        return false;
    m_session.stopAllNow();
    return true;
}

void WindowCommand::keepAll()
{
    m_services.settings.theme = ThemeNames.at(int(m_theme.mode()));
    m_services.settings.highContrast = m_theme.wantsHighContrast();
    m_services.settings.textSizeStep = m_theme.textStep();
    m_services.settings.blind = m_window.actions().blind->isChecked();
    m_services.settings.layout = LayoutNames.at(int(m_window.layoutChoice().mode()));
    m_services.settings.showsHistory = m_window.actions().showHistory->isChecked();
    m_services.settings.windowGeometry = m_window.saveGeometry();
    m_services.settings.historyWidth = m_window.historyWidth();
    m_history.close();
    // Nothing to be done about a failure while the window goes.
    if (const Done saved = m_services.save(); !saved)
        qWarning("%s", qPrintable(saved.error().message));
}

void WindowCommand::closeIdleGuide()
{
    const QList<Member> members = currentCouncil(m_services.settings).members;
    const bool isGuideChosen =
        std::ranges::any_of(members, [](const Member &member) { return isGuide(member.endpoint); });
    if (!isGuideChosen && !m_session.isRunning())
        m_services.closeGuide();
}

int runWindow(const CommandLine &line)
{
    QApplication::setDesktopFileName(u"org.conclave.Conclave"_s);
    Services services(line.profile);
    SingleInstance instance(services.profile());
    const QString file = line.file.isEmpty() ? QString() : QFileInfo(line.file).absoluteFilePath();
    if (instance.claim({file, line.guide}) == SingleInstance::Place::Later)
        return 0;
    if (line.guide)
        services.settings.council = {};
    ThemeControl theme(*qApp);
    dress(theme, services.settings);
    WindowCommand command(services, theme, desktopBus());
    const EndSignals endSignals;
    QObject::connect(&endSignals, &EndSignals::received, &command, &WindowCommand::endNow);
    QObject::connect(&instance, &SingleInstance::called, &command, &WindowCommand::answerCall);
    command.start(file);
    return QApplication::exec();
}

} // namespace Conclave
