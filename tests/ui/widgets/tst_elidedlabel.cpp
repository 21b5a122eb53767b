#include "ui/widgets/elidedlabel.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QRegularExpression>
#include <QTest>
#include <QToolTip>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class ElidedLabelTest : public QObject
{
    Q_OBJECT

private slots:
    // The offscreen platform warns about what it cannot do; that is no concern of ours.
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void showsAllWhereThereIsRoom()
    {
        ElidedLabel label(u"Strategist"_s);
        label.resize(label.sizeHint());
        QVERIFY(!label.isElided());
        label.resize(label.sizeHint().width() / 2, 20);
        QVERIFY(label.isElided());
    }

    void canGetNarrowerThanItsText()
    {
        const ElidedLabel label(u"A member with a name that goes on and on"_s);
        QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width() / 3);
    }

    void theToolTipShowsTheFullTextLiterally()
    {
        ElidedLabel label(u"<b>model</b> & <img src='file:///etc/passwd'>"_s);
        label.resize(40, 20);
        label.show();
        QHelpEvent help(QEvent::ToolTip, {1, 1}, label.mapToGlobal(QPoint(1, 1)));
        QApplication::sendEvent(&label, &help);
        QVERIFY(QToolTip::text().contains(u"&lt;b&gt;model&lt;/b&gt; &amp; &lt;img"_s));
        QToolTip::hideText();
    }

    void assistiveTechnologyHearsAllOfIt()
    {
        ElidedLabel label(u"Strategist, thinks in years"_s);
        label.resize(30, 20);
        const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(&label);
        QCOMPARE(face->text(QAccessible::Name), label.text());
        QCOMPARE(face->role(), QAccessible::StaticText);
    }

    void severalLinesBecomeOne()
    {
        ElidedLabel label(u"first\nsecond"_s);
        const ElidedLabel same(u"first second"_s);
        QCOMPARE(label.sizeHint(), same.sizeHint());
    }

    void aRoleChangesTheSize()
    {
        ElidedLabel label(u"Strategist"_s);
        const QSize body = label.sizeHint();
        label.setTextRole(TextRole::Heading1);
        QVERIFY(label.sizeHint().height() > body.height());
    }
};

QTEST_MAIN(ElidedLabelTest)
#include "tst_elidedlabel.moc"
