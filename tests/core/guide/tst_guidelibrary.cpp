#include "core/guide/guidelibrary.h"

#include <QSet>
#include <QSqlDatabase>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class GuideLibraryTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void loadsTheBundledPages()
    {
        QCOMPARE(m_library.problem(), QString());
        QVERIFY(m_library.sections().size() > 40);
        QSet<QString> titles;
        for (const GuideSection &section : m_library.sections()) {
            QVERIFY2(!section.page.isEmpty(), qPrintable(section.title));
            QVERIFY2(!titles.contains(section.title), qPrintable(section.title));
            QVERIFY2(!section.text.contains("<!--"_L1), qPrintable(section.title));
            titles += section.title;
            // Members build on the first sentence: each section must begin with one.
            QCOMPARE(guideBlocks(section).first().kind, GuideBlock::Kind::Paragraph);
        }
        QVERIFY(!m_library.section(u"Connect a model"_s).text.isEmpty());
    }

    void findsTheSection_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<QString>("title");
        const auto row = [](const char *question, const char *title) {
            QTest::newRow(question) << QString::fromUtf8(question) << QString::fromUtf8(title);
        };
        row("how do I connect ollama", "Ollama");
        row("How do I connect a model?", "Connect a model");
        row("How can I add my own LLM server?", "Connect a model");
        row("what is the address of LM Studio", "LM Studio");
        row("use llama.cpp", "llama.cpp server");
        row("openrouter api key", "OpenRouter");
        row("the keyring is locked", "The key ring does not answer");
        row("how do I unlock my wallet", "The key ring does not answer");
        row("what does partial mean", "What the status words mean");
        row("What does \"thinking\" mean in a panel?", "What the status words mean");
        row("vote for an answer", "Choose a winner");
        row("hide the names of the members", "Judge blind");
        row("which model wins most often", "The table of wins");
        row("give an answer stars", "Rate an answer with stars");
        row("export my session", "Export a session");
        row("Can I open an exported session again?", "Open a session again");
        row("export my whole history", "Export all sessions, or some");
        row("export several selected sessions", "Export all sessions, or some");
        row("copy all answers", "Copy all answers, or drag the session out");
        row("watch a turn again", "Replay a turn");
        row("where are my old sessions", "The history");
        row("search all sessions", "Search all sessions");
        row("how do I delete a session", "Rename, tag, pin or delete a session");
        row("why is the history not written", "When the history cannot be written");
        row("where is the history stored", "Where the history is kept");
        row("import my chatgpt history", "Import from ChatGPT and other programs");
        row("what is left out of an import", "What an import keeps and what it leaves out");
        row("stop one member", "Stop one member");
        row("how do I cancel everything", "Stop everything");
        row("retry a failed member", "Retry a member");
        row("What is a 401 error?", "Key refused (401 and 403)");
        row("429 rate limited", "Too many requests (429)");
        row("503 loading model", "The model is still loading (503)");
        row("endpoint not reachable lately", "Not asked, because it was not reachable");
        row("connection refused", "Connection refused or host not found");
        row("why do I get an html page", "An HTML page instead of an answer");
        row("what are the timeouts?", "Timeouts");
        row("how is the speed-up computed", "Wall, sum, slowest, overhead");
        row("what happens when the chair fails?", "When the chair fails");
        row("are the answers anonymous to the chair?", "How the synthesis is made");
        row("ask several questions at once", "Ask several questions at once");
        row("how do I start a new line", "Send a question or write a new line");
        row("exit codes of conclave ask", "Exit codes");
        row("where are my API keys stored", "Where keys are kept");
        row("is my data sent to the cloud?", "Where your questions go");
        row("keyboard shortcuts", "Keyboard shortcuts");
        row("which roles does Six Seats have", "The preset Six Seats");
        row("can the same model sit twice", "Seat one model several times");
        row("what does the ≈ sign mean", "Dashes and the ≈ sign");
        row("What is a chair?", "The chair");
        row("how many members can a council have?", "Members");
        row("How do I use my own models?", "From the Guide council to your own");
        row("is it free?", "What it costs");
        row("does it support Claude?", "OpenRouter");
        row("pdf export", "Export a session");
        row("what is Conclave?", "What Conclave is");
        row("what can you do?", "What Conclave is");
        row("help", "What Conclave is");
    }
    void findsTheSection()
    {
        QFETCH(const QString, question);
        QFETCH(const QString, title);

        const QList<GuideSection> found = m_library.find(question, 3);

        QVERIFY(!found.isEmpty());
        QCOMPARE(found.first().title, title);
    }

    void knowsWhatIsNotInTheGuide_data()
    {
        QTest::addColumn<QString>("question");
        for (const char *question : {"best database for a startup?",
                                     "2+2",
                                     "what is 2 + 2?",
                                     "capital of France",
                                     "Which model is the best?",
                                     "write a poem about the sea",
                                     "explain quantum computing",
                                     "who won the world cup?",
                                     "How do I cook pasta for six people?",
                                     "is coffee healthy",
                                     "fix my python code",
                                     "how many members has the European Parliament?",
                                     "translate good morning to Spanish",
                                     "Should we use Rust or Go for a new web server?",
                                     "wie wird das Wetter morgen?",
                                     "",
                                     "   ",
                                     "?!",
                                     "日本の首都はどこですか",
                                     "🙂"})
            QTest::newRow(question) << QString::fromUtf8(question);
    }
    void knowsWhatIsNotInTheGuide()
    {
        QFETCH(const QString, question);
        const QList<GuideSection> found = m_library.find(question, 3);
        QVERIFY2(found.isEmpty(), qPrintable(found.value(0).title));
    }

    void hostileQuestionsAreOnlyWords_data()
    {
        QTest::addColumn<QString>("question");
        for (const char *question : {"connect \" OR 1=1",
                                     "connect ollama*",
                                     "NEAR(connect ollama, 1) AND NOT \"",
                                     "title:ollama",
                                     "{text} : ollama",
                                     "ollama'); DROP TABLE sections; --",
                                     "ollama ^ ( ) : - + \"\"\""})
            QTest::newRow(question) << QString::fromUtf8(question);
    }
    void hostileQuestionsAreOnlyWords()
    {
        QFETCH(const QString, question);
        m_library.find(question, 3); // must neither warn nor break the index …
        QCOMPARE(m_library.find(u"connect ollama"_s, 1).value(0).title, u"Ollama"_s);
    }

    void endlessQuestionsAreCutShort()
    {
        const QString question = u"connect ollama "_s + u"lorem\"x( "_s.repeated(200'000);
        QVERIFY(m_library.find(question, 3).size() <= 3);
        QVERIFY(m_library.find(QString(1'000'000, QChar(0xd800)), 3).isEmpty());
    }

    void givesAtMostWhatWasAskedFor()
    {
        QCOMPARE(m_library.find(u"connect a model"_s, 2).size(), 2);
        QVERIFY(m_library.find(u"connect a model"_s, 0).isEmpty());
    }

    void leavesNoDatabaseBehind()
    {
        const QStringList before = QSqlDatabase::connectionNames();
        {
            const GuideLibrary other;
            QCOMPARE(QSqlDatabase::connectionNames().size(), before.size() + 1);
        }
        QCOMPARE(QSqlDatabase::connectionNames(), before);
    }

private:
    const GuideLibrary m_library;
};

QTEST_GUILESS_MAIN(GuideLibraryTest)
#include "tst_guidelibrary.moc"
