#include "core/import/conversationsplitter.h"

#include <QTest>

using namespace Conclave;

class ConversationSplitterTest : public QObject
{
    Q_OBJECT

private slots:
    void cutsAtTheSamePlacesWhereverTheBytesAreCut_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QList<QByteArray>>("conversations");
        const QList<QByteArray> two{"{\"a\":\"}]\\\"{\"}", "{\"b\":[{},[1]]}"};
        QTest::newRow("array") << QByteArray(" [ " + two[0] + " ,\n" + two[1] + "] \n") << two;
        QTest::newRow("lines") << QByteArray(two[0] + "\n" + two[1] + "\n") << two;
        QTest::newRow("mark") << QByteArray("\xEF\xBB\xBF[" + two[0] + "," + two[1] + "]") << two;
        QTest::newRow("single") << two[1] << QList<QByteArray>{two[1]};
        QTest::newRow("arrays") << QByteArray("[[{}],{}]") << QList<QByteArray>{"[{}]", "{}"};
        QTest::newRow("empty") << QByteArray("[]") << QList<QByteArray>();
        QTest::newRow("backslashes")
            << QByteArray("[{\"a\":\"\\\\\"},{}]") << QList<QByteArray>{"{\"a\":\"\\\\\"}", "{}"};
    }

    void cutsAtTheSamePlacesWhereverTheBytesAreCut()
    {
        QFETCH(QByteArray, json);
        QFETCH(QList<QByteArray>, conversations);
        for (qsizetype piece = 1; piece <= json.size(); ++piece) {
            ConversationSplitter splitter;
            QList<QByteArray> found;
            for (qsizetype at = 0; at < json.size(); at += piece)
                found += splitter.feed(
                    QByteArrayView(json).sliced(at).first(std::min(piece, json.size() - at)));
            QCOMPARE(found, conversations);
            QVERIFY(splitter.isWhole());
            QVERIFY(!splitter.isBroken());
        }
    }

    void knowsWhatIsCut()
    {
        const QByteArray json("[{\"a\":\"b\"},{\"c\":1}]");
        for (qsizetype size = 0; size < json.size(); ++size) {
            ConversationSplitter splitter;
            splitter.feed(QByteArrayView(json).first(size));
            QVERIFY2(!splitter.isWhole(), json.first(size).constData());
        }
    }

    void givesUpWhereSomethingElseStands()
    {
        for (const QByteArray json :
             {"PK\3\4", "[1,2]", "[{}]{}", "{}]", "\"text\"", "[{}] x", "\xEF\xBB{}", "<html>"}) {
            ConversationSplitter splitter;
            splitter.feed(json);
            QVERIFY2(splitter.isBroken(), json.constData());
            QVERIFY(!splitter.isWhole());
            QVERIFY(splitter.feed("{}").isEmpty());
        }
    }

    void passesOverWhatIsTooLong()
    {
        ConversationSplitter splitter(10);
        const QList<QByteArray> found = splitter.feed("[{\"a\":1},{\"a\":\"12345678\"},{\"b\":2}]");
        QCOMPARE(found, (QList<QByteArray>{"{\"a\":1}", "{\"b\":2}"}));
        QCOMPARE(splitter.tooLong(), 1);
        QVERIFY(splitter.isWhole());
    }
};

QTEST_GUILESS_MAIN(ConversationSplitterTest)
#include "tst_conversationsplitter.moc"
