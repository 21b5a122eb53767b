#include "core/export/frontmatter.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class FrontMatterTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void quotesEveryScalar_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("yaml");
        QTest::newRow("empty") << QString() << u"\"\""_s;
        QTest::newRow("looks like a flag") << u"no"_s << u"\"no\""_s;
        QTest::newRow("colon and hash") << u"a: b # c"_s << u"\"a: b # c\""_s;
        QTest::newRow("quotes") << u"say \"hi\" \\ 'ho'"_s << u"\"say \\\"hi\\\" \\\\ 'ho'\""_s;
        QTest::newRow("line ends")
            << u"a\nb\r\u0085\u2028\u2029"_s << u"\"a\\u000ab\\u000d\\u0085\\u2028\\u2029\""_s;
        QTest::newRow("direction") << u"a\u202Eb\uFEFF"_s << u"\"a\\u202eb\\ufeff\""_s;
        QTest::newRow("NUL") << u"a"_s + QChar(0) << u"\"a\\u0000\""_s;
        QTest::newRow("letters") << u"Größe 数 🧭"_s << u"\"Größe 数 🧭\""_s;
    }
    void quotesEveryScalar()
    {
        QFETCH(QString, text);
        QTEST(yamlText(text), "yaml");
    }

    void writesLists()
    {
        QCOMPARE(yamlList(u"models"_s, {u"a"_s, u"- b"_s}), u"models:\n  - \"a\"\n  - \"- b\"\n"_s);
        QCOMPARE(yamlList(u"models"_s, {}), u"models: []\n"_s);
    }
};

QTEST_GUILESS_MAIN(FrontMatterTest)
#include "tst_frontmatter.moc"
