#include "tests/support/playedwindow.h"
#include "ui/compare/comparepages.h"
#include "ui/compare/differencetable.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/markdown/textmarks.h"

#include <QLabel>
#include <QRegularExpression>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// What the menu and the keys of comparing do in the real window.
class CompareActionsTest
    : public QObject
    , private PlayedWindow
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QVERIFY(openWindow({PlayedSession::council(2)}));
    }
    void cleanup() { closeWindow(); }

    void arePossibleOnceThereIsSomethingToCompare()
    {
        const MainActions &actions = m_window->actions();
        for (QAction *action : actions.comparePages->actions())
            QVERIFY(!action->isEnabled());
        QVERIFY(!actions.traceSynthesis->isEnabled() && !actions.nextDifference->isEnabled());
        answer();
        for (QAction *action : actions.comparePages->actions())
            QTRY_VERIFY2(action->isEnabled(), qPrintable(action->objectName()));
        QVERIFY(actions.traceSynthesis->isEnabled());
        QVERIFY(!actions.nextDifference->isEnabled()); // there is nothing to go through yet
        m_played->ask(PlayedSession::council(2));      // another turn is shown
        for (QAction *action : actions.comparePages->actions().sliced(1))
            QTRY_VERIFY(!action->isEnabled());
    }

    void f7GoesThroughDifferences()
    {
        answer();
        QAction *differences = m_window->actions().comparePages->actions().at(2);
        QTRY_VERIFY(differences->isEnabled());
        differences->trigger();
        auto *table = m_window->findChild<DifferenceTable *>();
        QTRY_VERIFY(!table->texts().rows.isEmpty());
        QVERIFY(table->hasFocus());
        QTest::keyClick(table, Qt::Key_F7);
        QCOMPARE(table->currentChange(), 1);
        QTest::keyClick(table, Qt::Key_F7, Qt::ShiftModifier);
        QCOMPARE(table->currentChange(), table->texts().changes());
    }

    void f7GoesThroughStatements()
    {
        answer();
        QAction *trace = m_window->actions().traceSynthesis;
        QTRY_VERIFY(trace->isEnabled());
        trace->trigger();
        QVERIFY(trace->isChecked());
        const auto *summary = m_window->findChild<QLabel *>(u"traceSummary"_s);
        QTRY_VERIFY2(summary->text().contains(u"statements"_s), qPrintable(summary->text()));
        QTRY_VERIFY(summary->text().startsWith(u"All 1 "_s));
        QTest::keyClick(m_window.get(), Qt::Key_F7);
        QVERIFY2(summary->text().startsWith(u"1 of 1: "_s), qPrintable(summary->text()));
    }

private:
    void answer()
    {
        m_played->ask(PlayedSession::council(2));
        m_played->complete(0, u"Backups are kept for 30 days by the provider."_s);
        m_played->complete(1, u"Backups are kept for 14 days by the provider."_s);
        QTRY_COMPARE(m_played->transport().posted().size(), 3);
        m_played->complete(2, u"Backups are kept for 30 days by the provider."_s);
        QTRY_VERIFY(m_played->run().turn().ended);
    }
};

QTEST_MAIN(CompareActionsTest)
#include "tst_compareactions.moc"
