#include "tests/support/accessibility.h"
#include "tests/support/testcouncil.h"
#include "ui/answer/answerheader.h"
#include "ui/answer/answerpanel.h"
#include "ui/markdown/markdownview.h"
#include "ui/theme/metrics.h"
#include "ui/turn/answersarea.h"
#include "ui/turn/layoutchoice.h"
#include "ui/turn/memberchip.h"
#include "ui/turn/memberstrip.h"
#include "ui/turn/membertabs.h"
#include "ui/turn/panelboard.h"
#include "ui/turn/panelhandle.h"

#include <QApplication>
#include <QFrame>
#include <QMouseEvent>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// The panels of a turn in a window of their own, with a field beside them for the keyboard.
class AnswersAreaTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }
    void cleanup()
    {
        m_window.reset();
        m_choice = std::make_unique<LayoutChoice>();
    }

    void everyLayoutShowsWhatItPromises_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QSize>("size");
        for (const int count : {1, 2, 3, 5, 8, 12, 24}) {
            QTest::addRow("%d in a small window", count) << count << QSize(1148, 400);
            QTest::addRow("%d in a large window", count) << count << QSize(1888, 680);
            QTest::addRow("%d in a narrow window", count) << count << QSize(448, 300);
        }
    }
    void everyLayoutShowsWhatItPromises()
    {
        QFETCH(const int, count);
        QFETCH(const QSize, size);
        open(count, size);
        for (const LayoutMode mode : {LayoutMode::Grid, LayoutMode::Columns, LayoutMode::Focus}) {
            m_choice->setMode(mode);
            const bool isSingle = size.width() < 720 || mode == LayoutMode::Focus;
            const QList<AnswerPanel *> shown = visiblePanels();
            QCOMPARE(shown.size(), isSingle ? 1 : count);
            QCOMPARE(tabs().isVisible(), count > 1 && size.width() < 720);
            QCOMPARE(strip().isVisible(), count > 1 && isSingle && size.width() >= 720);
            for (const AnswerPanel *panel : shown) {
                area().reveal(panel->member()); // out of sight it may have any size
                QVERIFY(panel->width() >= qMin(size.width(), Metrics::MinPanelWidth));
                QVERIFY(panel->height() >= Metrics::MinPanelHeight);
                QVERIFY(panel->parentWidget()->rect().contains(panel->geometry()));
                for (const AnswerPanel *other : shown) // nor does one cover what is seen
                    QVERIFY(other == panel || !other->geometry().intersects(panel->geometry()));
            }
            QCOMPARE(board().verticalScrollBar()->maximum() > 0,
                     board().ground().height() > board().viewport()->height());
            QVERIFY(mode == LayoutMode::Columns || board().horizontalScrollBar()->maximum() == 0);
        }
    }

    void columnsStandInOneRowAndSnap()
    {
        open(8, {1148, 400}, LayoutMode::Columns);
        for (const AnswerPanel *panel : visiblePanels())
            QCOMPARE(panel->y(), 0);
        QScrollBar *bar = board().horizontalScrollBar();
        bar->triggerAction(QScrollBar::SliderSingleStepAdd);
        bar->setSliderPosition(300);
        QTRY_COMPARE(bar->value(), panel(1).x());
    }

    void aChipMakesItsMemberTheWideOne()
    {
        open(4, {1148, 400}, LayoutMode::Focus);
        QVERIFY(panel(0).isVisible());
        QTest::mouseClick(chip(2), Qt::LeftButton);
        QVERIFY(panel(2).isVisible() && !panel(0).isVisible());
        chip(2)->setFocus();
        QTest::keyClick(chip(2), Qt::Key_Down);
        QVERIFY(panel(3).isVisible());
        QVERIFY2(chip(3)->accessibleName().contains(u"Member m4"_s),
                 qPrintable(chip(3)->accessibleName()));
    }

    void tabsTellNamesAsTheyAre()
    {
        m_names = {u"R&D <b>x</b>\nline"_s, QString(500, u'W')};
        open(2, {448, 300});
        QCOMPARE(tabs().tabText(0), u"R&&D <b>x</b> line"_s);
        QVERIFY(tabs().tabRect(1).width() < 448);
        QVERIFY(tabs().tabToolTip(0).contains(u"&lt;b&gt;"_s));
        QTest::keyClick(&tabs(), Qt::Key_Right);
        QVERIFY(panel(1).isVisible() && !panel(0).isVisible());
        m_names.clear();
    }

    void theOneThatIsReadStaysInSight()
    {
        open(5, {1148, 400});
        area().focusPanel(3);
        m_choice->setMode(LayoutMode::Focus);
        QVERIFY(panel(3).isVisible());
        m_window->resize(448, 400);
        QVERIFY(tabs().isVisible());
        QCOMPARE(tabs().currentIndex(), 3);
        QCOMPARE(focusPanelIndex(), 3);
    }

    void theKeyboardGoesRoundAndFindsAll()
    {
        open(12, {1148, 400});
        area().focusPanel(0);
        for (int step = 0; step < 12; ++step)
            area().focusNeighbour(1);
        QCOMPARE(focusPanelIndex(), 0);
        area().focusNeighbour(-1);
        QCOMPARE(focusPanelIndex(), 11);
        QVERIFY(!panel(11).visibleRegion().isEmpty());
    }

    void theSameKeyAgainGivesAllTheRoom()
    {
        open(3, {1148, 400});
        area().focusPanel(1);
        QCOMPARE(visiblePanels().size(), 3);
        area().focusPanel(1);
        QCOMPARE(visiblePanels(), QList<AnswerPanel *>({&panel(1)}));
        QCOMPARE(panel(1).width(), 1148);
        area().focusPanel(1);
        QCOMPARE(visiblePanels().size(), 3);
    }

    void aDoubleClickOnTheHeaderDoesTheSame()
    {
        open(3, {1148, 400});
        QTest::mouseDClick(&panel(2).header(), Qt::LeftButton, {}, {60, 10});
        QCOMPARE(visiblePanels(), QList<AnswerPanel *>({&panel(2)}));
    }

    void aPanelIsDraggedToItsPlace()
    {
        open(6, {1148, 400});
        drag(panel(0), at(panel(4), 300));
        QVERIFY(mark()->isVisible());
        QTest::mouseRelease(&panel(0).header(), Qt::LeftButton);
        QVERIFY(!mark()->isVisible());
        QCOMPARE(order(), QList<int>({1, 2, 3, 4, 0, 5}));
        QCOMPARE(panel(0).y(), panel(4).y());
        m_choice->setMode(LayoutMode::Columns);
        QVERIFY(panel(4).x() < panel(0).x() && panel(0).x() < panel(5).x());
    }

    void escLeavesThePanelWhereItWas()
    {
        open(3, {1148, 400});
        drag(panel(0), at(panel(2), 300));
        QVERIFY(mark()->isVisible());
        QTest::keyClick(&panel(0).header(), Qt::Key_Escape);
        QVERIFY(!mark()->isVisible());
        QTest::mouseRelease(&panel(0).header(), Qt::LeftButton);
        QCOMPARE(order(), QList<int>({0, 1, 2}));
    }

    void aChipIsDraggedWithoutBeingChosen()
    {
        open(4, {1148, 400}, LayoutMode::Focus);
        QWidget *grip = chip(2);
        QTest::mousePress(grip, Qt::LeftButton, {}, {20, 10});
        for (const int y : {-20, -60, -200})
            moveTo(*grip, grip->mapToGlobal(QPoint(20, y)));
        QTest::mouseRelease(grip, Qt::LeftButton);
        QCOMPARE(order(), QList<int>({2, 0, 1, 3}));
        QVERIFY(panel(0).isVisible());
    }

    void theMenuMovesAPanelToo()
    {
        open(3, {1148, 400});
        area().focusPanel(2);
        area().moveFocused(-1);
        QCOMPARE(order(), QList<int>({0, 2, 1}));
        QCOMPARE(focusPanelIndex(), 2);
        area().focusPanel(1); // its place now, so that it gets all the room
        QCOMPARE(visiblePanels(), QList<AnswerPanel *>({&panel(2)}));
    }

    void tabGoesAsThePanelsStand()
    {
        open(3, {1148, 400});
        area().focusPanel(2);
        area().moveFocused(-2);
        QList<const QWidget *> chain;
        for (const QWidget *stop = &area(); stop->nextInFocusChain() != &area();
             stop = stop->nextInFocusChain())
            chain.append(stop->nextInFocusChain());
        QVERIFY(chain.indexOf(&panel(2).view()) < chain.indexOf(&panel(0)));
        QVERIFY(chain.indexOf(&panel(0).view()) < chain.indexOf(&panel(1)));
    }

    void aHandleGivesOnePanelMoreRoom()
    {
        open(3, {1148, 400});
        const int before = panel(0).width();
        PanelHandle *handle = m_window->findChildren<PanelHandle *>().constFirst();
        QCOMPARE(handle->x(), panel(0).geometry().right() + 1);
        QTest::mousePress(handle, Qt::LeftButton, {}, {6, 50});
        moveTo(*handle, handle->mapToGlobal(QPoint(16, 50)));
        QCOMPARE(panel(0).width(), before + 10);
        QTest::mouseRelease(handle, Qt::LeftButton);
        m_choice->setMode(LayoutMode::Focus);
        m_choice->setMode(LayoutMode::Grid);
        QCOMPARE(panel(0).width(), before + 10);
        QTest::mouseDClick(handle, Qt::LeftButton);
        QCOMPARE(panel(0).width(), before);
    }

    void rowsAreResizedToo()
    {
        open(4, {800, 600});
        const int before = panel(0).height();
        PanelHandle *handle = m_window->findChildren<PanelHandle *>().at(2);
        QTest::mousePress(handle, Qt::LeftButton, {}, {50, 6});
        moveTo(*handle, handle->mapToGlobal(QPoint(50, -24)));
        QTest::mouseRelease(handle, Qt::LeftButton);
        QCOMPARE(panel(0).height(), before - 30);
        QCOMPARE(panel(2).height(), before + 30);
    }

    void allTurnsAreLaidOutAlike()
    {
        open(3, {1148, 400});
        const auto first = std::move(m_window);
        open(3, {1148, 400});
        area().focusPanel(0);
        area().moveFocused(1);
        const auto panels = first->findChildren<AnswerPanel *>();
        QVERIFY(panels.at(1)->x() < panels.at(0)->x());
    }

    void everythingIsMirrored()
    {
        open(3, {1148, 400}, LayoutMode::Focus);
        m_window->setLayoutDirection(Qt::RightToLeft);
        QTRY_VERIFY(strip().x() > panel(0).mapTo(m_window.get(), QPoint()).x());
        m_choice->setMode(LayoutMode::Grid);
        QVERIFY(panel(0).x() > panel(1).x());
        const int before = panel(0).width();
        PanelHandle *handle = m_window->findChildren<PanelHandle *>().constFirst();
        QTest::mousePress(handle, Qt::LeftButton, {}, {6, 50});
        moveTo(*handle, handle->mapToGlobal(QPoint(-4, 50))); // away from the right edge
        QTest::mouseRelease(handle, Qt::LeftButton);
        QCOMPARE(panel(0).width(), before + 10);
        drag(panel(0), at(panel(1), 300));
        QTest::mouseRelease(&panel(0).header(), Qt::LeftButton);
        QCOMPARE(order(), QList<int>({0, 1, 2})); // in front of the second: where it was
        drag(panel(0), at(panel(1), 20));
        QTest::mouseRelease(&panel(0).header(), Qt::LeftButton);
        QCOMPARE(order(), QList<int>({1, 0, 2}));
    }

    void scrollingTogetherLeavesFollowersAlone()
    {
        open(2, {1148, 400});
        for (const int place : {0, 1}) {
            panel(place).view().appendText(QString(u"A line.\n\n"_s).repeated(80));
            panel(place).view().flush();
        }
        QScrollBar *first = panel(0).view().verticalScrollBar();
        QScrollBar *second = panel(1).view().verticalScrollBar();
        QTRY_VERIFY(first->value() == first->maximum() && second->maximum() > 0);
        m_choice->setScrollingTogether(true);
        first->triggerAction(QScrollBar::SliderToMinimum);
        QCOMPARE(second->value(), 0);
        first->triggerAction(QScrollBar::SliderToMaximum);
        QCOMPARE(second->value(), second->maximum());
        panel(0).view().appendText(QString(u"More.\n\n"_s).repeated(40));
        panel(0).view().flush();
        QTRY_COMPARE(first->value(), first->maximum()); // still follows its end
        QCOMPARE(second->value(), second->maximum());
    }

    void hiddenPanelsAreNotLaidOut()
    {
        open(8, {1148, 400}, LayoutMode::Focus);
        const QSize before = panel(3).size();
        m_window->resize(1000, 500);
        QCOMPARE(panel(3).size(), before);
        m_choice->setMode(LayoutMode::Grid);
        const QSize far = panel(7).size();
        QVERIFY(panel(7).visibleRegion().isEmpty());
        m_window->resize(1100, 500);
        QCOMPARE(panel(7).size(), far); // out of sight
        area().reveal(panel(7).member());
        QCOMPARE(panel(7).width(), panel(6).width());
    }

    void everythingHasAName()
    {
        open(3, {1148, 400}, LayoutMode::Focus);
        QCOMPARE(namelessWidgets(*m_window).join(u' '), QString());
        m_window->resize(448, 400);
        QCOMPARE(namelessWidgets(*m_window).join(u' '), QString());
    }

private:
    void open(int count, const QSize &size, LayoutMode mode = LayoutMode::Grid)
    {
        QStringList models;
        for (int seat = 1; seat <= count; ++seat)
            models.append(u"m%1"_s.arg(seat));
        if (m_turn.council.members.size() != count || !m_names.isEmpty())
            m_turn.council = councilOf(QUrl(u"http://127.0.0.1:9/v1"_s), models);
        for (qsizetype i = 0; i < m_names.size(); ++i)
            m_turn.council.members[i].name = m_names[i];
        m_choice->setMode(mode);
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        layout->setContentsMargins({});
        auto *area = new AnswersArea(m_turn, *m_choice, m_window.get());
        layout->addWidget(area);
        area->build();
        m_window->resize(size);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_COMPARE(area->panels().size(), count);
    }

    AnswersArea &area() const { return *m_window->findChild<AnswersArea *>(); }
    PanelBoard &board() const { return *m_window->findChild<PanelBoard *>(); }
    MemberTabs &tabs() const { return *m_window->findChild<MemberTabs *>(); }
    MemberStrip &strip() const { return *m_window->findChild<MemberStrip *>(); }
    QFrame *mark() const { return m_window->findChild<QFrame *>(u"dropMark"_s); }
    AnswerPanel &panel(int place) const { return *area().panels().at(place); }
    QWidget *chip(int place) const { return strip().chips().at(place); }

    QList<AnswerPanel *> visiblePanels() const
    {
        QList<AnswerPanel *> visible;
        for (AnswerPanel *panel : area().panels()) {
            if (panel->isVisible())
                visible.append(panel);
        }
        return visible;
    }
    int focusPanelIndex() const
    {
        for (int place = 0; place < area().panels().size(); ++place) {
            if (panel(place).isAncestorOf(QApplication::focusWidget()) ||
                &panel(place) == QApplication::focusWidget())
                return place;
        }
        return -1;
    }
    /// The seats in the order in which they are shown.
    QList<int> order() const
    {
        QList<MemberId> members;
        for (const AnswerPanel *panel : area().panels())
            members.append(panel->member());
        QList<int> seats;
        for (const MemberId &member : m_choice->ordered(members))
            seats.append(int(members.indexOf(member)));
        return seats;
    }

    static QPoint at(const QWidget &widget, int x) { return widget.mapToGlobal(QPoint(x, 90)); }
    /// Moves with the left button down; QTest::mouseMove() would tell of no button.
    static void moveTo(QWidget &grip, const QPoint &global)
    {
        QMouseEvent move(QEvent::MouseMove,
                         grip.mapFromGlobal(global),
                         global,
                         Qt::NoButton,
                         Qt::LeftButton,
                         {});
        QApplication::sendEvent(&grip, &move);
    }
    static void drag(AnswerPanel &panel, const QPoint &global)
    {
        QTest::mousePress(&panel.header(), Qt::LeftButton, {}, {60, 10});
        moveTo(panel.header(), panel.header().mapToGlobal(QPoint(90, 40)));
        moveTo(panel.header(), global);
    }

    Turn m_turn;
    QStringList m_names;
    std::unique_ptr<LayoutChoice> m_choice = std::make_unique<LayoutChoice>();
    std::unique_ptr<QWidget> m_window;
};

QTEST_MAIN(AnswersAreaTest)
#include "tst_answersarea.moc"
