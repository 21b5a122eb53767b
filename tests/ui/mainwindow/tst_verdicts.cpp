#include "tests/support/judgedwindow.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/widgets/starrating.h"
#include "ui/widgets/statusbadge.h"

#include <QAccessible>
#include <QLabel>
#include <QRegularExpression>
#include <QStatusBar>
#include <QTest>
#include <QToolButton>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// Judging answers in the real window.
class VerdictsTest
    : public QObject
    , private JudgedWindow
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

private:
    void leave() { m_window->actions().focusQuestion->trigger(); }
    QString mark(int place) const
    {
        auto *mark = panel(place)->findChild<StatusBadge *>(u"verdictMark"_s);
        return mark->isHidden() ? QString() : mark->word();
    }
};

QTEST_MAIN(VerdictsTest)
#include "tst_verdicts.moc"
