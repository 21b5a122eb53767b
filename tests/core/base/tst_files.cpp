#include "core/base/files.h"
#include "tests/support/readonlydirectory.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

/// While it lives, no file of this process can grow beyond `bytes`.
class SmallDisk final
{
public:
    explicit SmallDisk(rlim_t bytes)
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    ~SmallDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int) = std::signal(SIGXFSZ, SIG_IGN); ///< Or writing would end us.
};

} // namespace

class FilesTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
    }

    void knowsWhereFilesCanBeMade()
    {
        const QString inner = m_directory->filePath(u"inner"_s);
        QVERIFY(!canChangeFilesIn(inner)); // there is none
        QVERIFY(QDir().mkpath(inner));
        QVERIFY(canChangeFilesIn(inner));
        {
            const ReadOnlyDirectory readOnly(inner);
            QVERIFY(readOnly.isReadOnly());
            QVERIFY(!canChangeFilesIn(inner));
        }
        QVERIFY(canChangeFilesIn(inner));
    }

    void readsWhatWasSaved()
    {
        const QByteArray bytes("a\0b\r\n\xff", 6);
        QVERIFY(saveFile(file(), bytes));
        QCOMPARE(*readFile(file(), 6), bytes);
    }

    void refusesWhatIsTooLarge()
    {
        QVERIFY(saveFile(file(), QByteArray(3 << 20, 'x')));
        QCOMPARE(readFile(file(), 2 << 20).error().message, file() + u": is larger than 2 MiB"_s);
    }

    void leavesPipesAndDirectoriesAlone()
    {
        QCOMPARE(mkfifo(QFile::encodeName(file()).constData(), 0600), 0);
        for (const QString &path : {file(), m_directory->path()}) {
            const QString expected = path + u": is not a regular file"_s;
            QCOMPARE(readFile(path, 10).error().message, expected);
            QCOMPARE(saveFile(path, "x").error().message, expected);
        }
    }

    void aFullDiskLeavesWhatWasThere()
    {
        QVERIFY(saveFile(file(), "old"));
        const SmallDisk smallDisk(1000);

        const Done done = saveFile(file(), QByteArray(1 << 20, 'x'));

        QVERIFY(!done);
        QCOMPARE(done.error().kind, Error::Kind::BadFile);
        QVERIFY(done.error().message.startsWith(file() + u": "_s));
        QCOMPARE(*readFile(file(), 10), "old"_ba);
    }

    void leavesNoTemporaryFiles()
    {
        QVERIFY(saveFile(file(), "one"));
        QVERIFY(!saveFile(m_directory->path(), "two"));
        QCOMPARE(QDir(m_directory->path()).entryList(QDir::Files | QDir::Hidden),
                 QStringList{u"file"_s});
    }

    void keepsThePathInMessagesHarmless()
    {
        const Error error = fileError(u"a\n\x1b[31m%1"_s, u"is %1"_s);
        QCOMPARE(error.message, u"a \u241B[31m%1: is %1"_s);
    }

private:
    QString file() const { return m_directory->filePath(u"file"_s); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(FilesTest)
#include "tst_files.moc"
