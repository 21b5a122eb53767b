#include "core/base/descriptors.h"

#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTest>

#include <algorithm>
#include <sys/resource.h>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class DescriptorsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void raisesTheSoftLimitOnly()
    {
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        const rlim_t low = 64;
        const rlimit lowered{.rlim_cur = low, .rlim_max = before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &lowered), 0);
        QCOMPARE(descriptorLimit(), 64);
        raiseDescriptorLimit();
        rlimit after{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &after), 0);
        QCOMPARE(after.rlim_max, before.rlim_max);
        QCOMPARE(after.rlim_cur, std::min<rlim_t>(before.rlim_max, 16384));
        QCOMPARE(descriptorLimit(), int(after.rlim_cur));
    }

    void countsWhatIsOpen()
    {
        const int before = openDescriptors(descriptorLimit());
        QTemporaryFile file;
        QVERIFY(file.open());
        QCOMPARE(openDescriptors(descriptorLimit()), before + 1);
        QCOMPARE(openDescriptors(3), 3); // standard input, output and errors
    }
};

QTEST_GUILESS_MAIN(DescriptorsTest)
#include "tst_descriptors.moc"
