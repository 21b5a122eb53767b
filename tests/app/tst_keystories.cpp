#include "app/askcommand.h"
#include "tests/app/storycontext.h"
#include "tests/support/secretservice.h"
#include "tests/support/silentservice.h"
#include "ui/settings/endpointeditor.h"

#include <QDialogButtonBox>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QListWidget>
#include <QProcess>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QStatusBar>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// What people do with their keys: the whole program, a server that is given them, and a key ring
/// of the test's own, or none.
class KeyStories : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(m_bus.isRunning(), "there is no dbus-daemon here");
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.address().toUtf8());
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_ringFiles = std::make_unique<QTemporaryDir>();
        m_story = std::make_unique<StoryContext>();
        QVERIFY(m_story->server.listen());
        haveCouncilWithEndpoint();
    }
    void cleanup()
    {
        if (m_story->isOpen())
            m_story->closeProgram();
        m_story.reset();
        m_ring.reset();
    }

    void aKeyInTheKeyRingIsThereTheNextTime()
    {
        if (!SecretService::isInstalled())
            QSKIP("There is no gnome-keyring-daemon here.");
        startKeyRing();
        m_story->openProgram();
        enterKey(u"keyInRing"_s);
        QTRY_VERIFY2(m_story->windowWords().contains(u"is saved in the key ring"_s) ||
                         statusBar().contains(u"is saved in the key ring"_s),
                     qPrintable(m_story->windowWords()));
        m_story->closeProgram();
        QCOMPARE(savedSource(), KeySource::KeyRing);

        m_story->openProgram();
        QCOMPARE(keyStateInEditor(), u"✓ Saved in the key ring."_s);
        m_story->ask(u"Why?"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        QCOMPARE(m_story->stateOf(u"alpha"_s), u"complete"_s);
        QCOMPARE(m_story->server.arrivals().constFirst().header("authorization"), bearer());
        QCOMPARE(askInATerminal(), int(AskCommand::AllComplete));
        QCOMPARE(m_story->server.arrivals().constLast().header("authorization"), bearer());
        m_story->closeProgram();
        QCOMPARE(filesWithTheKey(), QStringList());
    }

    void aForgottenKeyIsGone()
    {
        if (!SecretService::isInstalled())
            QSKIP("There is no gnome-keyring-daemon here.");
        startKeyRing();
        m_story->openProgram();
        enterKey(u"keyInRing"_s);
        QTRY_VERIFY(statusBar().contains(u"is saved in the key ring"_s));
        inEditor([](EndpointEditor &editor) {
            editor.findChild<QPushButton *>(u"forgetKey"_s)->click();
        });
        QCOMPARE(savedSource(), KeySource::None);
        enterSource(u"keyInRing"_s); // nothing is typed, and nothing is kept: OK stays grey
        QCOMPARE(savedSource(), KeySource::None);
        m_story->ask(u"Why?"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        QCOMPARE(m_story->server.arrivals().constFirst().header("authorization"), QByteArray());
    }

    void withoutAKeyRingAKeyIsKeptInMemory()
    {
        m_story->openProgram();
        enterKey(u"keyInRing"_s);
        QTRY_VERIFY2(m_story->windowWords().contains(
                         u"could not be saved; it is kept in memory until you quit"_s),
                     qPrintable(m_story->windowWords()));
        QVERIFY(!m_story->windowWords().contains(QLatin1StringView(Canary)));
        QCOMPARE(savedSource(), KeySource::Memory);
        m_story->ask(u"Why?"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        QCOMPARE(m_story->server.arrivals().constFirst().header("authorization"), bearer());
        m_story->closeProgram();
        QCOMPARE(filesWithTheKey(), QStringList());

        m_story->openProgram();
        m_story->ask(u"Why?"_s);
        QTRY_VERIFY(!m_story->session().isRunning());
        QVERIFY2(m_story->wordsOf(u"alpha"_s).contains(u"There is no key for Mine"_s),
                 qPrintable(m_story->wordsOf(u"alpha"_s)));
    }

    void aKeyInTheFileIsForItsOwnerOnly()
    {
        m_story->openProgram();
        enterKey(u"keyInFile"_s);
        m_story->closeProgram();
        const QString file = m_story->profile.filePath(u"keys.json"_s);
        QCOMPARE(filesWithTheKey(), QStringList{file}); // there and nowhere else
        QCOMPARE(askInATerminal(), int(AskCommand::AllComplete));
        QCOMPARE(m_story->server.arrivals().constFirst().header("authorization"), bearer());

        QVERIFY(QFile::setPermissions(file, QFile::permissions(file) | QFile::ReadOther));
        QCOMPARE(askInATerminal(), int(AskCommand::NoAnswer));
        QVERIFY2(m_said.contains(u"may be read or changed by others"_s), qPrintable(m_said));
        QVERIFY(!m_said.contains(QLatin1StringView(Canary)));
    }

    void aKeyRingThatDoesNotAnswerKeepsOnlyItsOwnMembersWaiting()
    {
        SilentService silent(m_bus);
        m_settings.endpoints[0].keySource = KeySource::KeyRing;
        FakeServer other;
        QVERIFY(other.listen());
        m_settings.councils[0].members.append(seatFor(u"beta"_s, other.url(), u"beta-tagy"_s));
        save();
        m_story->openProgram();
        m_story->ask(u"Why?"_s);
        QTRY_COMPARE(m_story->stateOf(u"beta"_s), u"complete"_s);
        QTRY_COMPARE(m_story->stateOf(u"alpha"_s), u"waiting for its key"_s);
        // And whoever does not want to wait need not, not even when quitting
        QElapsedTimer clock;
        clock.start();
        m_story->closeProgram();
        QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
        silent.refuse();
    }

    void aTerminalWaitsTenSecondsForTheKeyRing()
    {
        const SilentService silent(m_bus);
        m_settings.endpoints[0].keySource = KeySource::KeyRing;
        save();
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(askInATerminal(), int(AskCommand::NoAnswer));
        QVERIFY2(clock.elapsed() >= 10'000 && clock.elapsed() < 20'000,
                 qPrintable(QString::number(clock.elapsed())));
        QVERIFY2(m_said.contains(u"alpha: waits for the key ring"_s), qPrintable(m_said));
        QVERIFY2(m_said.contains(u"The key ring did not answer in time."_s), qPrintable(m_said));
        QVERIFY(m_story->server.arrivals().isEmpty());
    }

private:
    static constexpr auto Canary = "sk-canary-91c3f0e2aa";
    static QByteArray bearer() { return QByteArray("Bearer ") + Canary; }

    void startKeyRing()
    {
        m_ring = std::make_unique<SecretService>(m_bus, m_ringFiles->path());
        QVERIFY(m_ring->isRunning());
    }

    /// A council of one, without a chair, at an endpoint that the user has set up.
    void haveCouncilWithEndpoint()
    {
        Council council = councilOf(m_story->server.url(), {u"alpha-tagx"_s});
        council.members[0].name = u"alpha"_s;
        council.members[0].endpoint.name = u"Mine"_s;
        m_settings = {};
        m_settings.endpoints = {{.endpoint = council.members[0].endpoint}};
        m_settings.councils = {council};
        m_settings.council = council.id;
        save();
    }
    void save() const { saveSettings(m_settings, m_story->profile.path()).value(); }
    KeySource savedSource() const
    {
        return loadSettings(m_story->profile.path())->endpoints.constFirst().keySource;
    }

    /// Opens the endpoints, does `act` and takes it over.
    void inEditor(const std::function<void(EndpointEditor &)> &act)
    {
        m_story->inDialog<EndpointEditor>([act](EndpointEditor &editor) {
            act(editor);
            auto *buttons = editor.findChild<QDialogButtonBox *>();
            QPushButton *ok = buttons->button(QDialogButtonBox::Ok);
            (ok->isEnabled() ? ok : buttons->button(QDialogButtonBox::Cancel))->click();
        });
        m_story->actions().editEndpoints->trigger();
    }
    void enterSource(const QString &source)
    {
        inEditor([source](EndpointEditor &editor) {
            editor.findChild<QRadioButton *>(source)->click();
        });
    }
    void enterKey(const QString &source)
    {
        inEditor([source](EndpointEditor &editor) {
            editor.findChild<QRadioButton *>(source)->click();
            QTest::keyClicks(editor.findChild<QLineEdit *>(u"key"_s), QLatin1StringView(Canary));
        });
    }
    QString keyStateInEditor()
    {
        QString state;
        inEditor([&state](EndpointEditor &editor) {
            state = editor.findChild<QLineEdit *>(u"key"_s)->text() +
                    editor.findChild<QLabel *>(u"keyState"_s)->text();
        });
        return state;
    }
    QString statusBar() const { return m_story->window().statusBar()->currentMessage(); }

    /// The exit status of `conclave ask`, a process of its own; m_said is all that it says.
    int askInATerminal()
    {
        QProcess program;
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.start(QStringLiteral(CONCLAVE),
                      {u"ask"_s, u"--profile"_s, m_story->profile.path(), u"Why?"_s});
        const bool hasEnded =
            QTest::qWaitFor([&program] { return program.state() == QProcess::NotRunning; }, 30'000);
        m_said = QString::fromUtf8(program.readAll());
        return hasEnded && program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1;
    }

    /// Of all that were written.
    QStringList filesWithTheKey() const
    {
        QStringList found;
        for (const QString &directory : {m_story->profile.path(), m_ringFiles->path()}) {
            QDirIterator files(directory, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                if (file.open(QIODevice::ReadOnly) && file.readAll().contains(Canary))
                    found += file.fileName();
            }
        }
        return found;
    }

    PrivateBus m_bus;
    std::unique_ptr<QTemporaryDir> m_ringFiles;
    std::unique_ptr<SecretService> m_ring;
    std::unique_ptr<StoryContext> m_story;
    Settings m_settings;
    QString m_said;
};

QTEST_MAIN(KeyStories)
#include "tst_keystories.moc"
