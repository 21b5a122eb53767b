#include "core/insight/wins.h"

#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A turn in which these models answered, in the order of their seats.
Turn turnOf(const QStringList &models)
{
    Turn turn;
    for (const QString &model : models) {
        turn.council.members.append({.id = MemberId::create(), .name = u"Seat"_s, .model = model});
        turn.answers.append({.member = turn.council.members.last().id, .text = u"Yes."_s});
    }
    return turn;
}

Turn won(Turn turn, qsizetype seat)
{
    turn.verdict = Verdict{.winner = turn.council.members[seat].id};
    return turn;
}

QList<Contest> repeated(const Contest &contest, qsizetype times)
{
    return QList<Contest>(times, contest);
}

bool isNear(double one, double other)
{
    return std::abs(one - other) < 0.0005;
}

} // namespace

class WinsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void readsContests()
    {
        const Turn turn = turnOf({u"b"_s, u"a"_s, u"b"_s});
        QVERIFY(!contestOf(turn));
        QCOMPARE(contestOf(won(turn, 2)), (Contest{{u"a"_s, u"b"_s}, u"b"_s}));

        Turn tied = turn;
        tied.verdict = Verdict{.tie = true};
        QCOMPARE(contestOf(tied), (Contest{{u"a"_s, u"b"_s}, {}}));

        Turn rated = turn;
        rated.verdict = Verdict{.ratings = {{turn.council.members[0].id, 4}}};
        QVERIFY(!contestOf(rated));
    }

    void whoSaidNothingTakesNoPart()
    {
        Turn turn = turnOf({u"a"_s, u"b"_s, u"c"_s});
        turn.answers[2].text.clear();
        QCOMPARE(contestOf(won(turn, 0)), (Contest{{u"a"_s, u"b"_s}, u"a"_s}));
        QVERIFY(!contestOf(won(turn, 2)));
        QVERIFY(!contestOf(won(turnOf({u"a"_s, u"a"_s}), 0)));
    }

    void countsModels()
    {
        const QStringList all{u"a"_s, u"b"_s, u"c"_s};
        const WinTable table = winTable(
            {{all, u"b"_s}, {all, u"b"_s}, {{u"a"_s, u"b"_s}, u"a"_s}, {{u"b"_s, u"c"_s}, {}}});
        QStringList records;
        for (const WinRecord &record : table.records)
            records.append(u"%1 %2-%3-%4"_s.arg(record.model)
                               .arg(record.wins)
                               .arg(record.losses)
                               .arg(record.ties));
        QCOMPARE(records, (QStringList{u"b 2-1-1"_s, u"a 1-2-0"_s, u"c 0-2-1"_s}));
        QCOMPARE(table.duels, (QList<Duel>{{u"a"_s, u"b"_s, 1, 2, 0}, {u"b"_s, u"c"_s, 2, 0, 1}}));
        QCOMPARE(winTable({}), WinTable());
    }

    /// Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I.
    void knowsHowLittleItKnows_data()
    {
        QTest::addColumn<int>("wins");
        QTest::addColumn<int>("contests");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("81 of 263") << 81 << 263 << 0.2553 << 0.3662;
        QTest::newRow("15 of 148") << 15 << 148 << 0.0624 << 0.1605;
        QTest::newRow("0 of 20") << 0 << 20 << 0.0 << 0.1611;
        QTest::newRow("1 of 29") << 1 << 29 << 0.0061 << 0.1718;
    }

    void knowsHowLittleItKnows()
    {
        QFETCH(int, wins);
        QFETCH(int, contests);
        const QStringList models{u"a"_s, u"b"_s};
        const WinTable table = winTable(repeated({models, u"a"_s}, wins) +
                                        repeated({models, u"b"_s}, contests - wins));
        const auto record = std::ranges::find(table.records, u"a"_s, &WinRecord::model);
        QFETCH(double, low);
        QFETCH(double, high);
        QVERIFY2(isNear(record->low, low), qPrintable(QString::number(record->low)));
        QVERIFY2(isNear(record->high, high), qPrintable(QString::number(record->high)));
        QCOMPARE(record->rate, double(wins) / contests);
    }

    void aTieIsHalfAWin()
    {
        const WinTable table = winTable(repeated({{u"a"_s, u"b"_s}, {}}, 4));
        QCOMPARE(table.records.first().rate, 0.5);
        QCOMPARE(table.records.first().low, table.records.last().low);
        QCOMPARE(table.records.first().model, u"a"_s);
    }
};

QTEST_GUILESS_MAIN(WinsTest)
#include "tst_wins.moc"
