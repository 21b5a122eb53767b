#include "tests/support/playedwindow.h"
#include "ui/answer/answerpanel.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/synthesis/synthesispanel.h"
#include "ui/turn/answersarea.h"
#include "ui/turn/layoutchoice.h"
#include "ui/turn/turnview.h"
#include "ui/widgets/starrating.h"
#include "ui/widgets/statusbadge.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QRegularExpression>
#include <QStatusBar>
#include <QTest>
#include <QToolButton>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// Judging answers in the real window, with names and without.
class VerdictsTest
    : public QObject
    , private PlayedWindow
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QVERIFY(openWindow());
    }
    void cleanup() { closeWindow(); }

    void theBestAnswerIsChosenByButtonKeyAndMenu()
    {
        play();
        const MemberId first = council().members[0].id;
        panel(0)->findChild<QToolButton *>(u"best"_s)->click();
        QCOMPARE(verdict().winner, first);
        QVERIFY(!verdict().blind);
        leave();
        QCOMPARE(mark(0), u"Best"_s);
        QVERIFY(turn()
                    ->findChild<QLabel *>(u"verdictWords"_s)
                    ->text()
                    .contains(council().members[0].name));

        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        m_window->actions().best->trigger();
        QCOMPARE(verdict().winner, council().members[1].id);
        QCOMPARE(mark(0), QString());
        m_window->actions().best->trigger();
        QCOMPARE(verdict().winner, std::nullopt); // taken back

        m_window->actions().tie->trigger();
        QVERIFY(verdict().tie);
        QVERIFY(turn()->findChild<QToolButton *>(u"tie"_s)->isChecked());
        turn()->findChild<QToolButton *>(u"tie"_s)->click();
        QVERIFY(!verdict().tie);
        QVERIFY(!m_window->actions().tie->isChecked());
    }

    void withoutAnAnswerToMeanNothingIsChosen()
    {
        play();
        m_window->actions().focusQuestion->trigger();
        m_window->actions().best->trigger();
        QVERIFY(!m_played->run().turn().verdict);
        QVERIFY(m_window->statusBar()->currentMessage().contains(u"F6"_s));
    }

    void nothingCanBeChosenBeforeThereIsText()
    {
        m_played->ask(PlayedSession::council(2));
        const MainActions &actions = m_window->actions();
        QVERIFY(!actions.best->isEnabled() && !actions.tie->isEnabled());
        QVERIFY(!panel(0)->findChild<QToolButton *>(u"best"_s)->isEnabled());
        QVERIFY(!turn()->findChild<QWidget *>(u"turnVerdict"_s)->isVisible());
        m_played->begin(0, u"One"_s);
        QTRY_VERIFY(panel(0)->findChild<QToolButton *>(u"best"_s)->isEnabled());
        QVERIFY(!actions.best->isEnabled()); // against nobody
        m_played->begin(1, u"Two"_s);
        QTRY_VERIFY(actions.best->isEnabled());
        QTRY_VERIFY(turn()->findChild<QWidget *>(u"turnVerdict"_s)->isVisible());
    }

    void starsAreGivenByKeyAndPointer()
    {
        play();
        m_window->actions().ratings->actions().constFirst()->trigger(); // nobody has the focus
        QVERIFY(!m_played->run().turn().verdict);
        auto *stars = panel(0)->findChild<StarRating *>();
        QTest::keyClick(stars, Qt::Key_4);
        QCOMPARE(verdict().ratings.value(council().members[0].id), 4);
        leave();
        QCOMPARE(mark(0), u"4 of 5"_s);
        QTest::keyClick(stars, Qt::Key_Left);
        QCOMPARE(verdict().ratings.value(council().members[0].id), 3);
        stars->resize(stars->sizeHint());
        const QPoint last(stars->width() - 6, stars->height() / 2);
        QTest::mouseClick(stars, Qt::LeftButton, {}, last);
        QCOMPARE(stars->rating(), 5);
        QTest::mouseClick(stars, Qt::LeftButton, {}, last);
        QCOMPARE(stars->rating(), 0);
        QVERIFY(verdict().ratings.isEmpty());
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(verdict().ratings.value(council().members[1].id), 2);
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(stars);
        QCOMPARE(face->role(), QAccessible::Slider);
        QVERIFY(face->text(QAccessible::Name).startsWith(council().members[0].name));
    }

    void aTurnOfAnEarlierProcessIsJudged()
    {
        play();
        const Session session = m_played->session().snapshot();
        m_played->session().replace(session);
        panel(1)->findChild<QToolButton *>(u"best"_s)->click();
        QCOMPARE(m_played->session().snapshot().turns[0].verdict->winner,
                 session.turns[0].council.members[1].id);
    }

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
        m_window->actions().blind->setChecked(true);
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

    void theOrderGivesNothingAway()
    {
        m_window->actions().blind->setChecked(true);
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

    void revealedIsNotBlindAndStaysSo()
    {
        m_window->actions().blind->setChecked(true);
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
        m_window->actions().blind->setChecked(true);
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
        m_window->actions().blind->setChecked(true);
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
    /// Two members and the chair answer.
    void play()
    {
        m_played->ask(PlayedSession::council(2));
        m_played->complete(0, u"One."_s);
        m_played->complete(1, u"Two."_s);
        QTRY_COMPARE(m_played->transport().posted().size(), 3);
        m_played->complete(2, u"Both."_s);
        QTRY_VERIFY(m_played->run().turn().ended);
    }

    TurnView *turn() const
    {
        for (TurnView *view : m_window->findChildren<TurnView *>()) {
            if (view->isVisible())
                return view;
        }
        return nullptr;
    }
    AnswerPanel *panel(int place) const { return turn()->answers().panels().at(place); }
    AnswerPanel *panelWith(const QString &text) const
    {
        for (AnswerPanel *panel : turn()->answers().panels()) {
            const Answer *answer = turn()->turn().latest(panel->member());
            if (answer && answer->text == text)
                return panel;
        }
        return nullptr;
    }
    void leave() { m_window->actions().focusQuestion->trigger(); }
    QString mark(int place) const
    {
        auto *mark = panel(place)->findChild<StatusBadge *>(u"verdictMark"_s);
        return mark->isHidden() ? QString() : mark->word();
    }
    const Council &council() const { return m_played->run().turn().council; }
    Verdict verdict() const { return m_played->run().turn().verdict.value_or(Verdict()); }

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
        return hits;
    }
};

QTEST_MAIN(VerdictsTest)
#include "tst_verdicts.moc"
