#include "core/base/unknowntime.h"
#include "core/export/csv.h"
#include "core/export/html.h"
#include "core/export/markdown.h"
#include "tests/support/samplesession.h"

#include <QFile>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class MarkdownTest : public QObject
{
    Q_OBJECT

private slots:
    void hasReasoningOnlyWhenItIsWanted()
    {
        const QString reasoning = u"> [!quote]- Reasoning\n> Three writers are few.\n"_s;

        QVERIFY(!QString::fromUtf8(markdown(sampleSession())).contains(u"Three writers"_s));
        QVERIFY(
            QString::fromUtf8(markdown(sampleSession(), {.reasoning = true})).contains(reasoning));
    }

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void writesEverythingARunProduced()
    {
        QFile golden(QStringLiteral(CONCLAVE_TEST_DATA "/export/session.md"));
        QVERIFY(golden.open(QIODevice::ReadOnly));

        const QList<QByteArray> expected = golden.readAll().split('\n');
        const QList<QByteArray> actual = markdown(sampleSession()).split('\n');

        for (qsizetype i = 0; i < std::min(actual.size(), expected.size()); ++i)
            QCOMPARE(actual[i], expected[i]);
        QCOMPARE(actual.size(), expected.size());
    }

    void tellsTheVerdictAsPlainText()
    {
        Session session = sampleSession();
        Turn &turn = session.turns[0];
        turn.council.members[1].name = u"*Critic* <b>"_s;
        turn.verdict = Verdict().withWinner(turn.council.members[1].id, false);
        const QByteArray line = "\n\nVerdict: best: \\*Critic\\* \\<b\\>\n\n## ";
        QVERIFY(markdown(session).contains(line));
    }

    void writesASessionWithoutTurns()
    {
        QCOMPARE(markdown({}),
                 "---\ntitle: \"\"\ncouncils: []\nmodels: []\n"
                 "tags:\n  - \"conclave\"\n---\n"_ba);
    }

    void keepsItsStructureWhateverAnAnswerHolds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("headings") << u"# One\n## Two\nThree\n===\nFour\n---"_s;
        QTest::newRow("open fence") << u"```\nnever closed"_s;
        QTest::newRow("open comment") << u"<!-- never closed"_s;
        QTest::newRow("carriage returns") << u"a\r# b\r\r---\r\n# c"_s;
        QTest::newRow("front matter") << u"---\ntitle: mine\n---"_s;
        QTest::newRow("quote") << u"\n\n# out of a quote?\n\n"_s;
    }
    void keepsItsStructureWhateverAnAnswerHolds()
    {
        QFETCH(QString, text);
        Session session = sampleSession();
        const auto ownLines = [&session] {
            QList<QByteArray> lines = markdown(session).replace('\r', '\n').split('\n');
            lines.removeIf([](const QByteArray &line) { return line.trimmed().startsWith('>'); });
            return lines;
        };
        Turn &turn = session.turns[0];
        turn.synthesis->answer.usage.output = 9; // else its speed is guessed from the text
        const QList<QByteArray> before = ownLines();

        turn.answers[0].text = text;
        turn.synthesis->answer.text = text;
        turn.council.members[0].role = text;

        QCOMPARE(ownLines(), before);
    }

    void showsHostileNamesAsOneHarmlessLine()
    {
        Session session = sampleSession();
        Turn &turn = session.turns[0];
        turn.question.text = u"a\u202Eb [x](javascript:1) ![y](z) <script>"_s;
        turn.council.members[0].name = u"a\n# b | c\x1b[31m"_s;

        const QByteArray text = markdown(session);

        QVERIFY(text.contains("# a\uFFFDb \\[x\\](javascript:1) \\!\\[y\\](z) \\<script\\>\n"));
        QVERIFY(text.contains("a \\# b \\| c\u241B\\[31m"));
        QVERIFY(!text.contains('\x1b'));
    }

    /// What ChatGPT kept without a date: no council was asked, and nobody knows when.
    void claimsNothingOfWhatWasImported()
    {
        Session session = sampleSession();
        session.importedFrom = u"chatgpt"_s;
        session.created = unknownTime();
        Turn &turn = session.turns[0];
        turn.asked = unknownTime();
        turn.council.name = u"ChatGPT"_s;
        turn.synthesis.reset();
        for (Answer &answer : turn.answers)
            answer.times = {};

        const QByteArray text = markdown(session);
        QVERIFY(text.contains("\nAsked without a date · imported from ChatGPT\n"));
        QVERIFY(text.contains("\ncouncils: []\n"));
        QVERIFY(!text.contains("\ndate: ") && !text.contains("\ncreated: "));
        const QByteArray page = html(session);
        QVERIFY(page.contains(">Asked without a date<"));
        QVERIFY(page.contains("<summary>Imported from ChatGPT<"));
        for (const QByteArray &file : {text, page, csv(session)})
            QVERIFY(!file.contains("1970") && !file.contains("· synthesis"));
    }

    /// What was asked here, in a conversation that goes on from an imported one.
    void tellsTheCouncilThatWentOn()
    {
        Session session = sampleSession();
        session.importedFrom = u"chatgpt"_s;
        QVERIFY(markdown(session).contains("UTC · council Six"));
    }

    void namesAnExtractAsOne()
    {
        Session session = sampleSession();
        Synthesis &synthesis = *session.turns[0].synthesis;
        synthesis.by = SynthesisAuthor::Extract;
        synthesis.answer.member = {};

        QVERIFY(markdown(session).contains("## Synthesis · Without a model\n\n"
                                           "2 of 4, 1 partial (1 failed, 1 stopped); "
                                           "extracted without a model\n"));
    }

    void earlierSynthesesAreSectionsOfTheirOwn()
    {
        Session session = sampleSession();
        Turn &turn = session.turns[0];
        turn.earlierSyntheses = {*turn.synthesis};
        turn.earlierSyntheses[0].answer.text = u"Before."_s;
        turn.synthesis->answer.attempt = 2;

        const QByteArray text = markdown(session);

        const qsizetype first = text.indexOf("## Synthesis 1 · ");
        QVERIFY(first > 0);
        QVERIFY(text.indexOf("> Before.") > first);
        QVERIFY(text.indexOf("## Synthesis 2 · ") > text.indexOf("> Before."));
        QVERIFY(text.contains("| Synthesis 1 | "));
    }
};

QTEST_GUILESS_MAIN(MarkdownTest)
#include "tst_markdown.moc"
