#include "ui/turn/panelplan.h"

#include <QFontMetrics>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class PanelPlanTest : public QObject
{
    Q_OBJECT

private slots:
    void oneFillsAll() { QCOMPARE(grid(1, {1000, 700}).cells.at(0), QRect(0, 0, 1000, 700)); }

    void oneMayBeNarrow() { QCOMPARE(grid(1, {300, 700}).cells.at(0), QRect(0, 0, 300, 700)); }

    void isTiledWithoutHolesOrOverlaps_data()
    {
        QTest::addColumn<int>("count");
        for (int count = 1; count <= 24; ++count)
            QTest::addRow("%d", count) << count;
    }
    void isTiledWithoutHolesOrOverlaps()
    {
        QFETCH(const int, count);
        for (const int width : {300, 500, 733, 1111, 1500, 2000}) {
            const QList<QRect> cells = grid(count, {width, 9000}).cells;
            QCOMPARE(cells.first().topLeft(), QPoint(0, 0));
            QCOMPARE(cells.last().bottomRight(), QPoint(width - 1, 8999));
            for (int i = 0; i < count; ++i) {
                QVERIFY(width < 360 || cells[i].width() >= 360);
                if (i == 0)
                    continue;
                const bool sameRow = cells[i].top() == cells[i - 1].top();
                if (sameRow)
                    QCOMPARE(cells[i].left() - cells[i - 1].right() - 1, 12);
                else
                    QCOMPARE(cells[i].top() - cells[i - 1].bottom() - 1, 12);
                QCOMPARE(sameRow ? width - 1 : cells[i - 1].right(), width - 1);
            }
        }
    }

    void rowsAreEvenlyFilled()
    {
        QList<qsizetype> perRow;
        for (const PanelPlan::Row &row : grid(7, {1200, 900}).rows) // three columns fit
            perRow.append(row.columns.lengths.size());
        QCOMPARE(perRow, QList<qsizetype>({3, 2, 2}));
    }

    void keepsALeastHeightAndScrolls()
    {
        QCOMPARE(grid(8, {800, 400}).size, QSize(800, 4 * 200 + 3 * 12));
    }

    void aRowIsAsHighAsItsNeediestPanel()
    {
        const PanelPlan plan = planPanels(
            room({800, 500}), shares(4), [](int panel, int) { return panel == 2 ? 320 : 0; });
        QCOMPARE(plan.heights.lengths, QList<int>({200, 320}));
        QCOMPARE(plan.size.height(), 532);
    }

    void columnsShareTheRoomWhileTheyFit()
    {
        const PanelPlan plan = columns(3, {1200, 500});
        QCOMPARE(plan.rows.size(), 1);
        QCOMPARE(plan.size, QSize(1200, 500));
        for (const QRect &cell : plan.cells)
            QCOMPARE(cell.height(), 500);
    }

    void columnsThatDoNotFitAreSeenWhole()
    {
        const PanelPlan plan = columns(8, {1200, 500});
        QVERIFY(plan.size.width() > 1200);
        for (const QRect &cell : plan.cells)
            QCOMPARE(cell.width(), 392); // three and two gaps are 1200
        const PanelPlan odd = columns(8, {1148, 500});
        QCOMPARE(odd.size.width() - odd.cells.at(5).left(), 1148); // so that the last fill it
    }

    void neighboursGiveAndTake()
    {
        PanelShares sizes = shares(3);
        sizes.widths = columns(3, {1236, 500}).rows.at(0).columns.moved(1, 30);
        const PanelPlan plan = columns(sizes, {1236, 500});
        QCOMPARE(plan.rows.at(0).columns.lengths, QList<int>({404, 434, 374}));
    }

    void nobodyGetsLessThanItsLeast()
    {
        PanelShares sizes = shares(3);
        sizes.widths = columns(3, {1236, 500}).rows.at(0).columns.moved(0, 900);
        QCOMPARE(columns(sizes, {1236, 500}).rows.at(0).columns.lengths,
                 QList<int>({448, 360, 404}));
        // The same shares in less room, where they no longer go.
        QCOMPARE(columns(sizes, {1120, 500}).rows.at(0).columns.lengths,
                 QList<int>({376, 360, 360}));
    }

    void columnsThatScrollPushTheOthers()
    {
        PanelShares sizes = shares(8);
        const PanelPlan before = columns(8, {1200, 500});
        sizes.widths = before.rows.at(0).columns.moved(1, 200);
        const PanelPlan after = columns(sizes, {1200, 500});
        QCOMPARE(after.cells.at(1).width(), 592);
        QCOMPARE(after.cells.at(2), before.cells.at(2).translated(200, 0));
        sizes.widths = after.rows.at(0).columns.moved(1, -900);
        QCOMPARE(columns(sizes, {1200, 500}).cells.at(1).width(), 360);
    }

    void rowsAreResized()
    {
        PanelShares sizes = shares(4);
        sizes.heights = grid(4, {800, 612}).heights.moved(0, 60);
        const PanelPlan plan = planPanels(room({800, 612}), sizes, nothing);
        QCOMPARE(plan.heights.lengths, QList<int>({360, 240}));
    }

    void boundariesFillTheGaps()
    {
        const PanelPlan plan = grid(4, {800, 612});
        QList<QRect> areas;
        for (const PanelPlan::Boundary &boundary : plan.boundaries)
            areas.append(boundary.area);
        QCOMPARE(areas, QList<QRect>({{394, 0, 12, 300}, {394, 312, 12, 300}, {0, 300, 800, 12}}));
    }

    void aDropGoesToTheNearestGap()
    {
        const QList<QRect> cells = grid(4, {800, 612}).cells;
        QCOMPARE(dropSlot(cells, {10, 10}, Qt::Horizontal, 12).place, 0);
        QCOMPARE(dropSlot(cells, {390, 10}, Qt::Horizontal, 12).place, 1);
        QCOMPARE(dropSlot(cells, {410, 10}, Qt::Horizontal, 12).place, 1);
        QCOMPARE(dropSlot(cells, {410, 10}, Qt::Horizontal, 12).mark, QRect(394, 0, 12, 300));
        QCOMPARE(dropSlot(cells, {5000, 5000}, Qt::Horizontal, 12).place, 4);
        QCOMPARE(dropSlot(cells, {10, 10}, Qt::Horizontal, 12, true).place, 1); // mirrored
        QCOMPARE(dropSlot(cells, {100, 590}, Qt::Vertical, 12).place, 3);
    }

    void largeTextNeedsWiderPanels()
    {
        QFont font;
        font.setPixelSize(13);
        QCOMPARE(leastPanelWidth(QFontMetrics(font)), 360);
        font.setPixelSize(26);
        QVERIFY(leastPanelWidth(QFontMetrics(font)) > 500);
    }

private:
    static int nothing(int, int) { return 0; }
    static PanelRoom room(const QSize &size) { return {size, {360, 200}, 12}; }
    static PanelShares shares(int count) { return {QList<double>(count, 1.0), {}}; }

    static PanelPlan grid(int count, const QSize &size)
    {
        return planPanels(room(size), shares(count), nothing);
    }
    static PanelPlan columns(const PanelShares &shares, const QSize &size)
    {
        PanelRoom row = room(size);
        row.isOneRow = true;
        return planPanels(row, shares, nothing);
    }
    static PanelPlan columns(int count, const QSize &size) { return columns(shares(count), size); }
};

QTEST_MAIN(PanelPlanTest)
#include "tst_panelplan.moc"
