#include "app/endpointdrafts.h"
#include "core/base/systemclock.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class EndpointDraftsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void aTypedKeyIsUsedBeforeItIsSaved()
    {
        EndpointDraft draft = kept();
        draft.typedKey = Secret("sk-typed");
        QCOMPARE(keyFor(draft), "sk-typed"_ba);
        QCOMPARE(m_keys.atHand(draft.endpoint).forHeader(), "sk-kept"_ba);
    }

    void aKeptKeyIsUsedWhereverItIsToBeMoved()
    {
        EndpointDraft draft = kept();
        QCOMPARE(keyFor(draft), "sk-kept"_ba);
        draft.keySource = KeySource::File;
        QCOMPARE(keyFor(draft), "sk-kept"_ba);
        draft.keySource = KeySource::None;
        QCOMPARE(keyFor(draft), QByteArray());
    }

    void aKeptKeyDoesNotGoToAnotherServer()
    {
        EndpointDraft draft = kept();
        draft.endpoint.url = QUrl(u"https://elsewhere.example/v1"_s);
        QCOMPARE(keyFor(draft), QByteArray());
    }

    void aDraftKnowsAModelThatIsAskedThere()
    {
        const Endpoint endpoint = kept().endpoint;
        Settings settings;
        settings.endpoints = {{.endpoint = endpoint, .keySource = KeySource::Memory}};
        Council council;
        council.id = CouncilId::create();
        council.name = u"Mine"_s;
        council.members = {{.id = MemberId::create(), .endpoint = endpoint, .model = u"llama"_s}};
        settings.councils = {council};
        const EndpointDraft draft = draftsOf(settings, m_keys).constFirst();
        QCOMPARE(draft.model, u"llama"_s);
        QCOMPARE(draft.usedBy, QStringList{u"Mine"_s});
        QVERIFY(draft.keyAtHand);
    }

private:
    EndpointDraft kept()
    {
        EndpointDraft draft{
            .endpoint = {.id = m_id, .name = u"Mine"_s, .url = QUrl(u"https://a.example/v1"_s)},
            .keySource = KeySource::Memory};
        m_keys.keep(accountOf(draft), Secret("sk-kept"), [](const Done &) {});
        return draft;
    }
    QByteArray keyFor(const EndpointDraft &draft)
    {
        QByteArray got;
        accessDraft(m_keys, draft, [&got](const Result<EndpointAccess> &access) {
            got = access ? access->key.forHeader() : QByteArray();
        });
        return got;
    }

    const EndpointId m_id = EndpointId::create();
    QTemporaryDir m_profile;
    SystemClock m_clock;
    KeyStore m_keys{m_clock, m_profile.filePath(u"keys.json"_s)};
};

QTEST_MAIN(EndpointDraftsTest)
#include "tst_endpointdrafts.moc"
