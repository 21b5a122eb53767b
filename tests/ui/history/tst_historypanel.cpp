#include "tests/support/samplehistory.h"
#include "ui/history/historypanel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/messagestrip.h"

#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
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

    void saysHowFiltersAreWritten()
    {
        const auto wordsFor = [this](const QString &searched) {
            m_panel->findChild<QLineEdit *>()->setText(searched);
            m_panel->setHits({});
            return emptyWords();
        };
        QVERIFY(wordsFor(u"before:yesterday"_s).contains(u"2026-11-27"));
        QVERIFY(wordsFor(u"tag:cost"_s).contains(u"whole"));
        QVERIFY(wordsFor(u"cost"_s).contains(u"Beginnings"));
    }

    void homeGoesToTheFirstSession()
    {
        m_panel->setSessions({listed(u"a"_s, m_today), listed(u"b"_s, m_today)}, false, m_today);
        list().setFocus();
        list().setCurrentIndex(list().model()->index(2, 0));
        for (const Qt::Key key : {Qt::Key_Home, Qt::Key_End, Qt::Key_PageUp}) {
            QTest::keyClick(&list(), key);
            QCOMPARE(list().currentIndex().row(), key == Qt::Key_End ? 2 : 1);
        }
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
        askForMenu(m_panel->model().indexOf(sessions.at(1).id).row());
        QVERIFY(menu());
        QTest::keyClick(menu(), Qt::Key_P);

        QCOMPARE(pinned.count(), 1);
        QCOMPARE(pinned.at(0).at(0).value<SessionId>(), sessions.at(1).id);
    }

    void ctrlAndShiftOnlySelect()
    {
        const QList<SessionListing> sessions = showSessions(4);
        QSignalSpy opened(m_panel.get(), &HistoryPanel::opened);
        click(1, Qt::ControlModifier);
        click(3, Qt::ShiftModifier);
        QCOMPARE(opened.count(), 0);
        QCOMPARE(selectedCount(), 3);
        click(2, Qt::ControlModifier);
        QCOMPARE(selectedCount(), 2);

        click(2, {}); // selects it alone, and opens it
        QCOMPARE(selectedCount(), 1);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.at(0).at(0).value<SessionId>(), sessions.at(1).id);
    }

    void severalAreExportedAndDeletedTogether()
    {
        const QList<SessionListing> sessions = showSessions(3);
        QSignalSpy exported(m_panel.get(), &HistoryPanel::exportWanted);
        QSignalSpy removed(m_panel.get(), &HistoryPanel::removed);
        click(3, {});
        click(1, Qt::ControlModifier);
        askForMenu(3); // on one of them

        QCOMPARE(menuWords(), (QStringList{u"&Export 2 sessions…"_s, {}, u"&Delete 2 sessions"_s}));
        QTest::keyClick(menu(), Qt::Key_E);
        const QList<SessionId> chosen{sessions.at(0).id, sessions.at(2).id}; // in order
        QCOMPARE(exported.takeFirst().at(0).value<QList<SessionId>>(), chosen);
        list().setFocus();
        QTest::keyClick(&list(), Qt::Key_Delete);
        const QList<SessionListing> gone{sessions.at(0), sessions.at(2)};
        QCOMPARE(removed.takeFirst().at(0).value<QList<SessionListing>>(), gone);
    }

    void theMenuOfAnotherRowIsOfThatOneAlone()
    {
        showSessions(3);
        click(1, Qt::ControlModifier);
        click(2, Qt::ControlModifier);
        askForMenu(3);

        QCOMPARE(menuWords().constFirst(), u"&Open"_s);
    }

    void allAreSelectedByKeyboard()
    {
        const QList<SessionListing> sessions = showSessions(3);
        QSignalSpy opened(m_panel.get(), &HistoryPanel::opened);
        m_panel->setCurrent(sessions.at(1).id);
        list().setFocus();
        QTest::keyClick(&list(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(selectedCount(), 3); // no heading among them

        askForMenu();
        QCOMPARE(menuWords().constFirst(), u"&Export 3 sessions…"_s);
        QTest::keyClick(menu(), Qt::Key_Escape);
        QTest::keyClick(&list(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.at(0).at(0).value<SessionId>(), sessions.at(1).id);
    }

    void whatIsSelectedStaysWhenTheListChanges()
    {
        QList<SessionListing> sessions = showSessions(3);
        QSignalSpy exported(m_panel.get(), &HistoryPanel::exportWanted);
        click(1, Qt::ControlModifier);
        click(3, Qt::ControlModifier);
        sessions.prepend(listed(u"new"_s, m_today));
        m_panel->setSessions(sessions, false, m_today);
        list().setFocus();
        askForMenu();
        QTest::keyClick(menu(), Qt::Key_E);

        const QList<SessionId> chosen{sessions.at(1).id, sessions.at(3).id};
        QCOMPARE(exported.takeFirst().at(0).value<QList<SessionId>>(), chosen);
    }

    void sessionsThatWereFoundAreExported()
    {
        SearchHits hits = foundOne(u"backup"_s, {0, 6});
        hits.hits.append(hits.hits); // twice in one session
        hits.hits.append(foundOne(u"another backup"_s, {8, 6}).hits);
        m_panel->setHits(hits);
        QSignalSpy exported(m_panel.get(), &HistoryPanel::exportWanted);
        QSignalSpy removed(m_panel.get(), &HistoryPanel::removed);
        list().setFocus();
        QTest::keyClick(&list(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&list(), Qt::Key_Delete);
        QCOMPARE(removed.count(), 0); // a place that was found is no session
        askForMenu();
        QCOMPARE(menuWords(), QStringList{u"&Export 2 sessions…"_s});
        QTest::keyClick(menu(), Qt::Key_E);

        const QList<SessionId> chosen{hits.hits.first().session, hits.hits.last().session};
        QCOMPARE(exported.takeFirst().at(0).value<QList<SessionId>>(), chosen);
    }

    /// While several are selected, the tint says which; the open one's would be taken for another.
    void showsWhatIsSelected()
    {
        const QList<SessionListing> sessions = showSessions(4);
        m_panel->setCurrent(sessions.at(3).id);
        QCOMPARE(tintedRows(), QList<int>{4});
        click(1, Qt::ControlModifier);
        click(4, Qt::ControlModifier); // is the current one: not any more
        click(2, Qt::ControlModifier);
        QCOMPARE(tintedRows(), (QList<int>{1, 2}));
        m_panel->setSessions(sessions.first(3) << listed(u"e"_s, m_today), false, m_today);
        QCOMPARE(tintedRows(), (QList<int>{1, 2}));
        click(3, {});
        m_panel->setCurrent(sessions.at(2).id);
        QCOMPARE(tintedRows(), QList<int>{3});
    }

    void headingsHaveNoMenu()
    {
        m_panel->setSessions({listed(u"a"_s, m_today)}, false, m_today);
        askForMenu(0);
        QVERIFY(!menu());
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

        m_panel->setRemoved({u"First"_s, u"Second"_s, u"Third"_s}, 2);
        QCOMPARE(strip->findChild<QLabel *>()->text(),
                 u"3 sessions were deleted, 2 of them last."_s);
        m_panel->setRemoved({u"First"_s, u"Second"_s}, 2);
        QCOMPARE(strip->findChild<QLabel *>()->text(), u"2 sessions were deleted."_s);
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

    /// Under one heading, which is row 0.
    QList<SessionListing> showSessions(int count)
    {
        QList<SessionListing> sessions;
        for (int i = 0; i < count; ++i)
            sessions.append(listed(QChar(u'a' + i), m_today));
        m_panel->setSessions(sessions, false, m_today);
        return sessions;
    }
    QPoint placeOf(int row) { return list().visualRect(m_panel->model().index(row)).center(); }
    void click(int row, Qt::KeyboardModifiers modifiers)
    {
        QTest::mouseClick(list().viewport(), Qt::LeftButton, modifiers, placeOf(row));
    }
    void askForMenu(int row)
    {
        const QPoint place = placeOf(row);
        QContextMenuEvent event(
            QContextMenuEvent::Mouse, place, list().viewport()->mapToGlobal(place));
        QApplication::sendEvent(list().viewport(), &event);
    }
    /// As the menu key does.
    void askForMenu()
    {
        QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(&list(), &key);
    }
    QMenu *menu() { return m_panel->findChild<QMenu *>(u"historyMenu"_s); }
    QStringList menuWords()
    {
        QStringList words;
        for (const QAction *action : menu()->actions())
            words.append(action->text());
        return words;
    }
    qsizetype selectedCount() { return list().selectionModel()->selectedIndexes().size(); }
    /// As they are painted.
    QList<int> tintedRows()
    {
        QImage painted = list().viewport()->grab().toImage();
        const auto corner = [&](int row) {
            constexpr QPoint Inside(6, 4);
            return list().visualRect(m_panel->model().index(row)).bottomRight() - Inside;
        };
        QPainter(&painted).fillRect(QRect(corner(0), QSize(1, 1)), // the heading has none
                                    Theme::of(list().palette()).selection());
        QList<int> rows;
        for (int row = 1; row < m_panel->model().rowCount(); ++row) {
            if (painted.pixel(corner(row)) == painted.pixel(corner(0)))
                rows.append(row);
        }
        return rows;
    }

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
