#include "ui/widgets/messagestrip.h"

#include <QLabel>
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
        strip.setAction(u"Retry now"_s);
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
        strip.setAction(u"Retry now"_s);
        strip.show();
        const QSignalSpy activated(&strip, &MessageStrip::activated);
        auto *button = strip.findChild<QPushButton *>();
        QVERIFY(button->isVisible());

        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(activated.size(), 1);

        strip.setAction({});
        QVERIFY(!button->isVisible());
    }
};

QTEST_MAIN(MessageStripTest)
#include "tst_messagestrip.moc"
