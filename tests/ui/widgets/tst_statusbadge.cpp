#include "tests/support/paintcounter.h"
#include "ui/widgets/statusbadge.h"

#include <QApplication>
#include <QProxyStyle>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

class MotionStyle final : public QProxyStyle
{
public:
    explicit MotionStyle(bool motion) : m_motion(motion) {}
    int styleHint(StyleHint hint,
                  const QStyleOption *option,
                  const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        return hint == SH_Widget_Animate ? m_motion
                                         : QProxyStyle::styleHint(hint, option, widget, data);
    }

private:
    bool m_motion;
};

} // namespace

class StatusBadgeTest : public QObject
{
    Q_OBJECT

private slots:
    // The offscreen platform warns about what it cannot do; that is no concern of ours.
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void saysItsWordToEverybody()
    {
        StatusBadge badge;
        badge.setStatus(u"failed"_s, u"failed"_s, Tone::Bad);
        QCOMPARE(badge.word(), u"failed"_s);
        QCOMPARE(badge.accessibleName(), u"failed"_s);
        const int withWord = badge.sizeHint().width();
        badge.setStatus(u"failed"_s, {}, Tone::Bad);
        QVERIFY(badge.sizeHint().width() < withWord);
    }

    void drawsInTheColourOfItsTone()
    {
        StatusBadge badge;
        badge.setStatus(u"stop"_s, {}, Tone::Bad);
        badge.resize(16, 16);
        QCOMPARE(badge.grab().toImage().pixelColor(8, 8), Theme::of(badge.palette()).danger);
    }

    void onlyActiveOnesMove()
    {
        MotionStyle style(true);
        StatusBadge badge;
        badge.setStyle(&style);
        badge.setStatus(u"writing"_s, u"writing"_s, Tone::Active);
        QVERIFY(!badge.isAnimated()); // nobody sees it
        badge.show();
        QVERIFY(badge.isAnimated());
        badge.setStatus(u"complete"_s, u"complete"_s, Tone::Good);
        QVERIFY(!badge.isAnimated());
        badge.setStatus(u"writing"_s, u"writing"_s, Tone::Active);
        badge.hide();
        QVERIFY(!badge.isAnimated());
    }

    void breathes()
    {
        MotionStyle style(true);
        StatusBadge badge;
        badge.setStyle(&style);
        badge.setStatus(u"writing"_s, u"writing"_s, Tone::Active);
        PaintCounter paints;
        badge.installEventFilter(&paints);
        badge.show();
        QTRY_VERIFY(paints.count() >= 3);
    }

    void restsWhenTheDesktopAsksForNoMotion()
    {
        MotionStyle moving(true);
        MotionStyle still(false);
        StatusBadge badge;
        badge.setStyle(&still);
        badge.setStatus(u"writing"_s, u"writing"_s, Tone::Active);
        badge.show();
        QVERIFY(!badge.isAnimated());
        badge.setStyle(&moving);
        QVERIFY(badge.isAnimated());
    }
};

QTEST_MAIN(StatusBadgeTest)
#include "tst_statusbadge.moc"
