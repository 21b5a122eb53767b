#include "tests/support/paintcounter.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/messagestrip.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class MessageStripTest : public QObject
{
    Q_OBJECT

private slots:
    // The offscreen platform warns about what it cannot do; that is no concern of ours.
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void saysWhatHappenedAndWhatToDo()
    {
        MessageStrip strip;
        strip.setMessage(Tone::Bad, u"The key was refused."_s, u"Enter it again."_s);
        const QList<QLabel *> labels = strip.findChildren<QLabel *>();
        QCOMPARE(labels.size(), 2);
        QCOMPARE(labels.first()->text(), u"The key was refused."_s);
        QCOMPARE(labels.last()->text(), u"Enter it again."_s);
        QVERIFY(labels.first()->font().weight() > labels.last()->font().weight());
        QCOMPARE(strip.accessibleName(), u"The key was refused."_s);
        QCOMPARE(strip.accessibleDescription(), u"Enter it again."_s);
    }

    void isPaintedOnceAndNotForEver()
    {
        MessageStrip strip;
        strip.setMessage(Tone::Bad, u"The key was refused."_s, u"Enter it again."_s);
        strip.resize(300, 80);
        strip.show();
        QVERIFY(QTest::qWaitForWindowExposed(&strip));
        PaintCounter paints;
        strip.installEventFilter(&paints);
        strip.update();
        QTRY_VERIFY(paints.count() > 0);
        for (int turn = 0; turn < 20; ++turn)
            QCoreApplication::processEvents();
        QCOMPARE(paints.count(), 1);
    }

    void showsTextLiterallyAndLetsItBeCopied()
    {
        MessageStrip strip;
        strip.setMessage(Tone::Bad, u"<a href='http://evil'>click</a>"_s, u"<b>x</b>"_s);
        for (const QLabel *label : strip.findChildren<QLabel *>()) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
            QVERIFY(label->wordWrap());
            QVERIFY(label->textInteractionFlags() & Qt::TextSelectableByKeyboard);
            QVERIFY(!(label->textInteractionFlags() & Qt::LinksAccessibleByMouse));
        }
    }

    void severalButtonsTellWhichWasPressed()
    {
        QWidget window;
        MessageStrip strip(&window);
        QLineEdit other(&window); // made before the second button
        strip.setMessage(Tone::Warning, u"Too many requests."_s);
        strip.setActions({{u"Now"_s, u"At once"_s}, {u"Don't"_s, {}}});
        window.show();
        const QList<QPushButton *> buttons = strip.findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 2);
        QCOMPARE(buttons.at(0)->toolTip(), u"At once"_s);
        QCOMPARE(buttons.at(0)->nextInFocusChain(), buttons.at(1));
        strip.setSubject(u"Critic"_s);
        QCOMPARE(buttons.at(1)->accessibleName(), u"Critic: Don't"_s);
        const QSignalSpy activated(&strip, &MessageStrip::activated);
        buttons.at(1)->click();
        buttons.at(0)->click();
        QCOMPARE(activated.at(0).first().toInt(), 1);
        QCOMPARE(activated.at(1).first().toInt(), 0);

        strip.setActions({{u"Retry"_s, {}}});
        QVERIFY(buttons.at(0)->isVisible());
        QVERIFY(!buttons.at(1)->isVisible());
    }

    void theCountdownKeepsTheLayoutStill()
    {
        MessageStrip strip;
        strip.setMessage(Tone::Warning, u"Too many requests."_s);
        strip.setCountdown(u"Asked again in 11 s"_s);
        strip.resize(300, 200);
        strip.show();
        const int height = strip.sizeHint().height();
        const auto *countdown = strip.findChild<ElidedLabel *>();
        const int width = countdown->sizeHint().width();
        strip.setCountdown(u"Asked again in 88 s"_s);
        QCOMPARE(countdown->text(), u"Asked again in 88 s"_s);
        QCOMPARE(countdown->sizeHint().width(), width);
        QCOMPARE(strip.sizeHint().height(), height);
        QCOMPARE(strip.accessibleDescription(), QString()); // or it would be read every second
        strip.setCountdown({});
        QVERIFY(!countdown->isVisible());
    }

    void withoutAdviceOrActionItIsJustOneLine()
    {
        MessageStrip strip;
        strip.setMessage(Tone::Neutral, u"Nothing left to do."_s);
        strip.show();
        QVERIFY(!strip.findChildren<QLabel *>().last()->isVisible());
        QVERIFY(!strip.findChild<QPushButton *>()->isVisible());
    }

    void inANarrowStripTheButtonGoesBelow()
    {
        MessageStrip strip;
        strip.setMessage(Tone::Warning, u"Too many requests."_s);
        strip.setActions({{u"Retry now"_s, {}}});
        strip.resize(1200, 60);
        strip.show();
        const auto *words = strip.findChild<QLabel *>();
        const auto *button = strip.findChild<QPushButton *>();
        QVERIFY(button->geometry().left() > words->geometry().right());
        strip.resize(250, 120);
        QTRY_VERIFY(button->geometry().top() > words->geometry().bottom());
    }

    void theButtonActivates()
    {
        MessageStrip strip;
        strip.setMessage(Tone::Warning, u"Too many requests."_s);
        strip.setActions({{u"Retry now"_s, {}}});
        strip.show();
        const QSignalSpy activated(&strip, &MessageStrip::activated);
        auto *button = strip.findChild<QPushButton *>();
        QVERIFY(button->isVisible());

        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(activated.size(), 1);

        strip.setActions({});
        QVERIFY(!button->isVisible());
    }
};

QTEST_MAIN(MessageStripTest)
#include "tst_messagestrip.moc"
