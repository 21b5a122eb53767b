#include "tests/support/accessibility.h"
#include "ui/ask/questionbar.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class QuestionBarTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_bar = std::make_unique<QuestionBar>();
        m_bar->show();
    }

    void enterAsksAndEmptiesTheField()
    {
        const QSignalSpy asked(m_bar.get(), &QuestionBar::asked);
        QTest::keyClicks(field(), u"  Why?  "_s);
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toString(), u"Why?"_s);
        QCOMPARE(field()->toPlainText(), QString());

        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1); // nothing is left to ask
    }

    void theFieldIsEmptyBeforeItIsAsked()
    {
        QString left = u"never asked"_s;
        connect(m_bar.get(), &QuestionBar::asked, this, [&] { left = m_bar->question(); });
        m_bar->setQuestion(u"Why?"_s);
        askButton()->click();
        QCOMPARE(left, QString());
    }

    void shiftEnterBeginsANewLine()
    {
        const QSignalSpy asked(m_bar.get(), &QuestionBar::asked);
        QTest::keyClicks(field(), u"one"_s);
        QTest::keyClick(field(), Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(field(), u"two"_s);
        QCOMPARE(asked.size(), 0);
        QTest::keyClick(field(), Qt::Key_Enter);
        QCOMPARE(asked.first().first().toString(), u"one\ntwo"_s);
    }

    void nothingCannotBeAsked()
    {
        QVERIFY(!askButton()->isEnabled());
        QTest::keyClicks(field(), u"   "_s);
        QVERIFY(!askButton()->isEnabled());
        QTest::keyClicks(field(), u"x"_s);
        QVERIFY(askButton()->isEnabled());
    }

    void anObstacleIsGivenAsTheReason()
    {
        const QSignalSpy asked(m_bar.get(), &QuestionBar::asked);
        m_bar->setQuestion(u"Why?"_s);
        m_bar->setObstacle(u"Nobody is there."_s);
        QVERIFY(!askButton()->isEnabled());
        QVERIFY(askButton()->toolTip().contains(u"Nobody is there."_s));
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(asked.size(), 0);
        QCOMPARE(m_bar->question(), u"Why?"_s); // kept until it can be asked

        m_bar->setObstacle({});
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
    }

    void composingWithAnInputMethodAsksNothing()
    {
        const QSignalSpy asked(m_bar.get(), &QuestionBar::asked);
        QInputMethodEvent composing(u"にほ"_s, {});
        QApplication::sendEvent(field(), &composing);
        QCOMPARE(m_bar->question(), QString());
        QVERIFY(!askButton()->isEnabled());

        // The Enter that ends the composition is the input method's; what it commits is text.
        QInputMethodEvent commit;
        commit.setCommitString(u"日本\n"_s);
        QApplication::sendEvent(field(), &commit);
        QCOMPARE(asked.size(), 0);
        QCOMPARE(m_bar->question(), u"日本"_s);
    }

    void stopIsThereOnlyWhileSomethingRuns()
    {
        const QSignalSpy stopped(m_bar.get(), &QuestionBar::stopRequested);
        auto *stop = m_bar->findChild<QPushButton *>(u"stop"_s);
        QVERIFY(stop->isHidden());
        m_bar->setRunning(true);
        QVERIFY(stop->isVisible());
        stop->click();
        QCOMPARE(stopped.size(), 1);
        m_bar->setRunning(false);
        QVERIFY(stop->isHidden());
    }

    void asksWhileAnotherTurnRuns()
    {
        const QSignalSpy asked(m_bar.get(), &QuestionBar::asked);
        m_bar->setRunning(true);
        m_bar->setQuestion(u"And now?"_s);
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
    }

    void everythingHasAName()
    {
        m_bar->setRunning(true);
        QCOMPARE(namelessWidgets(*m_bar).join(u' '), QString());
    }

private:
    QPlainTextEdit *field() const { return m_bar->findChild<QPlainTextEdit *>(u"question"_s); }
    QPushButton *askButton() const { return m_bar->findChild<QPushButton *>(u"ask"_s); }

    std::unique_ptr<QuestionBar> m_bar;
};

QTEST_MAIN(QuestionBarTest)
#include "tst_questionbar.moc"
