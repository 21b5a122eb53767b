#include "core/council/councilfile.h"
#include "core/council/counciljson.h"
#include "core/council/presets.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class CouncilFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void readsWhatWasWritten()
    {
        write(councilFile(guideCouncil()));
        const Result<Council> read = readCouncilFile(path());
        QVERIFY(read);
        QCOMPARE(*read, guideCouncil());
    }

    void namesTheFileAtFault_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("fault");
        QTest::newRow("no JSON") << QByteArray("{\n\n,") << u": line 3: "_s;
        QTest::newRow("large") << QByteArray((16 << 20) + 1, ' ') << u": is larger than 16 MiB"_s;
    }
    void namesTheFileAtFault()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, fault);
        write(bytes);
        const Error error = readCouncilFile(path()).error();
        QCOMPARE(error.kind, Error::Kind::BadFile);
        QVERIFY2(error.message.startsWith(path() + fault), qPrintable(error.message));
    }

private:
    QString path() const { return m_directory.filePath(u"c.json"_s); }
    void write(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    const QTemporaryDir m_directory;
};

QTEST_GUILESS_MAIN(CouncilFileTest)
#include "tst_councilfile.moc"
