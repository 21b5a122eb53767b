#include "core/base/secret.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class SecretTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void cleansWhatIsPasted_data()
    {
        QTest::addColumn<QByteArray>("pasted");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("as it is") << "sk-1"_ba
                                  << "sk-1"_ba;
        QTest::newRow("line end") << "sk-1\r\n"_ba
                                  << "sk-1"_ba;
        QTest::newRow("spaces") << " \tsk-1 "_ba
                                << "sk-1"_ba;
        QTest::newRow("no-break spaces") << "\xC2\xA0sk-1\xC2\xA0"_ba
                                         << "sk-1"_ba;
        QTest::newRow("quotes") << "\"sk-1\"\n"_ba
                                << "sk-1"_ba;
        QTest::newRow("quotes in quotes") << "' \"sk-1\" '"_ba
                                          << "sk-1"_ba;
        QTest::newRow("one quote is part of it") << "\"sk-1"_ba
                                                 << "\"sk-1"_ba;
        QTest::newRow("empty") << ""_ba
                               << ""_ba;
        QTest::newRow("only quotes") << "\"\""_ba
                                     << ""_ba;
    }
    void cleansWhatIsPasted()
    {
        QFETCH(QByteArray, pasted);
        QTEST(Secret(pasted).forHeader(), "key");
    }

    void refusesWhatNoHeaderCanCarry_data()
    {
        QTest::addColumn<QByteArray>("pasted");
        QTest::newRow("another header") << "sk-1\r\nX-Evil: 1"_ba;
        QTest::newRow("line end") << "sk\n1"_ba;
        QTest::newRow("space") << "sk 1"_ba;
        QTest::newRow("NUL") << QByteArray("sk\0001", 4);
        QTest::newRow("delete") << "sk\x7f"_ba;
        QTest::newRow("not ASCII") << "sk-ü"_ba;
        QTest::newRow("zero-width space") << "sk-1\xE2\x80\x8B"_ba;
        QTest::newRow("byte order mark") << "\xEF\xBB\xBFsk-1"_ba;
    }
    void refusesWhatNoHeaderCanCarry()
    {
        QFETCH(QByteArray, pasted);
        QVERIFY(Secret(pasted).isEmpty());
    }

    void masksItselfInText_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("masked");
        const QByteArray key = "sk-abcdefgh-12345678";
        QTest::newRow("whole") << key << u"bad key sk-abcdefgh-12345678, sorry"_s
                               << u"bad key •••, sorry"_s;
        QTest::newRow("twice") << key << u"sk-abcdefgh-12345678sk-abcdefgh-12345678"_s
                               << u"••••••"_s;
        QTest::newRow("shortened") << key << u"sk-abcde****12345678"_s << u"•••****•••"_s;
        QTest::newRow("short key") << "abc"_ba << u"key abc, ab"_s << u"key •••, ab"_s;
        QTest::newRow("no key") << ""_ba << u"text"_s << u"text"_s;
    }
    void masksItselfInText()
    {
        QFETCH(QByteArray, key);
        QFETCH(QString, text);
        QTEST(Secret(key).maskedIn(text), "masked");
    }

    void aCopyOutlivesTheOriginal()
    {
        auto original = std::make_unique<Secret>("sk-1");
        const Secret copy = *original;
        original.reset();
        QCOMPARE(copy.forHeader(), "sk-1"_ba);
    }
};

QTEST_GUILESS_MAIN(SecretTest)
#include "tst_secret.moc"
