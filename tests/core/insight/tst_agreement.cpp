#include "core/insight/agreement.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using Stance = AgreementCell::Stance;

namespace {

QList<SourceText> sourcesOf(const QStringList &texts)
{
    QList<SourceText> sources;
    for (const QString &text : texts)
        sources.append({QString(QChar(u'A' + char16_t(sources.size()))), text});
    return sources;
}

/// "++- claim": who supports it, contradicts it or is silent (.).
QStringList shown(const QStringList &texts)
{
    QStringList lines;
    for (const AgreementRow &row : agreement(sourcesOf(texts)).rows) {
        QString line;
        for (const AgreementCell &cell : row.cells)
            line += cell.stance == Stance::Supports      ? u'+'
                    : cell.stance == Stance::Contradicts ? u'-'
                                                         : u'.';
        lines.append(line + u' ' + row.claim);
    }
    return lines;
}

const QStringList Answers{
    u"Items can be returned within 30 days of delivery. Gift cards are excluded."_s,
    u"Refunds take a week. Items can be returned within 14 days of delivery."_s,
    u"> Items can be returned\n> within 30 days of delivery.\n\n- Refunds take about a week."_s};

} // namespace

class AgreementTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void mapsWhoSaysWhat()
    {
        QCOMPARE(shown(Answers),
                 (QStringList{u"+-+ Items can be returned within 30 days of delivery."_s,
                              u".++ Refunds take a week."_s,
                              u"+.. Gift cards are excluded."_s}));
    }

    void quotesEveryMember()
    {
        const AgreementRow row = agreement(sourcesOf(Answers)).rows.first();
        QCOMPARE(row.source, 0);
        QCOMPARE(row.supporting, 2);
        QCOMPARE(row.contradicting, 1);
        QStringList quotes;
        for (qsizetype i = 0; i < Answers.size(); ++i)
            quotes.append(Answers[i].mid(row.cells[i].quote.position, row.cells[i].quote.length));
        QCOMPARE(quotes,
                 (QStringList{u"Items can be returned within 30 days of delivery."_s,
                              u"Items can be returned within 14 days of delivery."_s,
                              u"Items can be returned\n> within 30 days of delivery."_s}));
    }

    void bearsOddAnswers()
    {
        QVERIFY(agreement({}).rows.isEmpty());
        QVERIFY(shown({QString(), u" \n"_s}).isEmpty());
        QCOMPARE(shown({u"The sea is salty. Fish swim in it."_s}),
                 (QStringList{u"+ The sea is salty."_s, u"+ Fish swim in it."_s}));
        QCOMPARE(shown({u"# Costs are high\n```\nint costs = high;\n```\n| costs | high |"_s, {}}),
                 QStringList());
        QCOMPARE(shown({u"The sea is salty."_s, {}, u"Das Meer ist salzig."_s}),
                 (QStringList{u"+.. The sea is salty."_s, u"..+ Das Meer ist salzig."_s}));
        QCOMPARE(shown({u"What do the rules say? The rules say:"_s}), QStringList());
    }

    void theSameSourcesTheSameMap()
    {
        QCOMPARE(agreement(sourcesOf(Answers)), agreement(sourcesOf(Answers)));
    }

    void saysWhenItDidNotReadAll()
    {
        QVERIFY(!agreement(sourcesOf(Answers)).isCut);
        QVERIFY(agreement(sourcesOf({u"The sea is salty. "_s.repeated(2000)})).isCut);
        QVERIFY(agreement(sourcesOf({QString(300'000, u'x')})).isCut);
    }

    void hostileTextsTakeNoTime_data()
    {
        QTest::addColumn<QString>("text");
        QString all;
        for (int i = 0; i < 12; ++i)
            all += u"Word%1 of this long sentence "_s.arg(i);
        QTest::newRow("equal") << all.append(u". "_s).repeated(500);
        QTest::newRow("numbers") << u"The tariff of plan zero costs 5 euros. "_s.repeated(300) +
                                        u"The tariff of plan zero costs 6 euros. "_s.repeated(300);
        QTest::newRow("no words") << u". ! "_s.repeated(1'000'000);
        QTest::newRow("long") << u"word "_s.repeated(2'000'000);
    }

    void hostileTextsTakeNoTime()
    {
        QFETCH(QString, text);
        QElapsedTimer timer;
        timer.start();
        static_cast<void>(agreement(sourcesOf(QStringList(8, text))));
        qInfo("%lld ms", static_cast<long long>(timer.elapsed()));
        QVERIFY(timer.elapsed() < 8000); // 500 in a debug build; generous: sanitizers
    }
};

QTEST_GUILESS_MAIN(AgreementTest)
#include "tst_agreement.moc"
