#include "tests/support/accessibility.h"
#include "ui/synthesis/limitspopup.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLayout>
#include <QPointer>
#include <QPushButton>
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
        delete m_popup;
        m_turn = {};
        m_turn.council.members = {{.id = MemberId::create()}, {.id = MemberId::create()}};
        m_turn.council.limits.deadline = 30s;
        m_button.show();
    }

    void whatIsAppliedHolds()
    {
        open();
        QCOMPARE(namelessWidgets(*m_popup).join(u' '), QString());
        const QSignalSpy changed(m_popup, &LimitsPopup::changed);
        const QList<QCheckBox *> boxes = m_popup->findChildren<QCheckBox *>();
        boxes.constLast()->click(); // refresh with late answers
        QCOMPARE(changed.size(), 0);
        m_popup->findChild<QPushButton *>(u"applyLimits"_s)->click();
        QCOMPARE(changed.size(), 1);
        const auto limits = changed.first().first().value<Limits>();
        QCOMPARE(limits.deadline, 30s);
        QVERIFY(limits.refreshesLate);
        QTRY_VERIFY(m_popup.isNull());
    }

    void enterAppliesWhatWasTyped()
    {
        open();
        const QSignalSpy changed(m_popup, &LimitsPopup::changed);
        auto *deadline =
            m_popup->findChild<QWidget *>(u"deadline"_s)->findChild<QDoubleSpinBox *>();
        deadline->selectAll();
        QTest::keyClicks(deadline, u"45"_s);
        QCOMPARE(changed.size(), 0); // a deadline of 4 s may have passed
        QTest::keyClick(deadline, Qt::Key_Return);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().value<Limits>().deadline, 45s);
        QTRY_VERIFY(m_popup.isNull());
    }

    void escapeDropsIt()
    {
        open();
        const QSignalSpy changed(m_popup, &LimitsPopup::changed);
        setsDeadline()->click();
        QTest::keyClick(m_popup, Qt::Key_Escape);
        QTRY_VERIFY(m_popup.isNull());
        QCOMPARE(changed.size(), 0);
    }

    void theKeyboardBeginsAtTheDeadline()
    {
        open();
        QTRY_COMPARE(m_popup->focusWidget(), setsDeadline());
    }

    void itGrowsWithWhatItSays()
    {
        m_turn.council.limits = {};
        open();
        setsDeadline()->click(); // a deadline has more to it
        QTRY_COMPARE(m_popup->height(), m_popup->layout()->totalHeightForWidth(m_popup->width()));
        for (const QCheckBox *box : m_popup->findChildren<QCheckBox *>())
            QVERIFY(box->height() >= box->sizeHint().height());
    }

private:
    void open()
    {
        m_popup = new LimitsPopup(m_turn, &m_button);
        m_popup->openAt(m_button);
        QVERIFY(m_popup->isVisible());
    }

    QCheckBox *setsDeadline() const
    {
        return m_popup->findChild<QWidget *>(u"deadline"_s)->findChild<QCheckBox *>();
    }

    Turn m_turn;
    QToolButton m_button;
    QPointer<LimitsPopup> m_popup;
};

QTEST_MAIN(LimitsPopupTest)
#include "tst_limitspopup.moc"
