#include "core/export/messages.h"
#include "tests/support/samplesession.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class MessagesTest : public QObject
{
    Q_OBJECT

private slots:
    void hasALineForEveryMemberThatSaidSomething()
    {
        const QList<QJsonObject> lines = read(sampleSession());

        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.at(0).value(u"member"_s).toString(), u"Strategist"_s);
        QCOMPARE(roles(lines.at(0)), (QStringList{u"system"_s, u"user"_s, u"assistant"_s}));
        QCOMPARE(lines.at(1).value(u"member"_s).toString(), u"Critic"_s);
        QCOMPARE(contents(lines.at(1)).last(), u"PostgreSQL."_s); // of the second attempt
        QCOMPARE(lines.at(2).value(u"status"_s).toString(), u"partial"_s);
    }

    void keepsEachMembersOwnThread()
    {
        Session session = sampleSession();
        Turn second = session.turns.at(0);
        second.question = {.text = u"And with 30 writers?"_s};
        second.answers.resize(1);
        second.answers[0].text = u"Then PostgreSQL, too."_s;
        session.turns.append(second);

        const QList<QJsonObject> lines = read(session);

        QCOMPARE(lines.size(), 3);
        QCOMPARE(contents(lines.at(0)),
                 (QStringList{u"You plan.\nBe brief."_s,
                              session.turns.at(0).question.text,
                              session.turns.at(0).answers.at(0).text,
                              u"And with 30 writers?"_s,
                              u"Then PostgreSQL, too."_s}));
        for (const QString &text : contents(lines.at(0)))
            QVERIFY(!text.contains(u"PostgreSQL."_s)); // what the Critic said
    }

    void writesNothingForNothing() { QCOMPARE(messagesJsonLines({}), QByteArray()); }

private:
    static QList<QJsonObject> read(const Session &session)
    {
        QList<QJsonObject> lines;
        for (const QByteArray &line : messagesJsonLines(session).split('\n')) {
            if (!line.isEmpty())
                lines.append(QJsonDocument::fromJson(line).object());
        }
        return lines;
    }

    static QStringList texts(const QJsonObject &line, const QString &key)
    {
        QStringList texts;
        const QJsonArray messages = line.value(u"messages"_s).toArray();
        for (const QJsonValue &message : messages)
            texts.append(message[key].toString());
        return texts;
    }

    static QStringList roles(const QJsonObject &line) { return texts(line, u"role"_s); }
    static QStringList contents(const QJsonObject &line) { return texts(line, u"content"_s); }
};

QTEST_GUILESS_MAIN(MessagesTest)
#include "tst_messages.moc"
