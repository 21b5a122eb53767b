#include "core/archive/packed.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class PackedTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("plain") << u"plain"_s;
        QTest::newRow("byte order mark") << u"\uFEFFa\uFEFF"_s;
        QTest::newRow("swapped mark") << u"\uFFFEa"_s;
        QTest::newRow("NUL") << u"a"_s + QChar(0) + u"b"_s;
        QTest::newRow("half a character") << u"ü"_s + QChar(0xD83E) + u"b"_s + QChar(0xDD14);
        QTest::newRow("beyond 16 bits") << u"🧭"_s;
        QTest::newRow("long") << QString(3'000'000, u'ü');
    }
    void keepsTexts()
    {
        QFETCH(QString, text);
        QVERIFY(unpackedText(packedText(text)) == text);
    }

    void survivesDamage()
    {
        const QByteArray whole = packedText(u"some text that is kept"_s);
        for (qsizetype length = 0; length < whole.size(); ++length)
            (void)unpackedText(whole.left(length));
        QByteArray huge = whole;
        huge.replace(0, 4, "\xFF\xFF\xFF\xFF");
        QVERIFY(unpackedText(huge).isEmpty());
        QVERIFY(!unpackedJson("nonsense"));
    }
};

QTEST_GUILESS_MAIN(PackedTest)
#include "tst_packed.moc"
