#include "ui/theme/metrics.h"
#include "ui/widgets/flowgrid.h"

#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QWidget>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class FlowGridTest : public QObject
{
    Q_OBJECT

private slots:
    // The offscreen platform warns about what it cannot do; that is no concern of ours.
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void oneFillsAll()
    {
        const Room room(1, {1000, 700});
        QCOMPARE(room.cell(0), QRect(0, 0, 1000, 700));
    }

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
            const Room room(count, {width, 9000});
            QCOMPARE(room.cell(0).topLeft(), QPoint(0, 0));
            QCOMPARE(room.cell(count - 1).bottomRight(), QPoint(width - 1, 8999));
            for (int i = 0; i < count; ++i) {
                if (width >= 360)
                    QVERIFY(room.cell(i).width() >= 360);
                if (i == 0)
                    continue;
                const bool sameRow = room.cell(i).top() == room.cell(i - 1).top();
                if (sameRow)
                    QCOMPARE(room.cell(i).left() - room.cell(i - 1).right() - 1, 12);
                else
                    QCOMPARE(room.cell(i).top() - room.cell(i - 1).bottom() - 1, 12);
                QCOMPARE(sameRow ? width - 1 : room.cell(i - 1).right(), width - 1);
            }
        }
    }

    void largeTextHasFewerColumns()
    {
        QWidget area;
        FlowGrid grid(&area);
        grid.setSpacing(12);
        for (int i = 0; i < 3; ++i)
            grid.addWidget(new QWidget(&area));
        const int height = grid.heightForWidth(1180);
        QFont large = area.font();
        large.setPointSizeF(large.pointSizeF() * 1.8);
        area.setFont(large);
        grid.invalidate();
        QVERIFY(grid.heightForWidth(1180) > height); // another row
    }

    void rowsAreEvenlyFilled()
    {
        const Room room(7, {1200, 900}); // three columns fit
        QList<int> perRow;
        for (int i = 0; i < 7; ++i) {
            if (i == 0 || room.cell(i).top() != room.cell(i - 1).top())
                perRow.append(0);
            ++perRow.last();
        }
        QCOMPARE(perRow, QList<int>({3, 2, 2}));
    }

    void keepsALeastHeightSoThatTheParentScrolls()
    {
        QScrollArea area;
        area.setWidgetResizable(true);
        auto *inner = new QWidget;
        auto *grid = new FlowGrid(inner);
        for (int i = 0; i < 8; ++i)
            grid->addWidget(new QWidget);
        area.setWidget(inner);
        area.resize(800, 400);
        area.show();
        QCOMPARE(grid->heightForWidth(inner->width()),
                 4 * Metrics::MinPanelHeight + 3 * Metrics::Medium);
        QCOMPARE(inner->height(), 4 * Metrics::MinPanelHeight + 3 * Metrics::Medium);
        QVERIFY(area.verticalScrollBar()->maximum() > 0);
    }

    void hiddenPanelsLeaveNoHole()
    {
        Room room(3, {800, 500});
        room.panels.at(1)->hide();
        room.grid->activate();
        QCOMPARE(room.cell(0), QRect(0, 0, 394, 500));
        QCOMPARE(room.cell(2), QRect(406, 0, 394, 500));
    }

    void startsAtTheRightWhereThatIsTheHabit()
    {
        Room room(2, {800, 500});
        room.window.setLayoutDirection(Qt::RightToLeft);
        room.grid->activate();
        QCOMPARE(room.cell(0).right(), 799);
        QCOMPARE(room.cell(1).left(), 0);
    }

    void givesItemsBack()
    {
        Room room(2, {800, 500});
        const std::unique_ptr<QLayoutItem> taken(room.grid->takeAt(0));
        QCOMPARE(taken->widget(), room.panels.at(0));
        QCOMPARE(room.grid->count(), 1);
        QVERIFY(!room.grid->takeAt(1));
        QVERIFY(!room.grid->itemAt(-1));
    }

private:
    struct Room
    {
        Room(int count, const QSize &size) : grid(new FlowGrid(&window))
        {
            for (int i = 0; i < count; ++i) {
                panels.append(new QWidget);
                grid->addWidget(panels.last());
            }
            window.resize(size);
            window.show();
        }
        QRect cell(int index) const { return panels.at(index)->geometry(); }

        QWidget window;
        FlowGrid *grid;
        QList<QWidget *> panels;
    };
};

QTEST_MAIN(FlowGridTest)
#include "tst_flowgrid.moc"
