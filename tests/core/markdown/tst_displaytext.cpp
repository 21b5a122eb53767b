#include "core/markdown/displaytext.h"
#include "core/markdown/entities.h"
#include "core/markdown/linktarget.h"

#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class DisplayTextTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void leavesOrdinaryTextAlone()
    {
        const QString text = u"Grüße, 日本語, العربية, 👩‍💻, e\u0301\tx"_s;
        QCOMPARE(DisplayText().convert(text), text);
    }

    void showsControlCharacters()
    {
        QCOMPARE(DisplayText().convert(u"a\x1b[0m\x7f"), u"a\u241b[0m\ufffd"_s);
        QCOMPARE(DisplayText().convert(u"a\u2029b\ufdd0\ufffc\xfffe"), u"a b\ufffd\ufffd\ufffd"_s);
    }

    void showsHiddenTags()
    {
        const QString flag = u"\U0001f3f4\U000e0067\U000e0062\U000e007f"_s;
        QCOMPARE(DisplayText().convert(flag), flag);
        QCOMPARE(DisplayText().convert(u"a\U000e0067\U000e0062"_s), u"a\ufffd\ufffd"_s);
    }

    void repairsLoneSurrogates()
    {
        QCOMPARE(DisplayText().convert(QString(QChar(0xd800)).append(u'x')), u"\ufffdx"_s);
    }

    void limitsCombiningMarks()
    {
        const QString text = u'a' + QString(100'000, QChar(0x0301)) + u'b';
        QCOMPARE(DisplayText().convert(text).size(), 1 + 8 + 1);
    }

    void breaksLongWordsAcrossParts()
    {
        DisplayText display;
        QString text;
        for (int i = 0; i < 50; ++i)
            text += display.convert(QString(100, u'x'));
        QCOMPARE(text.count(QChar(0x200b)), 2);
        QCOMPARE(text.indexOf(QChar(0x200b)), 2000);
        QCOMPARE(text.remove(QChar(0x200b)), QString(5000, u'x'));
    }

    void decodesEntities_data()
    {
        QTest::addColumn<QString>("entity");
        QTest::addColumn<QString>("text");
        QTest::newRow("named") << u"&hellip;"_s << u"…"_s;
        QTest::newRow("decimal") << u"&#8230;"_s << u"…"_s;
        QTest::newRow("hexadecimal") << u"&#X1F600;"_s << u"😀"_s;
        QTest::newRow("unknown") << u"&ClockwiseContourIntegral;"_s
                                 << u"&ClockwiseContourIntegral;"_s;
        QTest::newRow("zero") << u"&#0;"_s << u"\ufffd"_s;
        QTest::newRow("surrogate") << u"&#xD800;"_s << u"\ufffd"_s;
        QTest::newRow("too large") << u"&#x110000;"_s << u"\ufffd"_s;
    }

    void decodesEntities()
    {
        QFETCH(QString, entity);
        QTEST(decodedEntity(entity), "text");
    }

    void acceptsOnlySafeLinks_data()
    {
        QTest::addColumn<QString>("href");
        QTest::addColumn<bool>("safe");
        QTest::newRow("https") << u"https://example.org/a?b#c"_s << true;
        QTest::newRow("http") << u"HTTP://example.org"_s << true;
        QTest::newRow("mailto") << u"mailto:a@example.org"_s << true;
        for (const auto &href : {u"javascript:alert(1)"_s,
                                 u"JaVaScRiPt:alert(1)"_s,
                                 u" javascript:alert(1)"_s,
                                 u"java\nscript:alert(1)"_s,
                                 u"file:///etc/passwd"_s,
                                 u"data:text/html,x"_s,
                                 u"//example.org/share"_s,
                                 u"relative"_s,
                                 u"#fragment"_s,
                                 u"smb://host/share"_s,
                                 u"https:///no-host"_s,
                                 u"https://bank.example@evil.example/"_s,
                                 u"mailto:"_s,
                                 u""_s})
            QTest::newRow(qPrintable(href)) << href << false;
        QTest::newRow("very long")
            << QString(u"https://example.org/" + QString(3000, u'x')) << false;
    }

    void acceptsOnlySafeLinks()
    {
        QFETCH(QString, href);
        QTEST(linkTarget(href).has_value(), "safe");
    }
};

QTEST_GUILESS_MAIN(DisplayTextTest)
#include "tst_displaytext.moc"
