#include "core/base/systemclock.h"
#include "core/council/presets.h"
#include "core/net/networktransport.h"
#include "tests/support/cuttext.h"
#include "tests/support/playedwindow.h"
#include "tests/support/samplehistory.h"
#include "tests/support/taborder.h"
#include "ui/answer/answerpanel.h"
#include "ui/commands/commandpalette.h"
#include "ui/history/historypanel.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/settings/councileditor.h"
#include "ui/settings/endpointeditor.h"
#include "ui/settings/endpointtemplates.h"
#include "ui/theme/themecontrol.h"
#include "ui/turn/layoutchoice.h"
#include "ui/widgets/versionchooser.h"

#include <QAccessible>
#include <QApplication>
#include <QListView>
#include <QListWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// Walks every window in every state: what has no name, what Tab does not reach in the order of
/// reading, and what large text cuts off.
class AccessibleWindowTest
    : public QObject
    , private PlayedWindow
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QVERIFY(openWindow({PlayedSession::council(3)}));
    }
    void cleanup() { closeWindow(); }

    void theWindowInEveryStateAndLayout_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<LayoutMode>("mode");
        const QList<std::pair<LayoutMode, const char *>> modes{{LayoutMode::Grid, "grid"},
                                                               {LayoutMode::Columns, "columns"},
                                                               {LayoutMode::Focus, "focus"}};
        for (const QString &state : {u"waiting"_s,
                                     u"streaming"_s,
                                     u"finished"_s,
                                     u"failed"_s,
                                     u"degraded"_s,
                                     u"asked again"_s,
                                     u"12 members"_s,
                                     u"two questions"_s}) {
            for (const auto &[mode, name] : modes)
                QTest::addRow("%s, %s", qPrintable(state), name) << state << mode;
        }
        QTest::newRow("empty") << u"empty"_s << LayoutMode::Grid;
        QTest::newRow("told") << u"told"_s << LayoutMode::Grid;
        QTest::newRow("unreachable") << u"unreachable"_s << LayoutMode::Grid;
        QTest::newRow("finding") << u"finding"_s << LayoutMode::Grid;
        QTest::newRow("history") << u"history"_s << LayoutMode::Grid;
        QTest::newRow("maximised") << u"maximised"_s << LayoutMode::Grid;
    }
    void theWindowInEveryStateAndLayout()
    {
        QFETCH(const QString, state);
        QFETCH(const LayoutMode, mode);
        m_window->layoutChoice().setMode(mode);
        bring(state);
        if (QTest::currentTestFailed())
            return;
        checkReach(*m_window);
        checkText(*m_window, ThemeControl::LargestText);
        m_window->resize(480, 640); // a panel has the room alone
        checkText(*m_window, 0);
        checkReach(*m_window);
    }

    void rightToLeftIsReadTheOtherWay()
    {
        m_window->setLayoutDirection(Qt::RightToLeft);
        bring(u"degraded"_s);
        checkReach(*m_window);
    }

    void theCouncilEditor_data()
    {
        QTest::addColumn<int>("seat");
        QTest::newRow("a member") << 0;
        QTest::newRow("the chair") << 6;
        QTest::newRow("the second chair") << 7;
    }
    void theCouncilEditor()
    {
        QFETCH(const int, seat);
        const Endpoint endpoint = namedEndpoint();
        CouncilEditor editor(sixSeats(endpoint, u"llama3.1:8b"_s), {endpoint}, m_servers);
        open(editor);
        editor.findChild<QListView *>(u"seats"_s)
            ->setCurrentIndex(editor.findChild<QListView *>(u"seats"_s)->model()->index(seat, 0));
        checkAll(editor);
        editor.findChild<QToolButton *>(u"limitsToggle"_s)->setChecked(true);
        checkAll(editor);
    }

    void theCouncilEditorOfWhatCannotBeAsked()
    {
        CouncilEditor editor(sixSeats({}, QString()), {}, m_servers);
        open(editor);
        checkAll(editor);
    }

    void theCouncilEditorOfTheGuide()
    {
        CouncilEditor editor(guideCouncil(), {}, m_servers);
        open(editor);
        checkAll(editor);
    }

    void theEndpointEditor()
    {
        QList<EndpointDraft> drafts = endpointTemplates();
        for (EndpointDraft &draft : drafts)
            draft.endpoint.id = EndpointId::create();
        drafts[0].usedBy = {u"Six Seats"_s, u"Night shift"_s};
        EndpointEditor editor(drafts, m_servers);
        open(editor);
        checkAll(editor);
        editor.findChild<QListWidget *>()->setCurrentRow(5);
        for (QRadioButton *source : editor.findChildren<QRadioButton *>()) {
            source->click(); // each shows fields of its own
            checkAll(editor);
        }
    }

    void theEndpointEditorWithoutEndpoints()
    {
        EndpointEditor editor({}, m_servers);
        open(editor);
        checkAll(editor);
    }

    void theLimitsPopup()
    {
        bring(u"streaming"_s);
        auto *button = m_window->findChild<QToolButton *>(u"limits"_s);
        button->click();
        QWidget *popup = QApplication::activePopupWidget();
        QVERIFY(popup);
        checkReach(*popup);
        popup->close();
        m_theme->setTextStep(ThemeControl::LargestText);
        button->click();
        checkText(*QApplication::activePopupWidget(), ThemeControl::LargestText);
        QApplication::activePopupWidget()->close();
    }

    void theCommandPalette()
    {
        bring(u"finished"_s);
        m_window->actions().showCommands->trigger();
        auto *palette = m_window->findChild<CommandPalette *>();
        QVERIFY(palette);
        checkAll(*palette);
        palette->close();
    }

    void theShortcutsPage()
    {
        m_window->actions().showShortcuts->trigger();
        auto *page = m_window->findChild<QDialog *>(u"shortcutsDialog"_s);
        QVERIFY(QTest::qWaitForWindowActive(page));
        checkAll(*page);
        page->close();
    }

    void whatIsSaidAboutTheProgram()
    {
        inMessageBox([this](QMessageBox &box) { checkAll(box); });
        m_window->actions().about->trigger();
    }

    void whereALinkLeadsIsAsked()
    {
        bring(u"finished"_s);
        inMessageBox([this](QMessageBox &box) {
            checkAll(box);
            box.reject();
        });
        emit m_window->findChild<AnswerPanel *>()->linkActivated(QUrl(
            u"https://a.example/a/very/long/path/that/goes/on/and/on?q="_s + QString(80, u'x')));
    }

    void everyMenuHasWords()
    {
        for (const QAction *action : m_window->menuBar()->actions()) {
            QMenu *menu = action->menu();
            menu->popup(QPoint());
            const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(menu);
            for (int place = 0; place < face->childCount(); ++place) {
                const QAccessibleInterface *item = face->child(place);
                if (item->role() != QAccessible::Separator)
                    QVERIFY(!item->text(QAccessible::Name).isEmpty());
            }
            menu->close();
        }
    }

private:
    SystemClock m_clock;
    NetworkTransport m_transport{m_clock};
    const ServerAccess m_servers{.transport = m_transport, .clock = m_clock};

    void bring(const QString &state)
    {
        if (state == u"empty"_s)
            return;
        if (state == u"unreachable"_s)
            return showOutage();
        if (state == u"history"_s)
            return showHistory();
        Council council = PlayedSession::council(state == u"12 members"_s ? 12 : 3);
        m_window->showCouncils({council}, council);
        m_played->ask(council, u"Which database fits three writers best, and why that one?"_s);
        if (state == u"waiting"_s)
            return;
        if (state == u"failed"_s)
            return fail();
        m_played->begin(0, u"# Because\n\nIt [fits](https://a.example) `well`.\n\n```sql\n"_s);
        auto *now = m_window->findChild<QPushButton *>(u"synthesiseNow"_s);
        QTRY_VERIFY(now->isEnabled());
        if (state == u"streaming"_s)
            return;
        if (state == u"12 members"_s) {
            QTRY_COMPARE(m_window->findChildren<AnswerPanel *>().size(), 12);
            return;
        }
        end(state);
        if (state == u"told"_s)
            m_window->tell(u"Your settings could not be read, so nothing is saved over them."_s,
                           u"settings.json is no JSON: line 3."_s);
        else if (state == u"finding"_s)
            m_window->actions().find->trigger();
        else if (state == u"maximised"_s)
            m_window->actions().maximise->trigger();
        else if (state == u"two questions"_s)
            m_played->ask(council, u"And for a hundred?"_s);
    }

    void showHistory()
    {
        const QDate today(2026, 11, 27);
        m_window->history().setSessions(
            {listed(u"Which database fits three writers best?"_s, today)}, false, today);
        m_window->history().setRemoved({u"Incomprehensibilities of the internationalisation"_s});
        m_window->showUnsaved(u"The disk is full."_s);
    }

    static Error refused()
    {
        return {.kind = Error::Kind::Refused, .message = u"connection refused"_s};
    }
    void fail()
    {
        for (const int place : {0, 1, 2})
            m_played->fail(place, refused());
        QTRY_VERIFY(!m_played->run().isRunning());
    }

    /// The first member has begun to answer.
    void end(const QString &state)
    {
        const bool isWhole = state == u"finished"_s;
        m_played->transport().wire(0).receive(sseText(u"SELECT 1\n```\n"_s) + sseFinish() +
                                              sseDone());
        if (isWhole)
            m_played->complete(1, u"So."_s);
        else
            m_played->fail(1, refused());
        m_played->complete(2, u"Well."_s);
        QTRY_COMPARE(m_played->transport().posted().size(), 4);
        m_played->complete(3, u"## Consensus\n\nAll say so."_s);
        QTRY_VERIFY(m_played->run().turn().ended);
        if (state != u"asked again"_s)
            return;
        m_window->actions().retryFailed->trigger();
        m_played->complete(4, u"Now it works."_s);
        QTRY_VERIFY(!m_played->run().isRunning());
        const AnswerPanel *panel = m_window->findChildren<AnswerPanel *>().at(1);
        QTRY_COMPARE(panel->findChild<VersionChooser *>()->count(), 2);
    }

    void showOutage()
    {
        const Council council = PlayedSession::council(3);
        m_window->showCouncils({council}, council);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        m_window->showOutages({{.url = council.members[0].endpoint.url,
                                .name = u"LM Studio"_s,
                                .whatHappened = u"Nothing is listening."_s,
                                .since = now,
                                .nextCheck = now.addSecs(9)}});
    }

    static Endpoint namedEndpoint()
    {
        return {.id = EndpointId::create(),
                .name = u"LM Studio"_s,
                .url = QUrl(u"http://localhost:1234/v1"_s)};
    }

    static void open(QWidget &dialog)
    {
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
    }

    /// Names and the way of Tab.
    static void checkReach(QWidget &window)
    {
        {
            const QStringList problems = namelessWidgets(window);
            QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u"\n")));
        }
        {
            const QStringList problems = tabOrderProblems(window);
            QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u"\n")));
        }
    }

    void checkText(QWidget &window, int textStep)
    {
        m_theme->setTextStep(textStep);
        QTRY_VERIFY2_WITH_TIMEOUT(
            cutTexts(window).isEmpty(), qPrintable(cutTexts(window).join(u"\n")), 1000);
    }

    void checkAll(QWidget &dialog)
    {
        checkReach(dialog);
        checkText(dialog, ThemeControl::LargestText);
        m_theme->resetText();
    }

    /// Does `act` once the window asks something; it does so in an event loop of its own.
    void inMessageBox(std::function<void(QMessageBox &)> act)
    {
        auto *watch = new QTimer(m_window.get());
        connect(watch, &QTimer::timeout, m_window.get(), [watch, act] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            if (!box)
                return;
            watch->stop();
            watch->deleteLater();
            act(*box);
            box->close();
        });
        watch->start(5);
    }
};

QTEST_MAIN(AccessibleWindowTest)
#include "tst_accessiblewindow.moc"
