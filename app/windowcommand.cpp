#include "app/windowcommand.h"

#include "app/councildesk.h"
#include "app/services.h"
#include "app/sessiondesk.h"
#include "core/council/presets.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/themecontrol.h"

#include <QApplication>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList ThemeNames{
    u"system"_s, u"light"_s, u"dark"_s}; // in the order of ThemeControl::Mode

/// The Guide's server runs only while a Guide council can be asked.
void closeIdleGuide(Services &services, const LiveSession &session)
{
    const QList<Member> members = currentCouncil(services.settings).members;
    const bool isGuideChosen =
        std::ranges::any_of(members, [](const Member &member) { return isGuide(member.endpoint); });
    if (!isGuideChosen && !session.isRunning())
        services.closeGuide();
}

void dress(ThemeControl &theme, const Settings &settings)
{
    theme.setMode(ThemeControl::Mode(std::max(qsizetype(0), ThemeNames.indexOf(settings.theme))));
    theme.setTextStep(settings.textSizeStep);
}

void keepLook(Services &services, const ThemeControl &theme, const MainWindow &window)
{
    services.settings.theme = ThemeNames.at(int(theme.mode()));
    services.settings.textSizeStep = theme.textStep();
    services.settings.windowGeometry = window.saveGeometry();
}

} // namespace

int runWindow(const CommandLine &line)
{
    QApplication::setDesktopFileName(u"org.conclave.Conclave"_s);
    Services services(line.profile);
    if (line.guide)
        services.settings.council = {};
    ThemeControl theme(*qApp);
    dress(theme, services.settings);

    LiveSession session(services.environment());
    MainWindow window(session, theme);
    CouncilDesk councils(services, window);
    SessionDesk sessions(services, session, window);
    QObject::connect(&window, &MainWindow::asked, &session, [&](const QString &question) {
        session.ask({.text = question}, currentCouncil(services.settings));
    });
    QObject::connect(&session, &LiveSession::happened, &window, [&](TurnId, const Event &event) {
        if (std::holds_alternative<TurnEnded>(event.what))
            closeIdleGuide(services, session);
    });
    QObject::connect(&councils, &CouncilDesk::currentChanged, &window, [&] {
        closeIdleGuide(services, session);
    });
    QObject::connect(&window, &MainWindow::closing, &window, [&] {
        keepLook(services, theme, window);
        sessions.keepLast();
        // Nothing to be done about a failure while the window goes; what counts was saved before.
        if (const Done saved = services.save(); !saved)
            qWarning("%s", qPrintable(saved.error().message));
    });

    if (services.settingsError)
        window.tell(
            MainWindow::tr("Your settings could not be read, so nothing is saved over them."),
            services.settingsError->message);
    window.restoreGeometry(services.settings.windowGeometry);
    window.show();
    if (!line.file.isEmpty())
        sessions.open(line.file);
    return QApplication::exec();
}

} // namespace Conclave
