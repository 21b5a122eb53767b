#include "core/prices/tokenestimate.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class TokenEstimateTest : public QObject
{
    Q_OBJECT

private slots:
    void countsByScript()
    {
        QCOMPARE(estimatedTokens({}), 0);
        QCOMPARE(estimatedTokens(u"a"), 1);
        QCOMPARE(estimatedTokens(u"abcd"), 1);
        QCOMPARE(estimatedTokens(u"abcde"), 2);
        QCOMPARE(estimatedTokens(u"例えば"), 3);
        QCOMPARE(estimatedTokens(u"안녕"), 2);
        QCOMPARE(estimatedTokens(u"café für alle, bitte"), 5);
    }
};

QTEST_GUILESS_MAIN(TokenEstimateTest)
#include "tst_tokenestimate.moc"
