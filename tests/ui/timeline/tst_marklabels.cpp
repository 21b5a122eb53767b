#include "ui/timeline/marklabels.h"

#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

using Kind = TimelineMark::Kind;

class MarkLabelsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void eachStandsBesideItsLine()
    {
        const QList<MarkLabel> labels =
            placed({{Kind::Deadline, 30s}, {Kind::Quorum, 5s}, {Kind::Synthesis, 15s}});
        QCOMPARE(texts(labels), (QStringList{u"deadline 30 s"_s, u"3 of 5"_s, u"synthesis"_s}));
        for (const MarkLabel &label : labels)
            QVERIFY(label.box.left() > label.x);
        QVERIFY(isTidy(labels));
    }

    /// Of what was retried at an odd moment.
    void aDeadlineIsToldInTenthsOfASecond()
    {
        QCOMPARE(texts(placed({{Kind::Deadline, 11962410us}})).first(), u"deadline 12 s"_s);
        QCOMPARE(texts(placed({{Kind::Deadline, 11849ms}})).first(), u"deadline 11.8 s"_s);
    }

    void withoutRoomAfterItsLineItStandsBefore()
    {
        const QList<MarkLabel> labels = placed({{Kind::Deadline, 39s}});
        QCOMPARE(labels.size(), 1);
        QVERIFY(labels.first().box.right() < labels.first().x);
        QVERIFY(isTidy(labels));
    }

    void theLessImportantGivesWay()
    {
        const QList<MarkLabel> labels =
            placed({{Kind::Deadline, 10s}, {Kind::Quorum, 10100ms}, {Kind::Synthesis, 10200ms}});
        QCOMPARE(labels.size(), 3); // all lines are there
        QCOMPARE(texts(labels).first(), u"deadline 10 s"_s);
        QVERIFY(texts(labels).contains(QString())); // not all of the words
        QVERIFY(isTidy(labels));
    }

    void whereverTheMarksAreNothingCollides()
    {
        for (int first = 0; first <= 40; ++first) {
            for (int second = 0; second <= 40; ++second) {
                const QList<MarkLabel> labels =
                    placed({{Kind::Deadline, Microseconds(std::chrono::seconds(first))},
                            {Kind::Quorum, Microseconds(std::chrono::seconds(second))},
                            {Kind::Synthesis, Microseconds(std::chrono::seconds(second + 1))}});
                QVERIFY(!labels.first().text.isEmpty());
                QVERIFY2(isTidy(labels), qPrintable(texts(labels).join(u'|')));
            }
        }
    }

    void whatTheScaleHasNotReachedIsLeftOut()
    {
        QVERIFY(placed({{Kind::Deadline, 50s}}).isEmpty());
    }

    void aNarrowViewHasLinesWithoutWords()
    {
        m_geometry.width = 60;
        m_geometry.lanes.setWidth(40);
        m_geometry.lanes.moveLeft(10);
        const QList<MarkLabel> labels = placed({{Kind::Deadline, 20s}});
        QCOMPARE(texts(labels), QStringList{QString()});
    }

private:
    QList<MarkLabel> placed(const QList<TimelineMark> &marks) const
    {
        TimelineLayout layout;
        layout.rows = QList<TimelineRow>(6);
        layout.marks = marks;
        layout.quorum = 3;
        return markLabels(
            layout, m_geometry, [](const QString &text) { return int(text.size()) * 6; });
    }

    static QStringList texts(const QList<MarkLabel> &labels)
    {
        QStringList texts;
        for (const MarkLabel &label : labels)
            texts += label.text;
        return texts;
    }

    /// Inside the view, apart from each other, and struck through by no line.
    bool isTidy(const QList<MarkLabel> &labels) const
    {
        for (const MarkLabel &label : labels) {
            if (label.text.isEmpty())
                continue;
            if (label.box.left() < 0 || label.box.right() > m_geometry.width)
                return false;
            for (const MarkLabel &other : labels) {
                const bool isStruck = !other.text.isEmpty() && other.x >= label.box.left() &&
                                      other.x <= label.box.right();
                const bool overlaps = &other != &label && other.box.intersects(label.box);
                if (isStruck || overlaps)
                    return false;
            }
        }
        return true;
    }

    TimelineGeometry m_geometry{
        .width = 540, .top = 14, .trackHeight = 18, .end = 40e6, .lanes = {100, 14, 400, 90}};
};

QTEST_GUILESS_MAIN(MarkLabelsTest)
#include "tst_marklabels.moc"
