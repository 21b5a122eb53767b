#include "core/guide/guidechair.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class GuideChairTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void readsTheFencedAnswers()
    {
        const auto task = readGuideChairTask(
            u"You are the chair.\nQuestion: How long?\n\n<<<ANSWERS 4f1a\n"
            "[{\"label\":\"A\",\"text\":\"One\\n[2]\"},{\"label\":\"B\",\"text\":\"\"}]\n"
            "ANSWERS 4f1a>>>\nQuestion: not this one"_s);

        QVERIFY(task);
        QCOMPARE(task->question, u"How long?"_s);
        const QList<GuideChairTask::Answer> expected{{u"A"_s, u"One\n[2]"_s}, {u"B"_s, QString()}};
        QCOMPARE(task->answers, expected);
    }

    void skipsLinesThatAreNoAnswers()
    {
        const auto task =
            readGuideChairTask(u"<<<ANSWERS x\r\n[the answers follow]\r\n[1, 2]\r\n[]\r\n"
                               "[{\"label\":\"A\",\"text\":\"Yes\",\"more\":1}]\r\nANSWERS x>>>"_s);
        QVERIFY(task);
        QCOMPARE(task->answers.size(), 1);
        QCOMPARE(task->question, QString());
    }

    void aPlainQuestionIsNoTask_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::newRow("plain") << u"How do I export?"_s;
        QTest::newRow("no fence") << u"[{\"label\":\"A\",\"text\":\"Yes\"}]"_s;
        QTest::newRow("cut") << u"<<<ANSWERS x\n[{\"label\":\"A\",\"text\":\"Ye"_s;
        QTest::newRow("other objects") << u"<<<ANSWERS x\n[{\"name\":\"A\"}]\nANSWERS x>>>"_s;
    }
    void aPlainQuestionIsNoTask()
    {
        QFETCH(const QString, prompt);
        QVERIFY(!readGuideChairTask(prompt));
    }

    void separatesWhatIsSharedFromWhatOneSaid()
    {
        const QString text = guideSynthesis(
            {u"Which database suits a startup budget?"_s,
             {{u"A"_s, u"PostgreSQL suits most small teams. Backups need weekly restore drills."_s},
              {u"B"_s,
               u"1. For small teams PostgreSQL suits most needs.\n2. Managed hosting costs more."_s},
              {u"C"_s, u"> PostgreSQL suits small teams."_s},
              {u"D"_s, QString()}}});

        QCOMPARE(text,
                 u"### What the answers agree on\n\n"
                 "- PostgreSQL suits most small teams. [A] [B] [C]\n\n"
                 "### Only one member said\n\n"
                 "- Backups need weekly restore drills. [A]\n"
                 "- Managed hosting costs more. [B]\n\n"
                 "### What is missing\n\n"
                 "- Answer [D] is empty.\n"
                 "- No answer speaks of “database”, “startup”, “budget”."_s);
    }

    void saysWhenNothingIsShared()
    {
        const QString text =
            guideSynthesis({u"Tea or coffee?"_s,
                            {{u"A"_s, u"Green tea calms tired minds."_s},
                             {u"B"_s, u"Strong coffee wakes everybody up early."_s}}});
        QVERIFY(text.startsWith(u"The 2 answers have no statement in common."_s));
        QVERIFY(text.contains(u"Green tea calms tired minds. [A]"_s));
        QVERIFY(text.contains(u"Nothing obvious"_s));
    }

    void pointersToSourcesAreNoStatements()
    {
        const QString text =
            guideSynthesis({u"Export?"_s,
                            {{u"A"_s, u"As follows:\n\n— *Session files › Export page*"_s},
                             {u"B"_s, u"(*Session files › Export page*)"_s}}});
        QVERIFY2(!text.contains(u"Session files"_s), qPrintable(text));
    }

    void aSingleAnswerAgreesWithNobody()
    {
        const QString text = guideSynthesis({u"Tea?"_s, {{u"A"_s, u"Green tea calms minds."_s}}});
        QVERIFY2(text.startsWith(u"There is only one answer"_s), qPrintable(text));
        QVERIFY(text.contains(u"Green tea calms minds. [A]"_s));
    }

    void aFewSharedWordsAreNoAgreement()
    {
        const QString text = guideSynthesis(
            {u"Morning?"_s,
             {{u"A"_s, u"Ferries cross the cold northern strait every morning."_s},
              {u"B"_s, u"Every northern morning brings cold fog and silent harbours."_s}}});
        QVERIFY2(text.startsWith(u"The 2 answers have no statement in common."_s),
                 qPrintable(text));
    }

    void longAnswersStayQuick()
    {
        QJsonArray answers;
        for (char16_t label = u'A'; label < u'Z'; ++label)
            answers += QJsonObject{
                {u"label"_s, QString(QChar(label))},
                {u"text"_s, u"Every long answer says the same sentence again. "_s.repeated(3'000)}};
        const QByteArray json = QJsonDocument(answers).toJson(QJsonDocument::Compact);
        const auto task =
            readGuideChairTask(u"Question: Long?\n<<<ANSWERS x\n"_s + QString::fromUtf8(json));
        QVERIFY(task);
        const QString text = guideSynthesis(*task);
        QCOMPARE(text.count(u"says the same sentence"_s), 1);
    }
};

QTEST_GUILESS_MAIN(GuideChairTest)
#include "tst_guidechair.moc"
