#include "core/store/keyfile.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class KeyFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_directory = std::make_unique<QTemporaryDir>();
    }

    void keepsKeysOfAccountsAndServersApart()
    {
        QCOMPARE(file().read(m_entry).error().kind, Error::Kind::NoKey);
        QVERIFY(file().write(m_entry, Secret(Canary)));
        QVERIFY(file().write(m_other, Secret("sk-other")));
        QVERIFY(file().write(m_other, Secret("sk-other-2")));
        QCOMPARE(file().read(m_entry)->forHeader(), QByteArray(Canary));
        QCOMPARE(file().read(m_other)->forHeader(), "sk-other-2"_ba);
        const KeyEntry moved(Endpoint{.id = Account, .url = QUrl(u"https://evil.example/v1"_s)});
        QCOMPARE(file().read(moved).error().kind, Error::Kind::NoKey);
    }

    void isForItsOwnerOnly()
    {
        QVERIFY(file().write(m_entry, Secret(Canary)));
        QCOMPARE(mode(path()), 0600U);
        QCOMPARE(mode(QFileInfo(path()).absolutePath()), 0700U);
    }

    void goesWithItsLastKey()
    {
        QVERIFY(file().write(m_entry, Secret(Canary)));
        QVERIFY(file().write(m_other, Secret("sk-other")));
        QVERIFY(file().remove(m_entry));
        QVERIFY(file().remove(m_entry)); // nothing to do
        QCOMPARE(file().read(m_entry).error().kind, Error::Kind::NoKey);
        QVERIFY(file().read(m_other));
        QVERIFY(file().remove(m_other));
        QVERIFY(!QFileInfo::exists(path()));
        QVERIFY(file().remove(m_other));
    }

    void isRefusedWhenOthersMayReadIt_data()
    {
        QTest::addColumn<uint>("mode");
        QTest::newRow("group reads") << 0640U;
        QTest::newRow("all read") << 0604U;
        QTest::newRow("group writes") << 0620U;
        QTest::newRow("all run") << 0601U;
    }
    void isRefusedWhenOthersMayReadIt()
    {
        QFETCH(const uint, mode);
        QVERIFY(file().write(m_entry, Secret(Canary)));
        QCOMPARE(::chmod(QFile::encodeName(path()).constData(), mode), 0);
        isRefused(u"may be read or changed by others"_s);
    }

    void isRefusedWhenItCannotBeRead()
    {
        // Its owner's, for nobody else, and what is at its beginning cannot be read.
        const KeyFile unreadable(u"/proc/self/mem"_s);
        const QString problem = u"/proc/self/mem: "_s + qt_error_string(EIO);
        const Done written = unreadable.write(m_entry, Secret(Canary));
        const Done removed = unreadable.remove(m_entry);
        QCOMPARE(unreadable.read(m_entry).error().message, problem);
        QVERIFY(!written && !removed);
        QCOMPARE(written.error().message, problem);
        QCOMPARE(removed.error().message, problem);
    }

    void isRefusedWhenItIsALink()
    {
        QVERIFY(file().write(m_entry, Secret(Canary)));
        const QString target = m_directory->filePath(u"elsewhere"_s);
        QVERIFY(QFile::rename(path(), target));
        QVERIFY(QFile::link(target, path()));
        isRefused(u"is a symbolic link"_s);
    }

    void isRefusedWhenItIsNoFile()
    {
        QVERIFY(file().write(m_entry, Secret(Canary)));
        QVERIFY(QFile::remove(path()));
        QCOMPARE(::mkfifo(QFile::encodeName(path()).constData(), 0600), 0);
        isRefused(u"is not a regular file"_s);
    }

    void isRefusedWhenItBelongsToSomebodyElse()
    {
        if (geteuid() != 0)
            QSKIP("Only root can give a file away.");
        QVERIFY(file().write(m_entry, Secret(Canary)));
        QCOMPARE(::chown(QFile::encodeName(path()).constData(), 65534, 65534), 0);
        isRefused(u"belongs to somebody else"_s);
    }

    void isRefusedWhenItCannotBeUnderstood_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("broken") << QByteArray("{\"keys\": \"sk-canary-77\"");
        QTest::newRow("version") << QByteArray("{\"version\": 2, \"keys\": {}}");
        QTest::newRow("kind") << QByteArray("{\"version\": 1, \"keys\": \"sk-canary-77\"}");
        QTest::newRow("large") << QByteArray((1 << 20) + 1, ' ');
    }
    void isRefusedWhenItCannotBeUnderstood()
    {
        QFETCH(const QByteArray, bytes);
        QVERIFY(file().write(m_entry, Secret(Canary)));
        QFile broken(path());
        QVERIFY(broken.open(QIODevice::WriteOnly | QIODevice::Truncate));
        broken.write(bytes);
        broken.close();
        isRefused(path());
    }

    void aValueThatIsNoKeyIsNone()
    {
        QVERIFY(file().write(m_entry, Secret(Canary)));
        QFile changed(path());
        QVERIFY(changed.open(QIODevice::ReadWrite));
        const QByteArray bytes = changed.readAll().replace(Canary, "sk\\r\\nHost: evil");
        changed.resize(0);
        changed.seek(0);
        changed.write(bytes);
        changed.close();
        QCOMPARE(file().read(m_entry).error().kind, Error::Kind::NoKey);
    }

private:
    static constexpr auto Canary = "sk-canary-77aa01";
    const EndpointId Account = EndpointId::create();

    KeyFile file() const { return KeyFile(path()); }
    QString path() const { return m_directory->filePath(u"profile/keys.json"_s); }

    static uint mode(const QString &path)
    {
        struct stat status = {};
        return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777U
                                                                         : 0U;
    }

    /// Neither read nor written, and left as it is.
    void isRefused(const QString &why) const
    {
        struct stat before = {};
        QCOMPARE(::lstat(QFile::encodeName(path()).constData(), &before), 0);
        for (const Error &error : {file().read(m_entry).error(),
                                   file().write(m_entry, Secret("sk-new")).error(),
                                   file().remove(m_entry).error()}) {
            QCOMPARE(error.kind, Error::Kind::BadFile);
            QVERIFY2(error.message.startsWith(path()) && error.message.contains(why),
                     qPrintable(error.message));
            QVERIFY(!error.message.contains(u"canary"_s));
        }
        struct stat after = {};
        QCOMPARE(::lstat(QFile::encodeName(path()).constData(), &after), 0);
        QCOMPARE(after.st_ino, before.st_ino);
        QCOMPARE(after.st_mode, before.st_mode);
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    const KeyEntry m_entry{Endpoint{.id = Account, .url = QUrl(u"https://a.example/v1"_s)}};
    const KeyEntry m_other{
        Endpoint{.id = EndpointId::create(), .url = QUrl(u"https://a.example/v1"_s)}};
};

QTEST_GUILESS_MAIN(KeyFileTest)
#include "tst_keyfile.moc"
