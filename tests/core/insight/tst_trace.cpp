#include "core/insight/citations.h"
#include "core/insight/trace.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

const QList<SourceText> Answers{
    {u"Strategist"_s, u"Returns are free for 30 days. Gift cards are excluded."_s},
    {u"Critic"_s, u"Refunds take about a week. Returns are free for 14 days."_s},
    {u"Bo"_s, u"Rust is fast. Returns are free for 30 days."_s}};

QString letters(const QList<Witness> &witnesses)
{
    QString text;
    for (const Witness &witness : witnesses) {
        text += QChar(u'A' + char16_t(witness.source));
        text += witness.isCited ? u"!"_s : QString();
    }
    return text;
}

QString letters(const QList<qsizetype> &sources)
{
    QString text;
    for (const qsizetype source : sources)
        text += QChar(u'A' + char16_t(source));
    return text;
}

/// "statement <A! ?C -B": by A, who is named (!), against B; C is named for nothing.
QStringList shown(const QString &synthesis, const QList<SourceText> &answers = Answers)
{
    QStringList lines;
    for (const TracedStatement &statement : trace(synthesis, answers).statements)
        lines.append(synthesis.mid(statement.range.position, statement.range.length) + u" <"_s +
                     letters(statement.by) + u" ?"_s + letters(statement.named) + u" -"_s +
                     letters(statement.against));
    return lines;
}

/// "A1-3": the source and the range.
QString cited(const QString &text)
{
    const CitedText read = readCitations(text, Answers);
    QStringList citations;
    for (const CitedText::Citation &citation : read.citations)
        citations.append(u"%1%2-%3"_s.arg(QChar(u'A' + char16_t(citation.source)))
                             .arg(citation.range.position)
                             .arg(citation.range.end()));
    return citations.join(u' ');
}

} // namespace

class TraceTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void readsCitations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &text, const QString &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("label", u"It is [A]."_s, u"A6-9"_s);
        row("labels", u"It is [A][C]."_s, u"A6-9 C9-12"_s);
        row("in one bracket", u"[A, B and C]"_s, u"A0-12 B0-12 C0-12"_s);
        row("no such label", u"It is [D] [AA] [a]."_s, {});
        row("name", u"It is [Critic]."_s, u"B6-14"_s);
        row("cut", u"It is [Critic, cut]."_s, u"B6-19"_s);
        row("a footnote", u"It is [1] [see A]."_s, {});
        row("a link", u"It is [A](http://a.example)."_s, {});
        row("name in the sentence", u"As Critic says."_s, u"B3-9"_s);
        row("a part of a word", u"Critics say so, and Criticism is good."_s, {});
        row("too short a name", u"Bo says so."_s, {});
        row("not closed", u"It is [A"_s, {});
    }

    void readsCitations()
    {
        QFETCH(QString, text);
        QTEST(cited(text), "expected");
        QCOMPARE(readCitations(text, Answers).text.size(), text.size());
    }

    void aNameThatAnswersUseAsAWordNamesNobody()
    {
        QCOMPARE(readCitations(u"Rust is fast [Rust]."_s, {{u"Rust"_s, u"Rust is fast."_s}})
                     .citations.size(),
                 1);
    }

    void tracesStatements_data()
    {
        QTest::addColumn<QString>("synthesis");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const QString &text, const QStringList &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("nothing", {}, {});
        row("found", u"Gift cards are excluded."_s, {u"Gift cards are excluded. <A ? -"_s});
        row("by several, and denied",
            u"Returns are free for 30 days."_s,
            {u"Returns are free for 30 days. <AC ? -B"_s});
        row("by nobody", u"Shipping costs 5 euros."_s, {u"Shipping costs 5 euros. < ? -"_s});
        row("named", u"Everybody likes cats [C]."_s, {u"Everybody likes cats [C]. < ?C -"_s});
        row("named wrongly",
            u"Returns are free for 30 days [B]."_s,
            {u"Returns are free for 30 days [B]. <AC ? -B!"_s});
        row("named after the stop",
            u"Gift cards are excluded. [A][B] Cats are cute."_s,
            {u"Gift cards are excluded. <A! ?B -"_s, u"Cats are cute. < ? -"_s});
        row("named before", u"- [C]: Cats are cute."_s, {u": Cats are cute. < ?C -"_s});
        row("both sides",
            u"Returns are free for 30 days. Critic says that returns are free for 14 days."_s,
            {u"Returns are free for 30 days. <AC ? -B"_s,
             u"Critic says that returns are free for 14 days. <B! ? -AC"_s});
        row("bold before its label",
            u"**Gift cards are excluded.** [A]"_s,
            {u"**Gift cards are excluded. <A! ? -"_s});
        row("bold after its label",
            u"[A] **Gift cards are excluded.** Cats are cute. [B]"_s,
            {u"**Gift cards are excluded. <A! ? -"_s, u"Cats are cute. < ?B -"_s});
        row("introductions and headings",
            u"# Gift cards\n\nWhat do we know? In short:\n\n- Gift cards are excluded."_s,
            {u"Gift cards are excluded. <A ? -"_s});
    }

    void tracesStatements()
    {
        QFETCH(QString, synthesis);
        QTEST(shown(synthesis), "expected");
    }

    void quotesWhatStandsBehind()
    {
        const Trace result = trace(u"Refunds take a week."_s, Answers);
        QCOMPARE(result.statements.size(), 1);
        QCOMPARE(result.statements[0].by.size(), 1);
        const Range quote = result.statements[0].by[0].quote;
        QCOMPARE(Answers[1].text.mid(quote.position, quote.length),
                 u"Refunds take about a week."_s);
    }

    void bearsMissingAnswers()
    {
        QCOMPARE(shown(u"Cats are cute [A]."_s, {}), (QStringList{u"Cats are cute [A]. < ? -"_s}));
        QCOMPARE(shown(u"Cats are cute [B]."_s, {{u"Ada"_s, {}}, {u"Bob"_s, {}}}),
                 (QStringList{u"Cats are cute [B]. < ?B -"_s}));
    }

    void hostileTextsTakeNoTime_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("brackets") << u"["_s.repeated(300'000);
        QTest::newRow("citations") << u"[A][B][C] "_s.repeated(100'000);
        QTest::newRow("names") << u"Strategist Critic "_s.repeated(100'000);
        QTest::newRow("equal") << u"Returns are free for 30 days. "_s.repeated(100'000);
    }

    void hostileTextsTakeNoTime()
    {
        QFETCH(QString, text);
        QElapsedTimer timer;
        timer.start();
        static_cast<void>(
            trace(text, {{u"Strategist"_s, text}, {u"Critic"_s, u"x"_s.repeated(1'000'000)}}));
        qInfo("%lld ms", static_cast<long long>(timer.elapsed()));
        QVERIFY(timer.elapsed() < 8000); // 300 in a debug build; generous: sanitizers
    }
};

QTEST_GUILESS_MAIN(TraceTest)
#include "tst_trace.moc"
