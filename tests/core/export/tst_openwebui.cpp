#include "core/export/openwebui.h"
#include "tests/support/samplesession.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class OpenWebUiTest : public QObject
{
    Q_OBJECT

private slots:
    void isATreeWithAllAnswersUnderTheirQuestion()
    {
        Session session = sampleSession();
        Turn second = session.turns.at(0);
        second.id = TurnId::create();
        second.synthesis.reset();
        session.turns.append(second);

        const QJsonObject chat = read(session);
        const QJsonObject messages = chat[u"history"_s][u"messages"_s].toObject();

        QCOMPARE(messages.size(), 2 * (1 + 5));
        checkLinks(messages);
        const QJsonObject first = messages.value(session.turns.at(0).id.toString()).toObject();
        QVERIFY(first.value(u"parentId"_s).isNull());
        QCOMPARE(first.value(u"childrenIds"_s).toArray().size(), 5);
        const QString current = chat[u"history"_s][u"currentId"_s].toString();
        QCOMPARE(messages.value(current)[u"content"_s].toString(), u"PostgreSQL."_s);
        QCOMPARE(chat.value(u"messages"_s).toArray().size(), 4); // question, answer, and again
    }

    void hasTheSynthesisAsTheMergedResponse()
    {
        const QJsonObject chat = read(sampleSession());
        const QJsonValue merged =
            chat.value(u"messages"_s).toArray().last().toObject().value(u"merged"_s);

        QCOMPARE(merged[u"status"_s].toBool(), true);
        QCOMPARE(merged[u"content"_s].toString(), u"## Consensus\n\nWAL."_s);
    }

    void saysWhatFailed()
    {
        const QJsonObject messages = read(sampleSession())[u"history"_s][u"messages"_s].toObject();
        QStringList errors;
        for (const QJsonValue &message : messages) {
            const QString error = message[u"error"_s][u"content"_s].toString();
            if (!error.isEmpty())
                errors.append(error.section(u' ', 0, 0));
        }
        errors.sort();
        QCOMPARE(errors, (QStringList{u"cancelled"_s, u"failed"_s, u"partial"_s}));
    }

    void isTheSameEveryTime()
    {
        QCOMPARE(openWebUiChats(sampleSession()), openWebUiChats(sampleSession()));
    }

private:
    static QJsonObject read(const Session &session)
    {
        const QJsonArray chats = QJsonDocument::fromJson(openWebUiChats(session)).array();
        return chats.size() == 1 ? chats.at(0)[u"chat"_s].toObject() : QJsonObject();
    }

    /// Every message is its parent's child, and its children's parent.
    static void checkLinks(const QJsonObject &messages)
    {
        for (const QJsonValue &message : messages) {
            const QString parent = message[u"parentId"_s].toString();
            if (!parent.isEmpty()) {
                QVERIFY(
                    messages.value(parent)[u"childrenIds"_s].toArray().contains(message[u"id"_s]));
            }
            const QJsonArray children = message[u"childrenIds"_s].toArray();
            for (const QJsonValue &child : children)
                QCOMPARE(messages.value(child.toString())[u"parentId"_s], message[u"id"_s]);
        }
    }
};

QTEST_GUILESS_MAIN(OpenWebUiTest)
#include "tst_openwebui.moc"
