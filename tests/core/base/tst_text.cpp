#include "core/base/text.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class TextTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void makesControlsVisible_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("safe");
        QTest::newRow("plain") << u"a\tb\nGröße 🧭"_s << u"a\tb\nGröße 🧭"_s;
        QTest::newRow("escape") << u"\x1b[2J"_s << u"␛[2J"_s;
        QTest::newRow("carriage return") << u"a\rb"_s << u"a␍b"_s;
        QTest::newRow("NUL and delete") << QString(QChar(0)) + QChar(0x7F) << u"␀␡"_s;
        QTest::newRow("C1") << QString(QChar(0x9B)) + u"31m"_s << u"�31m"_s;
        QTest::newRow("direction") << u"a\u202Eb\u2066c\u200Fd\u061Ce"_s << u"a�b�c�d�e"_s;
    }
    void makesControlsVisible()
    {
        QFETCH(QString, text);
        QTEST(terminalSafe(text), "safe");
    }

    void makesOneLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("line");
        QTest::newRow("short") << u"abc"_s << u"abc"_s;
        QTest::newRow("just fits") << u"0123456789"_s << u"0123456789"_s;
        QTest::newRow("too long") << u"0123456789a"_s << u"012345678…"_s;
        QTest::newRow("line ends") << u" a\r\nb\u2028c\u0085d\n"_s << u"a b c d"_s;
        QTest::newRow("never half a character") << u"01234567🧭90"_s << u"01234567…"_s;
        QTest::newRow("after much space") << QString(100, u' ') + u"abc"_s << u"abc"_s;
        QTest::newRow("before much space") << u"a"_s + QString(100, u' ') + u"b"_s << u"a…"_s;
        QTest::newRow("endless") << QString(1000, u'x') << u"xxxxxxxxx…"_s;
        QTest::newRow("empty") << QString() << QString();
    }
    void makesOneLine()
    {
        QFETCH(QString, text);
        QTEST(singleLine(text, 10), "line");
    }
};

QTEST_GUILESS_MAIN(TextTest)
#include "tst_text.moc"
