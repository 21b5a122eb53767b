#include "core/council/presets.h"
#include "ui/words/errorwords.h"

#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class ErrorWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyKindSaysWhatHappenedAndWhatToDo()
    {
        for (const Error::Kind kind : allKinds()) {
            const ErrorWords words = wordsFor({.kind = kind}, m_seat);
            const QByteArray utf8 = errorKindName(kind).toUtf8();
            const char *name = utf8.constData();
            QVERIFY2(words.whatHappened.endsWith(u'.'), name);
            QVERIFY2(words.whatToDo.endsWith(u'.'), name);
            QVERIFY2(!words.whatHappened.contains(u'%') && !words.whatToDo.contains(u'%'), name);
            QVERIFY2(words.detail.isEmpty(), name);
        }
    }

    void everyKindHasWordsOfItsOwn()
    {
        QHash<QString, QString> kinds;
        for (const Error::Kind kind : allKinds()) {
            const QString said = wordsFor({.kind = kind}, m_seat).whatHappened;
            QVERIFY2(!kinds.contains(said),
                     qPrintable(errorKindName(kind) + u" and "_s + kinds.value(said)));
            kinds.insert(said, errorKindName(kind));
        }
    }

    void aConnectionErrorNamesHostAndPort_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        using enum Error::Kind;
        for (const Error::Kind kind :
             {HostNotFound, Refused, ConnectTimeout, Unreachable, Tls, NoReply, Network})
            QTest::newRow(qPrintable(errorKindName(kind))) << kind;
    }
    void aConnectionErrorNamesHostAndPort()
    {
        QFETCH(const Error::Kind, kind);
        const QString said = wordsFor({.kind = kind}, m_seat).whatHappened;
        QVERIFY2(said.contains(u"127.0.0.1:1234"_s), qPrintable(said));
    }

    void theGuideIsNamedAsThat()
    {
        const Member guide = guideCouncil().members.constFirst();
        const QString said = wordsFor({.kind = Error::Kind::Refused}, guide).whatHappened;
        QVERIFY2(said.contains(u"built-in Guide"_s), qPrintable(said));
    }

    void aMissingModelNamesModelAndEndpoint()
    {
        const QString said = wordsFor({.kind = Error::Kind::NotFound}, m_seat).whatHappened;
        QVERIFY2(said.contains(u"LM Studio"_s) && said.contains(u"llama3"_s), qPrintable(said));
    }

    void aRateLimitSaysHowLong()
    {
        const Error limited{.kind = Error::Kind::RateLimited, .retryAfter = 4200ms};
        QVERIFY(wordsFor(limited, m_seat).whatToDo.contains(u"5"_s));
        QVERIFY(!wordsFor({.kind = Error::Kind::RateLimited}, m_seat).whatToDo.contains(u"0"_s));
    }

    void aLoadingModelIsNamed()
    {
        const ErrorWords words = wordsFor({.kind = Error::Kind::ModelLoading}, m_seat);
        QVERIFY(words.whatHappened.contains(u"LM Studio"_s));
        QVERIFY(words.whatHappened.contains(u"llama3"_s));
    }

    void anEndpointThatWasNotAskedCanBe()
    {
        const ErrorWords words = wordsFor({.kind = Error::Kind::Unreachable}, m_seat);
        QVERIFY2(words.whatHappened.contains(u"not asked"_s), qPrintable(words.whatHappened));
        QVERIFY2(words.whatToDo.contains(u"Retry"_s), qPrintable(words.whatToDo));
    }

    void aSecondBillIsNeverHidden()
    {
        for (const Error::Kind kind : {Error::Kind::NoReply, Error::Kind::FirstByteTimeout})
            QVERIFY(wordsFor({.kind = kind}, m_seat).whatToDo.contains(u"billed"_s));
    }

    void hostileTextsAreOnePlainLine()
    {
        const QString hostile =
            u"<b>bold</b>\r\n\x1b[31mred\u202eesrever\u0085 "_s + QString(9000, u'x');
        Member seat = m_seat;
        seat.model = hostile;
        seat.endpoint.name = hostile;
        for (const Error::Kind kind : allKinds()) {
            const ErrorWords words = wordsFor({.kind = kind, .message = hostile}, seat);
            for (const QString &text : {words.whatHappened, words.whatToDo, words.detail}) {
                QVERIFY2(text.size() < 500, qPrintable(errorKindName(kind)));
                for (const QChar c : text)
                    QVERIFY2(c.isPrint() || c == u' ', qPrintable(errorKindName(kind)));
                QVERIFY(!text.contains(u'\u202e'));
            }
        }
        QVERIFY(wordsFor({.message = hostile}, seat).detail.startsWith(u"<b>bold</b> "_s));
    }

private:
    static QList<Error::Kind> allKinds()
    {
        QList<Error::Kind> kinds;
        for (int kind = 0; kind <= int(Error::Kind::TooLarge); ++kind)
            kinds.append(Error::Kind(kind));
        return kinds;
    }

    const Member m_seat{
        .name = u"Critic"_s,
        .endpoint = {.name = u"LM Studio"_s, .url = QUrl(u"http://127.0.0.1:1234/v1"_s)},
        .model = u"llama3"_s};
};

QTEST_APPLESS_MAIN(ErrorWordsTest)
#include "tst_errorwords.moc"
