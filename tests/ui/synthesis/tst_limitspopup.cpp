#include "tests/support/accessibility.h"
#include "ui/synthesis/limitspopup.h"

#include <QCheckBox>
#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class LimitsPopupTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void whatIsChangedHoldsAtOnce()
    {
        Turn turn;
        turn.council.members = {{.id = MemberId::create()}, {.id = MemberId::create()}};
        turn.council.limits.deadline = 30s;
        QToolButton button;
        button.show();
        QPointer<LimitsPopup> popup = new LimitsPopup(turn, &button);
        const QSignalSpy changed(popup, &LimitsPopup::changed);
        popup->openAt(button);
        QVERIFY(popup->isVisible());
        QCOMPARE(namelessWidgets(*popup).join(u' '), QString());
        QCOMPARE(changed.size(), 0);

        const QList<QCheckBox *> boxes = popup->findChildren<QCheckBox *>();
        boxes.constLast()->click(); // refresh with late answers
        QCOMPARE(changed.size(), 1);
        const auto limits = changed.first().first().value<Limits>();
        QCOMPARE(limits.deadline, 30s);
        QVERIFY(limits.refreshesLate);

        popup->close();
        QTRY_VERIFY(popup.isNull());
    }
};

QTEST_MAIN(LimitsPopupTest)
#include "tst_limitspopup.moc"
