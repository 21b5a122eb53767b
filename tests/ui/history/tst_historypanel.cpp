#include "tests/support/samplehistory.h"
#include "ui/history/historypanel.h"
#include "ui/widgets/messagestrip.h"

#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class HistoryPanelTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_panel = std::make_unique<HistoryPanel>();
        m_panel->resize(260, 400);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

    void saysWhatWillBeThere()
    {
        QVERIFY(!list().isVisible());
        QCOMPARE(emptyWords(), u"What you ask is kept here, with all answers."_s);

        m_panel->setHits({});
        QVERIFY(emptyWords().startsWith(u"Nothing was found."));

        m_panel->setSessions({listed(u"a"_s, m_today)}, false, m_today);
        QVERIFY(list().isVisible());
        QCOMPARE(emptyWords(), QString());
    }

    void searchesSoonAfterTheLastKey()
    {
        QSignalSpy searched(m_panel.get(), &HistoryPanel::searchEdited);
        m_panel->focusSearch();
        QTest::keyClicks(QApplication::focusWidget(), u" backup "_s);

        QTRY_COMPARE(searched.count(), 1);
        QCOMPARE(searched.at(0).at(0).toString(), u"backup"_s);

        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_COMPARE(searched.count(), 2);
        QCOMPARE(searched.at(1).at(0).toString(), QString());
    }

    void opensByKeyboard()
    {
        const QList<SessionListing> sessions{listed(u"a"_s, m_today), listed(u"b"_s, m_today)};
        m_panel->setSessions(sessions, false, m_today);
        QSignalSpy opened(m_panel.get(), &HistoryPanel::opened);
        QSignalSpy removed(m_panel.get(), &HistoryPanel::removed);
        m_panel->setCurrent(sessions.at(0).id);
        m_panel->focusSearch();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);

        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.at(0).at(0).value<SessionId>(), sessions.at(1).id);
        QCOMPARE(removed.count(), 1);
    }

    void opensWhatWasFoundByAClick()
    {
        const SearchHits hits = foundOne(u"backup"_s, {0, 6});
        m_panel->setHits(hits);
        QSignalSpy opened(m_panel.get(), &HistoryPanel::hitOpened);

        QTest::mouseClick(list().viewport(),
                          Qt::LeftButton,
                          {},
                          list().visualRect(m_panel->model().index(1)).center());

        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.at(0).at(0).value<SearchHit>(), hits.hits.at(0));
    }

    void filtersAreOfferedAndTyped()
    {
        m_panel->focusSearch();
        QTest::keyClicks(QApplication::focusWidget(), u"backup"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down, Qt::AltModifier);
        auto *menu = m_panel->findChild<QMenu *>(u"historyFilters"_s);
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 5);
        QTest::keyClick(menu, Qt::Key_M); // its letter
        QTest::keyClicks(QApplication::focusWidget(), u"critic"_s);

        QCOMPARE(m_panel->searched(), u"backup member:critic"_s);
    }

    void theKeyboardStaysWhereItIsWhenTheListChanges()
    {
        QList<SessionListing> sessions{
            listed(u"a"_s, m_today), listed(u"b"_s, m_today), listed(u"c"_s, m_today)};
        m_panel->setCurrent(sessions.at(0).id);
        m_panel->setSessions(sessions, false, m_today);
        list().setFocus();
        list().setCurrentIndex(m_panel->model().indexOf(sessions.at(1).id));

        sessions.prepend(listed(u"new"_s, m_today));
        m_panel->setSessions(sessions, false, m_today);
        QCOMPARE(list().currentIndex(), m_panel->model().indexOf(sessions.at(2).id));

        sessions.removeAt(2); // the very one
        m_panel->setSessions(sessions, false, m_today);
        QCOMPARE(list().currentIndex(), m_panel->model().indexOf(sessions.at(2).id));
    }

    void theMenuIsOfTheRowUnderTheMouse()
    {
        const QList<SessionListing> sessions{listed(u"a"_s, m_today), listed(u"b"_s, m_today)};
        m_panel->setSessions(sessions, false, m_today);
        QSignalSpy pinned(m_panel.get(), &HistoryPanel::pinned);
        const QPoint place =
            list().visualRect(m_panel->model().indexOf(sessions.at(1).id)).center();
        QContextMenuEvent event(
            QContextMenuEvent::Mouse, place, list().viewport()->mapToGlobal(place));
        QApplication::sendEvent(list().viewport(), &event);
        auto *menu = m_panel->findChild<QMenu *>(u"historyMenu"_s);
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_P);

        QCOMPARE(pinned.count(), 1);
        QCOMPARE(pinned.at(0).at(0).value<SessionId>(), sessions.at(1).id);
    }

    void headingsHaveNoMenu()
    {
        m_panel->setSessions({listed(u"a"_s, m_today)}, false, m_today);
        const QPoint place = list().visualRect(m_panel->model().index(0)).center();
        QContextMenuEvent event(
            QContextMenuEvent::Mouse, place, list().viewport()->mapToGlobal(place));
        QApplication::sendEvent(list().viewport(), &event);

        QVERIFY(!m_panel->findChild<QMenu *>(u"historyMenu"_s));
    }

    void saysWhatWasDeleted()
    {
        auto *strip = m_panel->findChild<MessageStrip *>(u"historyRemoved"_s);
        QSignalSpy restored(m_panel.get(), &HistoryPanel::restored);
        m_panel->setRemoved({u"First"_s});
        QVERIFY(strip->isVisible());
        QCOMPARE(strip->findChild<QLabel *>()->text(), u"“First” was deleted."_s);
        m_panel->setRemoved({u"First"_s, u"Sec\u202Eond"_s});
        QVERIFY(strip->findChild<QLabel *>()->text().startsWith(u"2 sessions were deleted, “Sec"));
        QVERIFY(!strip->findChild<QLabel *>()->text().contains(QChar(0x202E)));
        strip->findChild<QPushButton *>()->click();
        QCOMPARE(restored.count(), 1);

        m_panel->setRemoved({});
        QVERIFY(!strip->isVisible());
    }

    void keepsTheOpenSessionChosen()
    {
        const QList<SessionListing> sessions{listed(u"a"_s, m_today), listed(u"b"_s, m_today)};
        m_panel->setCurrent(sessions.at(1).id);
        m_panel->setSessions(sessions, false, m_today);

        QCOMPARE(list().currentIndex(), m_panel->model().indexOf(sessions.at(1).id));
    }

private:
    QListView &list() { return *m_panel->findChild<QListView *>(u"historyList"_s); }

    /// Of the label that stands in the place of the list.
    QString emptyWords()
    {
        for (const QLabel *label :
             m_panel->findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (label->isVisible())
                return label->text();
        }
        return {};
    }

    const QDate m_today{2026, 11, 27};
    std::unique_ptr<HistoryPanel> m_panel;
};

QTEST_MAIN(HistoryPanelTest)
#include "tst_historypanel.moc"
