#include "core/dialects/unsentparameters.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class UnsentParametersTest : public QObject
{
    Q_OBJECT

private slots:
    void eachDialectSaysWhatItHasNoPlaceFor_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<QString>("unsent");
        QTest::newRow("openai") << u"openai"_s << QString();
        QTest::newRow("responses") << u"responses"_s << u"seed stop"_s;
        QTest::newRow("anthropic") << u"anthropic"_s << u"seed"_s;
        QTest::newRow("gemini") << u"gemini"_s << QString();
        QTest::newRow("ollama") << u"ollama"_s << QString();
        QTest::newRow("unknown") << u"smoke signals"_s << QString();
    }
    void eachDialectSaysWhatItHasNoPlaceFor()
    {
        QFETCH(const QString, dialect);
        QFETCH(const QString, unsent);
        const Endpoint endpoint{.dialect = dialect, .url = QUrl(u"https://a.example/v1"_s)};
        QStringList names;
        for (const Parameter parameter : unsentParameters(endpoint, u"m"_s))
            names += parameter == Parameter::Seed   ? u"seed"_s
                     : parameter == Parameter::Stop ? u"stop"_s
                                                    : u"other"_s;
        QCOMPARE(names.join(u' '), unsent);
    }
};

QTEST_GUILESS_MAIN(UnsentParametersTest)
#include "tst_unsentparameters.moc"
