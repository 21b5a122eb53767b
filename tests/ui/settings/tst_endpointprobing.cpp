#include "core/base/systemclock.h"
#include "core/net/networktransport.h"
#include "tests/support/accessibility.h"
#include "tests/support/fakeserver.h"
#include "ui/settings/endpointeditor.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class EndpointProbingTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        // The offscreen platform warns whenever a window is shown; everything else is a failure.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QLocale::setDefault(QLocale::c());
        m_server = std::make_unique<FakeServer>();
        QVERIFY(m_server->listen());
        m_keptReached = {};
        m_isKeyLate = false;
    }
    void cleanup() { m_editor.reset(); }

    void saysThatAllIsWell()
    {
        ServerKind kind = serverKind("vllm");
        kind.key = u"sk-good-0123456789"_s;
        m_server->setKind(kind);
        EndpointDraft draft = draftAt(m_server->url());
        draft.keySource = KeySource::Memory;
        draft.typedKey = Secret("sk-good-0123456789"); // typed, and not saved anywhere
        draft.model = u"Qwen/Qwen3-32B"_s;
        open(draft);
        test();

        QVERIFY2(words().startsWith(u"✓ The server replied within "_s), qPrintable(words()));
        QVERIFY(words().contains(u"✓ The key is accepted."_s));
        QVERIFY(words().contains(u"✓ It has 1 model."_s));
        QVERIFY(words().contains(u"✓ “Qwen/Qwen3-32B” is among them."_s));
        QCOMPARE(button()->text(), u"&Test"_s);
        QCOMPARE(button()->accessibleDescription(), words());
        QVERIFY(fixes().isEmpty());
    }

    void saysThatTheKeyIsNotAccepted()
    {
        ServerKind kind = serverKind("vllm");
        kind.key = u"sk-good-0123456789"_s;
        m_server->setKind(kind);
        open(draftAt(m_server->url()));
        test();
        QVERIFY2(words().contains(u"⚠ The server wants another key"_s), qPrintable(words()));
    }

    void saysThatNobodyIsThere()
    {
        const QUrl url = m_server->url();
        m_server.reset();
        open(draftAt(url));
        test();
        QVERIFY2(words().startsWith(u"⚠ Nothing is listening at 127.0.0.1:"_s),
                 qPrintable(words()));
    }

    void namesSimilarModels()
    {
        m_server->setKind(serverKind("vllm"));
        EndpointDraft draft = draftAt(m_server->url());
        draft.model = u"qwen3-32b"_s;
        open(draft);
        test();
        QVERIFY2(words().contains(u"⚠ “qwen3-32b”, which a council asks, is not among them. "
                                  "Similar: “Qwen/Qwen3-32B”."_s),
                 qPrintable(words()));
        auto *copy = find<QPushButton>(u"copyModel"_s);
        QVERIFY(copy);
        QCOMPARE(copy->text(), u"Copy “Qwen/Qwen3-32B”"_s);
        copy->click();
        QCOMPARE(QApplication::clipboard()->text(), u"Qwen/Qwen3-32B"_s);
        QVERIFY(copy->text().startsWith(u"Copied"_s));
    }

    void anotherPathIsOneClickAway()
    {
        m_server->setKind(serverKind("vllm"));
        const QUrl right = m_server->url();
        open(draftAt(right.resolved(QUrl(u"/api"_s))));
        test();
        QVERIFY2(fixes().size() == 1, qPrintable(words()));
        QVERIFY(words().endsWith(u"⚠ There is no list of models at this address."_s));
        QVERIFY2(!words().contains(u"key"_s), qPrintable(words())); // there is none
        QCOMPARE(fixes().constFirst()->text(), u"Use "_s + right.toString());

        fixes().constFirst()->click();
        QCOMPARE(m_editor->drafts().constFirst().endpoint.url, right);
        QCOMPARE(find<QLineEdit>(u"address"_s)->text(), right.toString());
        QTRY_VERIFY2(words().contains(u"✓ It has 1 model."_s), qPrintable(words()));
        QVERIFY(fixes().isEmpty());
    }

    void anotherSchemeIsOneClickAway()
    {
        m_server->setKind(serverKind("vllm"));
        QUrl wrong = m_server->url();
        wrong.setScheme(u"https"_s);
        open(draftAt(wrong));
        test();
        QCOMPARE(fixes().size(), 1);
        fixes().constFirst()->click();
        QTRY_VERIFY2(words().contains(u"✓ It has 1 model."_s), qPrintable(words()));
    }

    void anEditEndsTheTest()
    {
        m_server->setKind(serverKind("silent"));
        open(draftAt(m_server->url()));
        button()->click();
        QCOMPARE(words(), u"Testing…"_s);
        QCOMPARE(button()->text(), u"S&top the test"_s);
        QTRY_COMPARE(m_server->openConnections(), 1);

        auto *name = find<QLineEdit>(u"endpointName"_s);
        name->setFocus();
        QTest::keyClicks(name, u"x"_s);
        QVERIFY(words().isEmpty());
        QCOMPARE(button()->text(), u"&Test"_s);
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void theButtonEndsTheTest()
    {
        m_server->setKind(serverKind("silent"));
        open(draftAt(m_server->url()));
        button()->click();
        QTRY_COMPARE(m_server->openConnections(), 1);
        button()->click();
        QVERIFY(words().isEmpty());
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void closingTheDialogEndsTheTest()
    {
        m_server->setKind(serverKind("silent"));
        open(draftAt(m_server->url()));
        button()->click();
        QTRY_COMPARE(m_server->openConnections(), 1);
        m_editor.reset();
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void aKeyThatComesTooLateIsNotUsed()
    {
        m_isKeyLate = true;
        open(draftAt(m_server->url()));
        button()->click();
        const RunEnvironment::Reached first = m_keptReached;
        button()->click();
        first(EndpointAccess{m_server->url(), {}});
        QVERIFY(words().isEmpty());
        button()->click();
        const RunEnvironment::Reached second = m_keptReached;
        m_editor.reset();
        second(EndpointAccess{m_server->url(), {}});
        QCOMPARE(m_server->accepted(), 0);
    }

    void aKeyThatCannotBeHadIsSaid()
    {
        m_isKeyLate = true;
        open(draftAt(m_server->url()));
        button()->click();
        m_keptReached(Error{.kind = Error::Kind::KeyRingLocked});
        QVERIFY2(words().startsWith(u"⚠ The key ring is locked"_s), qPrintable(words()));
        QCOMPARE(button()->text(), u"&Test"_s);
    }

    void findsLocalServers()
    {
        m_server->setKind(serverKind("vllm"));
        open(draftAt(QUrl(u"https://a.example/v1"_s)));
        search();
        QCOMPARE(searchWords(), u"Found on this machine:"_s);
        auto *found = find<QPushButton>(u"foundServer"_s);
        QCOMPARE(found->text(), u"vLLM at port %1: 1 model"_s.arg(m_server->url().port()));
        QCOMPARE(found->accessibleName(), u"Add "_s + found->text());
        QCOMPARE(sharedMnemonics(*m_editor).join(u' '), QString());
        found->click();
        QCOMPARE(m_editor->drafts().size(), 2);
        const Endpoint endpoint = m_editor->drafts().constLast().endpoint;
        QCOMPARE(endpoint.name, u"vLLM"_s);
        QCOMPARE(endpoint.url.port(), m_server->url().port());
        QVERIFY(!endpoint.id.isNull());
        QCOMPARE(find<QListWidget>(u"endpoints"_s)->currentRow(), 1);

        find<QListWidget>(u"endpoints"_s)->setCurrentRow(0);
        found->click(); // it is there already
        QCOMPARE(m_editor->drafts().size(), 2);
        QCOMPARE(find<QListWidget>(u"endpoints"_s)->currentRow(), 1);
    }

    void saysThatNoServerWasFound()
    {
        m_server->setKind(serverKind("page"));
        open(draftAt(QUrl(u"https://a.example/v1"_s)));
        search();
        QVERIFY2(searchWords().startsWith(u"No server was found."_s), qPrintable(searchWords()));
        QVERIFY(!find<QPushButton>(u"foundServer"_s));
    }

    void closingTheDialogEndsTheSearch()
    {
        m_server->setKind(serverKind("silent"));
        open(draftAt(QUrl(u"https://a.example/v1"_s)));
        find<QPushButton>(u"findServers"_s)->click();
        QTRY_COMPARE(m_server->openConnections(), 1);
        m_editor.reset();
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void whatIsNotUsableIsNotTested()
    {
        open(draftAt(QUrl(u"ftp://a.example"_s)));
        QVERIFY(!button()->isEnabled());
    }

    void everythingHasANameAndAMnemonicOfItsOwn()
    {
        m_server->setKind(serverKind("vllm"));
        open(draftAt(m_server->url().resolved(QUrl(u"/api"_s))));
        test();
        QVERIFY(!fixes().isEmpty());
        QCOMPARE(namelessWidgets(*m_editor).join(u' '), QString());
        QCOMPARE(sharedMnemonics(*m_editor).join(u' '), QString());
    }

private:
    static EndpointDraft draftAt(const QUrl &url)
    {
        return {.endpoint = {.id = EndpointId::create(), .name = u"Mine"_s, .url = url}};
    }

    void open(const EndpointDraft &draft)
    {
        const ServerAccess servers{
            .transport = m_transport,
            .clock = m_clock,
            .draftAccess =
                [this](const EndpointDraft &asked, const RunEnvironment::Reached &reached) {
                    m_keptReached = reached;
                    if (!m_isKeyLate)
                        reached(
                            EndpointAccess{asked.endpoint.url, asked.typedKey.value_or(Secret())});
                },
            .ports = {static_cast<quint16>(m_server ? m_server->url().port() : 9)}};
        m_editor = std::make_unique<EndpointEditor>(QList{draft}, servers);
        m_editor->show();
    }
    void test()
    {
        button()->click();
        QCOMPARE(words(), u"Testing…"_s);
        QTRY_VERIFY_WITH_TIMEOUT(words() != u"Testing…"_s, 20'000);
    }

    void search()
    {
        find<QPushButton>(u"findServers"_s)->click();
        QCOMPARE(searchWords(), u"Looking…"_s);
        QTRY_VERIFY(searchWords() != u"Looking…"_s);
    }
    QString searchWords() const { return find<QLabel>(u"searchWords"_s)->text(); }

    template<typename Widget>
    Widget *find(const QString &name) const
    {
        return m_editor->findChild<Widget *>(name);
    }
    QPushButton *button() const { return find<QPushButton>(u"testEndpoint"_s); }
    QString words() const { return find<QLabel>(u"testWords"_s)->text(); }
    QList<QPushButton *> fixes() const
    {
        QList<QPushButton *> shown = m_editor->findChildren<QPushButton *>(u"useAddress"_s);
        shown.removeIf([](const QPushButton *fix) { return !fix->isVisible(); });
        return shown;
    }

    SystemClock m_clock;
    NetworkTransport m_transport{m_clock};
    std::unique_ptr<FakeServer> m_server;
    RunEnvironment::Reached m_keptReached;
    bool m_isKeyLate = false;
    std::unique_ptr<EndpointEditor> m_editor;
};

QTEST_MAIN(EndpointProbingTest)
#include "tst_endpointprobing.moc"
