#include "tests/support/cpuwatch.h"
#include "ui/code/codelanguage.h"
#include "ui/code/codelexer.h"
#include "ui/code/codestate.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString Folder = QStringLiteral(CONCLAVE_TEST_DATA "/code");

/// The samples: below each line of code a line of marks, a letter for the kind of each character.
QStringList sample(const QString &name)
{
    QFile file(Folder + u'/' + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(name));
    QString text = QString::fromUtf8(file.readAll());
    text.chop(1);
    return text.split(u'\n');
}

QStringList codeOf(const QString &name)
{
    const QStringList lines = sample(name);
    QStringList code;
    for (qsizetype i = 0; i < lines.size(); i += 2)
        code += lines[i];
    return code;
}

QString marks(const QString &line, const QList<CodeSpan> &spans)
{
    static const QString letters = u"KTSNCFMV+-"_s;
    QString marks(line.size(), u' ');
    for (const CodeSpan &span : spans) {
        for (qsizetype i = span.start; i < span.start + span.length; ++i)
            marks[i] = letters[int(span.kind)];
    }
    while (marks.endsWith(u' '))
        marks.chop(1);
    return marks;
}

QString marked(const CodeLanguage &language, const QStringList &code)
{
    QStringList result;
    int state = 0;
    for (const QString &line : code) {
        const CodeLine read = lexCode(language, line, state);
        state = read.state;
        result += {line, marks(line, read.spans)};
    }
    return result.join(u'\n');
}

bool isSound(const QString &line, const CodeLine &read)
{
    qsizetype end = 0;
    for (const CodeSpan &span : read.spans) {
        if (span.start < end || span.length <= 0)
            return false;
        end = span.start + span.length;
    }
    return end <= line.size() && read.state >= 0;
}

QList<const CodeLanguage *> allLanguages()
{
    QList<const CodeLanguage *> all;
    for (int number = 1; const CodeLanguage *language = codeLanguage(number); ++number)
        all += language;
    return all;
}

} // namespace

class CodeLexerTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void readsTheSamples_data() { addSamples(); }
    void readsTheSamples()
    {
        QFETCH(QString, name);
        const CodeLanguage *language = codeLanguage(name.chopped(4));
        QVERIFY(language);
        const QStringList expected = sample(name);
        const QStringList actual = marked(*language, codeOf(name)).split(u'\n');
        for (qsizetype i = 0; i < expected.size(); ++i)
            QVERIFY2(actual.value(i) == expected[i],
                     qPrintable(u"\n"_s + expected[i & ~1] + u'\n' + actual.value(i) + u'\n' +
                                expected[i]));
    }

    void aLineCanBeCutAnywhere_data() { addSamples(); }
    void aLineCanBeCutAnywhere()
    {
        QFETCH(QString, name);
        const CodeLanguage &language = *codeLanguage(name.chopped(4));
        int state = 0;
        for (const QString &line : codeOf(name)) {
            for (qsizetype end = 0; end <= line.size(); ++end) {
                const QString part = line.first(end);
                const CodeLine read = lexCode(language, part, state);
                QVERIFY2(isSound(part, read), qPrintable(part));
                QCOMPARE(lexCode(language, part, state), read);
            }
            state = lexCode(language, line, state).state;
        }
    }

    void everyLanguageHasASample()
    {
        const QStringList names = QDir(Folder).entryList(QDir::Files);
        QSet<const CodeLanguage *> seen;
        for (const QString &name : names)
            seen.insert(codeLanguage(name.chopped(4)));
        for (const CodeLanguage *language : allLanguages())
            QVERIFY2(seen.contains(language) || language->name == u"Text",
                     qPrintable(language->name.toString()));
    }

    void namesOfFences_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("name");
        QTest::newRow("alias") << u"py"_s << u"Python"_s;
        QTest::newRow("signs") << u"c++"_s << u"C++"_s;
        QTest::newRow("case") << u"CSharp"_s << u"C#"_s;
        QTest::newRow("pandoc") << u"{.python"_s << u"Python"_s;
        QTest::newRow("knitr") << u"{r}"_s << u"R"_s;
        QTest::newRow("attributes") << u"rust,ignore"_s << u"Rust"_s;
        QTest::newRow("file") << u"js:src/main.js"_s << u"JavaScript"_s;
        QTest::newRow("comments") << u"jsonc"_s << u"JSON"_s;
        QTest::newRow("tsx") << u"tsx"_s << u"TypeScript"_s;
        QTest::newRow("session") << u"console"_s << u"Console"_s;
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("unknown") << u"brainfuck"_s << QString();
        QTest::newRow("inside") << u"tag"_s << QString();
        QTest::newRow("endless") << QString(100'000, u'c') << QString();
    }

    void namesOfFences()
    {
        QFETCH(QString, word);
        const CodeLanguage *language = codeLanguage(word);
        QTEST(language ? language->name.toString() : QString(), "name");
        QCOMPARE(codeLanguage(codeLanguageNumber(language)), language);
    }

    void noLanguageHasMoreThanAStateCanName()
    {
        for (const CodeLanguage *language : allLanguages()) {
            QVERIFY(language->regions.size() <= 15);
            QVERIFY(language->islands.size() <= 7);
        }
    }

    void aStateSurvivesAsANumber()
    {
        const CodeLanguage &language = *codeLanguage(u"js");
        const CodeState state = {
            .region = 4,
            .data = 1023,
            .levels = {{{.region = 4, .depth = 7}, {.region = 4, .depth = 1}}}};
        QVERIFY(state.packed() > 0);
        QCOMPARE(CodeState::unpacked(state.packed(), language), state);
        QCOMPARE(CodeState().packed(), 0);
        const CodeState island = {.region = 1, .island = 4};
        QCOMPARE(CodeState::unpacked(island.packed(), *codeLanguage(u"html")), island);
    }

    void anotherLanguagesStateIsTheBeginning()
    {
        const CodeState state = {.region = 15};
        QCOMPARE(CodeState::unpacked(state.packed(), *codeLanguage(u"json")), CodeState());
        QCOMPARE(CodeState::unpacked(-1, *codeLanguage(u"json")), CodeState());
        QCOMPARE(CodeState::unpacked(INT_MAX, *codeLanguage(u"json")), CodeState());
    }

    void longLinesStayPlain()
    {
        const CodeLanguage &language = *codeLanguage(u"c");
        const int state = lexCode(language, u"/*", 0).state;
        QVERIFY(state > 0);
        const CodeLine read = lexCode(language, QString(LongestCodeLine + 1, u'"'), state);
        QVERIFY(read.spans.isEmpty());
        QCOMPARE(read.state, state);
    }

    void hostileLinesTakeLinearTime_data()
    {
        QTest::addColumn<QString>("piece");
        for (const auto &piece :
             {u"\""_s, u"'"_s,    u"`"_s,    u"\\"_s,   u"/"_s,    u"/ "_s,   u"/*"_s,  u"{-"_s,
              u"("_s,  u"{"_s,    u"${"_s,   u"`${"_s,  u"\"${"_s, u"R\"("_s, u"R\""_s, u")"_s,
              u"r#"_s, u"r\"#"_s, u"["_s,    u"[="_s,   u"]="_s,   u"<"_s,    u"<<A"_s, u"<a "_s,
              u" "_s,  u"a "_s,   u"a:"_s,   u"a"_s,    u"1"_s,    u"1e+"_s,  u"."_s,   u"-"_s,
              u"$"_s,  u"@"_s,    u"f\"{"_s, u"x   "_s, u"#"_s,    u"="_s,    u"```"_s})
            QTest::newRow(qPrintable(piece)) << piece;
    }

    void hostileLinesTakeLinearTime()
    {
        QFETCH(QString, piece);
        const qsizetype size = 8 * (LongestCodeLine / 32 / piece.size()); // pieces in a long line
        const QString line = piece.repeated(size);
        const QString eighth = piece.repeated(size / 8);
        for (const CodeLanguage *language : allLanguages()) {
            bool isLinear = false;
            for (int attempt = 0; attempt < 10 && !isLinear; ++attempt) {
                const auto short8 = timeFor(*language, eighth, 8);
                isLinear = timeFor(*language, line, 1) < 3 * short8 + 100us * Slowness;
            }
            QVERIFY2(isLinear, qPrintable(language->name.toString()));
        }
    }

    void manyQuotesAreReadSoon()
    {
        const QString line(LongestCodeLine, u'"');
        const CpuWatch watch;
        int state = 0;
        for (int i = 0; i < 50; ++i)
            state = lexCode(*codeLanguage(u"python"), line, state).state;
        QVERIFY2(watch.milliseconds() < 1500 * Slowness,
                 qPrintable(QString::number(watch.milliseconds())));
    }

    void anythingCanBeRead()
    {
        static const QString alphabet = u"\"'`\\/*#-+(){}[]<>=:$@!%&|;,.~ \t\n_aRrfFEO0x9\u00e9"_s;
        QRandomGenerator random(4);
        for (const CodeLanguage *language : allLanguages()) {
            int state = 0;
            for (int run = 0; run < 300; ++run) {
                QString line;
                for (int i = random.bounded(40); i > 0; --i)
                    line += alphabet[random.bounded(int(alphabet.size()))];
                if (run % 10 == 0)
                    state = int(random.generate());
                const CodeLine read = lexCode(*language, line, state);
                QVERIFY2(isSound(line, read), qPrintable(line));
                state = read.state;
            }
        }
    }

private:
    static std::chrono::nanoseconds
    timeFor(const CodeLanguage &language, const QString &line, int times)
    {
        const CpuWatch watch;
        int state = 0;
        for (int i = 0; i < times; ++i)
            state = lexCode(language, line, state).state;
        return watch.elapsed();
    }

    static void addSamples()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : QDir(Folder).entryList(QDir::Files))
            QTest::newRow(qPrintable(name)) << name;
    }
};

QTEST_APPLESS_MAIN(CodeLexerTest)
#include "tst_codelexer.moc"
