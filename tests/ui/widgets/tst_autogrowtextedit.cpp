#include "ui/widgets/autogrowtextedit.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class AutoGrowTextEditTest : public QObject
{
    Q_OBJECT

private slots:
    // The offscreen platform warns about what it cannot do; that is no concern of ours.
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void growsFromOneLineToEight()
    {
        AutoGrowTextEdit edit;
        edit.resize(300, 30);
        edit.show();
        const int line = edit.fontMetrics().lineSpacing();
        const int one = edit.height();
        QVERIFY(one >= line && one < 2 * line);
        edit.setPlainText(u"a\nb\nc"_s);
        QCOMPARE(edit.height(), one + 2 * line);
        edit.setPlainText(QString(500, u'\n'));
        QCOMPARE(edit.height(), one + 7 * line);
        edit.clear();
        QCOMPARE(edit.height(), one);
    }

    void wrappedLinesCount()
    {
        AutoGrowTextEdit edit;
        edit.resize(800, 30);
        edit.show();
        edit.setPlainText(u"a question that is long enough to need a second line soon"_s);
        const int wide = edit.height();
        edit.resize(150, edit.height());
        QVERIFY(edit.height() > wide);
        edit.resize(800, edit.height());
        QCOMPARE(edit.height(), wide);
    }

    void largerTextNeedsMoreHeight()
    {
        AutoGrowTextEdit edit;
        edit.show();
        const int before = edit.height();
        QFont font = edit.font();
        font.setPointSizeF(font.pointSizeF() * 2);
        edit.setFont(font);
        QVERIFY(edit.height() > before);
    }

    void enterSubmits()
    {
        AutoGrowTextEdit edit;
        const QSignalSpy submitted(&edit, &AutoGrowTextEdit::submitted);
        QTest::keyClicks(&edit, u"Why?"_s);
        QTest::keyClick(&edit, Qt::Key_Return);
        QTest::keyClick(&edit, Qt::Key_Enter, Qt::KeypadModifier);
        QTest::keyClick(&edit, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(submitted.size(), 3);
        QCOMPARE(edit.toPlainText(), u"Why?"_s);
    }

    void shiftEnterStartsANewLine()
    {
        AutoGrowTextEdit edit;
        const QSignalSpy submitted(&edit, &AutoGrowTextEdit::submitted);
        QTest::keyClicks(&edit, u"a"_s);
        QTest::keyClick(&edit, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(&edit, u"b"_s);
        QCOMPARE(edit.toPlainText(), u"a\nb"_s);
        QCOMPARE(submitted.size(), 0);
    }

    void pastesPlainTextOnly()
    {
        auto *mime = new QMimeData;
        mime->setHtml(u"<b>bold</b>"_s);
        mime->setText(u"bold\nwords"_s);
        QApplication::clipboard()->setMimeData(mime);
        AutoGrowTextEdit edit;
        edit.paste();
        QCOMPARE(edit.toPlainText(), u"bold\nwords"_s);
    }

    void tabLeavesTheField()
    {
        const AutoGrowTextEdit edit;
        QVERIFY(edit.tabChangesFocus());
    }
};

QTEST_MAIN(AutoGrowTextEditTest)
#include "tst_autogrowtextedit.moc"
