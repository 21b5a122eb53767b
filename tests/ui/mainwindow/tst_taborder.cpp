#include "tests/support/playedwindow.h"
#include "tests/support/taborder.h"

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// The ways of Tab and Shift+Tab through the window while the turn of six members goes on.
class TabOrderTest
    : public QObject
    , private PlayedWindow
{
    Q_OBJECT

private slots:
    void init()
    {
        QVERIFY(openWindow({PlayedSession::council(6)}));
        m_window->resize(1280, 900);
    }
    void cleanup() { closeWindow(); }

    void theSynthesisWaitsIsWrittenAndDone()
    {
        const Council council = PlayedSession::council(6);
        m_window->showCouncils({council}, council);
        m_played->ask(council, u"Which database fits three writers best, and why that one?"_s);
        for (int seat = 0; seat < 6; ++seat)
            m_played->begin(seat, u"**Because** it fits.\n\n"_s);
        QTest::qWait(50);
        checkWays();
        for (int seat = 0; seat < 6; ++seat)
            m_played->transport().wire(seat).receive(sseFinish() + sseDone());
        QTRY_COMPARE(m_played->transport().posted().size(), 7);
        m_played->clock().advance(std::chrono::seconds(12));
        QTest::qWait(120);
        checkWays();
        m_played->begin(6, u"## Consensus\n\n"_s);
        QTest::qWait(50);
        checkWays();
        m_played->transport().wire(6).receive(sseText(u"All say so."_s) + sseFinish() + sseDone());
        QTRY_VERIFY(m_played->run().turn().ended);
        QTest::qWait(50);
        checkWays();
    }

private:
    void checkWays()
    {
        const QStringList problems = tabOrderProblems(*m_window);
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u"\n")));
    }
};

QTEST_MAIN(TabOrderTest)
#include "tst_taborder.moc"
