#include "tests/support/judgedwindow.h"
#include "ui/commands/commandpalette.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/synthesis/synthesispanel.h"
#include "ui/timeline/timelineview.h"
#include "ui/turn/layoutchoice.h"
#include "ui/widgets/figureslabel.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QClipboard>
#include <QLabel>
#include <QRegularExpression>
#include <QStatusBar>
#include <QTest>
#include <QToolButton>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// The real window while nobody is to know who answered.
class BlindWindowTest
    : public QObject
    , private JudgedWindow
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QVERIFY(openWindow());
        m_window->actions().blind->setChecked(true);
    }
    void cleanup() { closeWindow(); }

    void blindNobodyIsNamedAnywhere_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"Strategist%1"_s;
        QTest::newRow("markup") << u"<b>Bold%1</b>"_s;
        QTest::newRow("lines") << u"two\nlines%1"_s;
        QTest::newRow("mnemonic") << u"R&D%1"_s;
    }
    void blindNobodyIsNamedAnywhere()
    {
        QFETCH(QString, name);
        Council council = PlayedSession::council(4);
        for (int place = 0; place < 4; ++place) {
            council.members[place].name = name.arg(place);
            council.members[place].model = u"secret-model-%1"_s.arg(place);
            council.members[place].emoji = u"🦊"_s;
            council.members[place].endpoint.name = u"secret-host"_s;
        }
        council.chair->name = u"Umpire"_s;
        m_played->ask(council);
        for (const LayoutMode mode : {LayoutMode::Grid, LayoutMode::Columns, LayoutMode::Focus}) {
            m_window->layoutChoice().setMode(mode);
            QCOMPARE(told(council), QStringList());
        }
        m_played->fail(3,
                       {.kind = Error::Kind::NotFound,
                        .http = 404,
                        .message = u"secret-model-3 on secret-host"_s});
        m_played->begin(0, u"One."_s);
        QCOMPARE(told(council), QStringList());
        m_played->transport().wire(0).receive(sseFinish() + sseDone());
        m_played->complete(1, u"Two."_s);
        m_played->complete(2, u"Three."_s);
        QTRY_COMPARE(m_played->transport().posted().size(), 5);
        m_played->complete(4, u"As ["_s + council.members[0].name.simplified() + u"] says."_s);
        QTRY_VERIFY(m_played->run().turn().ended);
        m_window->actions().showCommands->trigger();
        QVERIFY(m_window->findChild<CommandPalette *>()->isVisible());
        m_window->actions().copyAnswers->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"Member A"_s));
        QCOMPARE(told(council), QStringList());
        m_window->resize(600, 700); // tabs
        QCOMPARE(told(council), QStringList());
        m_window->resize(1180, 800);
        m_window->layoutChoice().setMode(LayoutMode::Grid);
        QVERIFY(!m_window->actions().showRequests->isEnabled());
        QVERIFY(!turn()->findChild<SynthesisPanel *>()->isVisible());

        QTRY_VERIFY(panelWith(u"Two."_s));
        const AnswerPanel *best = panelWith(u"Two."_s);
        best->findChild<QToolButton *>(u"best"_s)->click();
        QCOMPARE(verdict().winner, council.members[1].id);
        QVERIFY(verdict().blind);
        QTRY_VERIFY(turn()->names() == TurnView::Names::Shown);
        QVERIFY(told(council).size() >= 4);
        QVERIFY(turn()->findChild<SynthesisPanel *>()->isVisible());
        QVERIFY(m_window->actions().showRequests->isEnabled());
    }

    void nothingIsMeasuredOrCounted()
    {
        m_played->ask(PlayedSession::council(2));
        m_played->begin(0, u"Some "_s);
        m_played->transport().wire(1).send();
        QTRY_VERIFY(turn()->turn().hasText());
        m_played->clock().advance(2s);
        m_played->transport().wire(0).receive(sseReasoning(u"Hm."_s) + sseText(u"words."_s));
        m_played->clock().advance(1s);
        // It says what is waited for, and ticks.
        QTRY_COMPARE(figures(), QStringList({QString(), u"no reply for 3 s"_s}));
        m_played->transport().wire(0).receive(sseFinish() + usage(1234) + sseDone());
        m_played->complete(1, u"Two."_s);
        QTRY_VERIFY(m_played->run().isCombining());
        QCOMPARE(figures(), QStringList({QString(), QString()}));
        for (const QToolButton *toggle : turn()->findChildren<QToolButton *>(u"reasoningToggle"_s))
            QCOMPARE(toggle->text(), u"Reasoning"_s);
        QVERIFY(!turn()->findChild<TimelineView *>()->isVisible());

        panelWith(u"Two."_s)->findChild<QToolButton *>(u"best"_s)->click();
        QTRY_VERIFY(turn()->names() == TurnView::Names::Shown);
        QVERIFY(figures().constFirst().contains(u"1,234 tok"_s));
        QVERIFY(turn()->findChild<TimelineView *>()->isVisible());
    }

    void theSessionsSumLeavesOutWhatIsHidden()
    {
        play();
        m_window->actions().tie->trigger();
        m_played->ask(PlayedSession::council(2));
        const auto *sum = m_window->findChild<QLabel *>(u"sessionSpending"_s);
        const QString before = sum->text();
        m_played->begin(3, u"Three."_s);
        m_played->transport().wire(3).receive(sseFinish() + usage(1234) + sseDone());
        m_played->complete(4, u"Four."_s);
        QTRY_VERIFY(m_played->run().isCombining());
        QTest::qWait(300); // it is not told at once
        QCOMPARE(sum->text(), before);
        QVERIFY(sum->toolTip().contains(u"names are hidden: 1"_s));
        m_window->actions().blind->setChecked(false);
        QVERIFY2(sum->text().contains(u"1,234"_s), qPrintable(sum->text()));
        m_window->actions().blind->setChecked(true);
        QCOMPARE(sum->text(), before);
        m_window->actions().tie->trigger();
        QTRY_VERIFY(sum->text().contains(u"1,234"_s));
        QVERIFY(!sum->toolTip().contains(u"hidden"_s));
    }

    void theOrderGivesNothingAway()
    {
        Council council = PlayedSession::council(5);
        QSet<QStringList> orders;
        for (int asked = 0; asked < 6; ++asked) {
            m_played->ask(council);
            for (int seat = 0; seat < 5; ++seat)
                m_played->begin(asked * 5 + seat, u"text %1"_s.arg(seat));
            QTRY_VERIFY(panelWith(u"text 4"_s) && panelWith(u"text 0"_s));
            // Whatever the reader arranged before says nothing about these.
            m_window->actions().moveLater->trigger();
            QStringList order;
            for (const AnswerPanel *shown : turn()->answers().panels())
                order.append(turn()->turn().latest(shown->member())->text);
            orders.insert(order);
        }
        QVERIFY(orders.size() > 1);
    }

    void whoAnswersAloneIsNamed()
    {
        const Council council = PlayedSession::council(1);
        m_played->ask(council);

        const auto *panel = m_window->findChild<AnswerPanel *>();
        QVERIFY(panel);
        QVERIFY(panel->accessibleName().contains(council.members[0].name));
    }

    void revealedIsNotBlindAndStaysSo()
    {
        play();
        QVERIFY(turn()->names() == TurnView::Names::Hidden);
        turn()->findChild<QToolButton *>(u"revealNames"_s)->click();
        QTRY_VERIFY(turn()->names() == TurnView::Names::Shown);
        QVERIFY(!m_window->actions().revealNames->isEnabled());
        panel(0)->findChild<QToolButton *>(u"best"_s)->click();
        QVERIFY(!verdict().blind);
        m_window->actions().blind->setChecked(false);
        m_window->actions().blind->setChecked(true);
        QVERIFY(turn()->names() == TurnView::Names::Shown);
    }

    void aChoiceThatIsChangedAfterwardsIsNotBlind()
    {
        play();
        m_window->actions().tie->trigger();
        QVERIFY(verdict().blind && verdict().tie);
        QTRY_VERIFY(turn()->names() == TurnView::Names::Shown);
        panel(0)->findChild<QToolButton *>(u"best"_s)->click();
        QVERIFY(!verdict().blind);
        panel(0)->findChild<QToolButton *>(u"best"_s)->click(); // taken back
        QTest::qWait(1);
        QVERIFY(turn()->names() == TurnView::Names::Shown); // they are known
    }

    void aPanelStopsItsOwnMemberThoughItGoesByAnotherName()
    {
        m_played->ask(PlayedSession::council(3));
        m_played->begin(2, u"mine"_s);
        QTRY_VERIFY(panelWith(u"mine"_s));
        panelWith(u"mine"_s)->findChild<QToolButton *>(u"stop"_s)->click();
        QTRY_COMPARE(m_played->run().turn().latest(council().members[2].id)->status,
                     AnswerStatus::Partial);
        QCOMPARE(m_played->run().turn().latest(council().members[0].id)->status,
                 AnswerStatus::Connecting);
        const AnswerPanel *panel = panelWith(u"mine"_s);
        panel->findChild<QToolButton *>(u"retry"_s)->click();
        QTRY_COMPARE(m_played->transport().posted().size(), 4);
        QCOMPARE(m_played->run().turn().latest(council().members[2].id)->attempt, 2);
    }

private:
    static QByteArray usage(int output)
    {
        return sse(R"({"choices":[],"usage":{"prompt_tokens":0,"completion_tokens":)" +
                   QByteArray::number(output) + "}}");
    }

    /// Of the panels, by their order in the council.
    QStringList figures() const
    {
        QStringList figures;
        for (const Member &member : council().members) {
            const AnswerPanel *panel = turn()->answers().panelOf(turn()->shown(member.id));
            figures.append(panel->findChild<FiguresLabel *>()->text());
        }
        return figures;
    }

    /// Everything the window says in any way that names somebody of this council.
    QStringList told(const Council &council) const
    {
        QStringList secrets{u"secret"_s, u"🦊"_s, u"Umpire"_s, council.chair->model};
        for (const Member &member : council.members)
            secrets << member.name << member.name.simplified() << member.name.toHtmlEscaped();
        QStringList hits;
        const auto note = [&](const QObject *object, const QString &text) {
            for (const QString &secret : secrets) {
                if (text.contains(secret))
                    hits.append(QString::fromLatin1(object->metaObject()->className()) + u": "_s +
                                text.left(200));
            }
        };
        QList<QWidget *> widgets = m_window->findChildren<QWidget *>();
        widgets.append(m_window.get());
        for (QWidget *widget : std::as_const(widgets)) {
            note(widget, widget->toolTip());
            note(widget, widget->statusTip());
            note(widget, widget->accessibleName());
            note(widget, widget->accessibleDescription());
            note(widget, widget->property("text").toString());
            note(widget, widget->property("plainText").toString());
            if (QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget)) {
                for (const auto kind :
                     {QAccessible::Name, QAccessible::Description, QAccessible::Value})
                    note(widget, face->text(kind));
                for (int child = 0; child < face->childCount(); ++child) {
                    if (const QAccessibleInterface *part = face->child(child))
                        note(widget, part->text(QAccessible::Name));
                }
            }
        }
        for (const QAction *action : m_window->findChildren<QAction *>()) {
            note(action, action->text());
            note(action, action->toolTip());
        }
        for (const auto *view : m_window->findChildren<QAbstractItemView *>()) {
            for (int row = 0; view->model() && row < view->model()->rowCount(); ++row) {
                for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                    note(view, view->model()->index(row, 0).data(role).toString());
            }
        }
        note(m_window->statusBar(), m_window->statusBar()->currentMessage());
        note(qApp, QGuiApplication::clipboard()->text());
        return hits;
    }
};

QTEST_MAIN(BlindWindowTest)
#include "tst_blindwindow.moc"
