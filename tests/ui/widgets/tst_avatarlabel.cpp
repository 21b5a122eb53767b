#include "ui/theme/metrics.h"
#include "ui/widgets/avatarlabel.h"

#include <QImage>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class AvatarLabelTest : public QObject
{
    Q_OBJECT

private slots:
    // The offscreen platform warns about what it cannot do; that is no concern of ours.
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void standsOnADiscInTheMembersColour()
    {
        const MemberAccent accent = MemberAccent::ofSeat(1);
        const QImage image = draw({}, accent);
        const int middle = Metrics::Avatar / 2;
        QCOMPARE(image.pixelColor(middle, middle), accent.color);
        QCOMPARE(image.pixelColor(3, middle), accent.color);
        QVERIFY(image.pixelColor(0, 0) != accent.color); // round
    }

    void hatchedSeatsLookDifferent()
    {
        QVERIFY(draw({}, MemberAccent::ofSeat(1)) != draw({}, MemberAccent::ofSeat(9)));
    }

    void aNameGivesItsInitial()
    {
        const MemberAccent accent = MemberAccent::ofSeat(0);
        QCOMPARE(draw(u"zoe"_s, accent), draw(u"Z"_s, accent));
        QVERIFY(draw(u"zoe"_s, accent) != draw(u"amy"_s, accent));
    }

    void aComposedEmojiStaysWhole()
    {
        const MemberAccent accent = MemberAccent::ofSeat(0);
        QCOMPARE(draw(u"👩‍💻 and more"_s, accent), draw(u"👩‍💻"_s, accent));
        QVERIFY(draw(u"👩‍💻"_s, accent) != draw({}, accent));
    }

private:
    static QImage draw(const QString &face, MemberAccent accent)
    {
        AvatarLabel avatar;
        avatar.setFace(face, accent);
        avatar.resize(avatar.sizeHint());
        return avatar.grab().toImage();
    }
};

QTEST_MAIN(AvatarLabelTest)
#include "tst_avatarlabel.moc"
