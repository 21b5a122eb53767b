#include "core/base/error.h"

#include <QSet>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class ErrorTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyKindHasANameOfItsOwn()
    {
        QSet<QString> names;
        for (int i = 0; i <= int(Error::Kind::TooLarge); ++i) {
            const auto kind = Error::Kind(i);
            const QString name = errorKindName(kind);
            QVERIFY2(!name.isEmpty(), qPrintable(QString::number(i)));
            QVERIFY2(!names.contains(name), qPrintable(name));
            QCOMPARE(errorKindFromName(name), kind);
            names.insert(name);
        }
    }

    void doesNotGuessUnknownNames()
    {
        QVERIFY(!errorKindFromName(u"rate limited"));
        QVERIFY(!errorKindFromName(u"Tls"));
        QVERIFY(!errorKindFromName({}));
    }

    void writesWhatIsUnknownAsNull()
    {
        const QJsonObject json = toJson(Error{.kind = Error::Kind::Refused, .message = u"no"_s});
        QCOMPARE(json[u"kind"_s], QJsonValue(u"refused"_s));
        QVERIFY(json[u"http"_s].isNull());
        QVERIFY(json[u"retry_after_ms"_s].isNull());
    }
};

QTEST_GUILESS_MAIN(ErrorTest)
#include "tst_error.moc"
