#include "core/export/csv.h"
#include "tests/support/samplesession.h"

#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Reads RFC 4180, as any spreadsheet does.
QList<QStringList> table(const QString &text)
{
    QList<QStringList> rows;
    QStringList row;
    QString cell;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (isQuoted && c == u'"' && i + 1 < text.size() && text.at(i + 1) == u'"')
            cell += text.at(i++);
        else if (c == u'"')
            isQuoted = !isQuoted;
        else if (!isQuoted && (c == u',' || c == u'\n')) {
            row.append(std::exchange(cell, {}));
            if (c == u'\n')
                rows.append(std::exchange(row, {}));
        } else if (isQuoted || c != u'\r')
            cell += c;
    }
    return rows;
}

} // namespace

class CsvTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheVerdict()
    {
        Session session = sampleSession();
        Turn &turn = session.turns[0];
        const QList<Member> &members = turn.council.members;
        turn.verdict = Verdict().withWinner(members[1].id, true).withRating(members[0].id, 2, true);
        QList<QStringList> rows = read(session);
        QCOMPARE(value(rows, 1, u"best"_s), u"no"_s);
        QCOMPARE(value(rows, 1, u"rating"_s), u"2"_s);
        QCOMPARE(value(rows, 2, u"best"_s), u"yes"_s);
        QCOMPARE(value(rows, 2, u"rating"_s), QString());
        QCOMPARE(value(rows, 2, u"blind"_s), u"yes"_s);
        QCOMPARE(value(rows, 6, u"best"_s), QString()); // a synthesis does not compete
        turn.verdict = Verdict().withTie(true, false);
        QCOMPARE(value(read(session), 1, u"best"_s), u"tie"_s);
    }

    void hasARowForEveryAnswerAndSynthesis()
    {
        const Session session = sampleSession();

        const QList<QStringList> rows = read(session);

        QCOMPARE(rows.size(), 1 + session.turns.at(0).answers.size() + 1);
        for (const QStringList &row : rows)
            QCOMPARE(row.size(), rows.at(0).size());
        QCOMPARE(value(rows, 1, u"member"_s), u"Strategist"_s);
        QCOMPARE(value(rows, 1, u"first_text_ms"_s), u"203.000"_s);
        QCOMPARE(value(rows, 1, u"cost_usd"_s), u"0.0021"_s);
        QCOMPARE(value(rows, 2, u"cost_usd"_s), u"0"_s); // it is local
        QCOMPARE(value(rows, 1, u"reasoning_tokens"_s), QString());
        QCOMPARE(value(rows, 1, u"retries"_s), u"1"_s);
        QCOMPARE(value(rows, 2, u"error"_s), u"rate_limited"_s);
        QCOMPARE(value(rows, 2, u"error_http"_s), u"429"_s);
        QCOMPARE(value(rows, 3, u"notice"_s), u"deadline"_s);
        QCOMPARE(value(rows, 5, u"attempt"_s), u"2"_s);
        QCOMPARE(value(rows, 5, u"cost_estimated"_s), u"yes"_s);
        QCOMPARE(value(rows, 6, u"kind"_s), u"second_chair"_s);
        QCOMPARE(value(rows, 6, u"degraded"_s), u"yes"_s);
    }

    void keepsTextsWholeWhateverTheyHold()
    {
        Session session = sampleSession();
        const QString hostile = u"a \"b\", c;\r\nd\te\u2028f"_s;
        session.turns[0].answers[0].text = hostile;

        QCOMPARE(value(read(session), 1, u"text"_s), hostile);
    }

    void makesFormulasHarmless_data()
    {
        QTest::addColumn<QString>("text");

        QTest::newRow("equals") << u"=HYPERLINK(\"http://evil\";\"x\")"_s;
        QTest::newRow("plus") << u"+1+cmd|' /C calc'!A0"_s;
        QTest::newRow("minus") << u"-2+3"_s;
        QTest::newRow("at") << u"@SUM(A1)"_s;
        QTest::newRow("tab") << u"\t=1"_s;
        QTest::newRow("return") << u"\r=1"_s;
        QTest::newRow("line feed") << u"\n=1"_s;
        QTest::newRow("full width") << u"＝1"_s;
    }

    void makesFormulasHarmless()
    {
        QFETCH(const QString, text);
        Session session = sampleSession();
        session.title = text;
        session.turns[0].question.text = text;
        session.turns[0].council.members[0].name = text;
        session.turns[0].answers[0].text = text;

        const QList<QStringList> rows = read(session);

        for (const QString &column : {u"session"_s, u"question"_s, u"member"_s, u"text"_s})
            QCOMPARE(value(rows, 1, column), QString(u'\'' % text));
    }

    void beginsWithAByteOrderMark() { QVERIFY(csv({}).startsWith("\xEF\xBB\xBFsession,")); }

private:
    static QList<QStringList> read(const Session &session)
    {
        return table(QString::fromUtf8(csv(session))); // which drops the byte order mark
    }

    static QString value(const QList<QStringList> &rows, qsizetype row, const QString &column)
    {
        return rows.at(row).value(rows.at(0).indexOf(column), u"no such column"_s);
    }
};

QTEST_GUILESS_MAIN(CsvTest)
#include "tst_csv.moc"
