#include "core/insight/conflicts.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

QList<SourceText> sourcesOf(const QStringList &texts)
{
    QList<SourceText> sources;
    for (const QString &text : texts)
        sources.append({QString(QChar(u'A' + char16_t(sources.size()))), text});
    return sources;
}

/// "30 days AC / 14 days B": the values with the letters of their sources.
QStringList said(const QStringList &texts)
{
    QStringList result;
    for (const Conflict &conflict : conflicts(claims(sourcesOf(texts)))) {
        QStringList sides;
        for (const Conflict::Side &side : conflict.sides) {
            QString letters;
            for (const qsizetype source : side.sources)
                letters += QChar(u'A' + char16_t(source));
            sides.append(side.value + u' ' + letters);
        }
        result.append(sides.join(u" / "_s));
    }
    return result;
}

void row(const char *name, const QString &one, const QString &other, const QString &expected)
{
    QTest::newRow(name) << one << other << expected;
}

} // namespace

class ConflictsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void differ_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<QString>("expected");

        row("days",
            u"Customers may return items within 30 days of purchase."_s,
            u"Items can be returned within 14 days of delivery."_s,
            u"30 days A / 14 days B"_s);
        row("memory",
            u"The laptop ships with 12 GB of memory."_s,
            u"The laptop ships with 16 GB of memory."_s,
            u"12 GB A / 16 GB B"_s);
        row("attached unit",
            u"Building the kernel needs 8GB of disk space."_s,
            u"Building the kernel requires 25GB of disk space."_s,
            u"8GB A / 25GB B"_s);
        row("percent",
            u"The inflation target of the bank is 5 %."_s,
            u"The bank's inflation target is 7%."_s,
            u"5 % A / 7% B"_s);
        row("percent in words",
            u"Solar panels lose about 5 percent efficiency per decade."_s,
            u"Solar panels lose about 12 % efficiency per decade."_s,
            u"about 5 percent A / about 12 % B"_s);
        row("currency",
            u"A licence for the editor costs $20."_s,
            u"A licence for the editor costs €20."_s,
            u"$20 A / €20 B"_s);
        row("amount",
            u"A licence for the editor costs $20."_s,
            u"A licence for the editor costs $35."_s,
            u"$20 A / $35 B"_s);
        row("amount a month",
            u"Hosting the database costs $20 a month."_s,
            u"Hosting the database costs $50 per month."_s,
            u"$20 a month A / $50 per month B"_s);
        row("millions",
            u"The city of Lyon has 2 million inhabitants."_s,
            u"The city of Lyon has 520,000 inhabitants."_s,
            u"2 million inhabitants A / 520,000 inhabitants B"_s);
        row("bold",
            u"The return window for electronics is **30 days**."_s,
            u"The return window for electronics is **14 days**."_s,
            u"30 days A / 14 days B"_s);
        row("counted things",
            u"The free plan allows 8 users per workspace."_s,
            u"The free plan allows 15 users per workspace."_s,
            u"8 users A / 15 users B"_s);
        row("number in words",
            u"The warranty for the motor lasts two years."_s,
            u"The warranty for the motor lasts 5 years."_s,
            u"two years A / 5 years B"_s);
        row("hyphen",
            u"The shop has a 30-day return policy."_s,
            u"The shop has a 60-day return policy."_s,
            u"30-day A / 60-day B"_s);
        row("units of one kind",
            u"The default request timeout is 30 seconds."_s,
            u"The default request timeout is 5 minutes."_s,
            u"30 seconds A / 5 minutes B"_s);
        row("ranges apart",
            u"Delivery to the island takes 3–5 days."_s,
            u"Delivery to the island takes 10 to 14 days."_s,
            u"3–5 days A / 10 to 14 days B"_s);
        row("outside of the range",
            u"Delivery to the island takes between 3 and 5 days."_s,
            u"Delivery to the island takes 14 days."_s,
            u"3 and 5 days A / 14 days B"_s);
        row("bounds",
            u"The server needs at least 8 GB of memory."_s,
            u"The server needs at least 32 GB of memory."_s,
            u"at least 8 GB A / at least 32 GB B"_s);
        row("above the most",
            u"The API accepts up to 100 requests per minute."_s,
            u"The API accepts 600 requests per minute."_s,
            u"up to 100 requests A / 600 requests B"_s);
        row("degrees",
            u"The oven for the bread should reach 180 °C."_s,
            u"The oven for the bread should reach 240 °C."_s,
            u"180 °C A / 240 °C B"_s);
        row("below zero",
            u"The battery works down to -20 °C."_s,
            u"The battery works down to 5 °C."_s,
            u"-20 °C A / 5 °C B"_s);
        row("speed",
            u"The train to Lyon reaches 320 km/h."_s,
            u"The train to Lyon reaches 250 km/h."_s,
            u"320 km/h A / 250 km/h B"_s);
        row("one of two",
            u"The tunnel is 57 km long and cost 12 billion francs."_s,
            u"The tunnel is 35 km long and cost 12 billion francs."_s,
            u"57 km A / 35 km B"_s);
        row("year",
            u"The first version of the language appeared in 1991."_s,
            u"The first version of the language appeared in 1989."_s,
            u"1991 A / 1989 B"_s);
        row("day",
            u"The contract ends on 20 November 2026."_s,
            u"The contract ends on November 30, 2026."_s,
            u"20 November 2026 A / November 30, 2026 B"_s);
        row("written otherwise",
            u"The contract ends on 2026-11-20."_s,
            u"The contract ends on 20.12.2026."_s,
            u"2026-11-20 A / 20.12.2026 B"_s);
        row("month",
            u"Support for the old kernel ends in March 2027."_s,
            u"Support for the old kernel ends in October 2027."_s,
            u"March 2027 A / October 2027 B"_s);
        row("not",
            u"SQLite supports concurrent writers."_s,
            u"SQLite does not support concurrent writers."_s,
            u"supports A / does not support B"_s);
        row("n't",
            u"The compiler doesn’t optimise tail calls."_s,
            u"The compiler optimises tail calls."_s,
            u"doesn’t optimise A / optimises B"_s);
        row("cannot",
            u"Tenants can sublet the flat."_s,
            u"Tenants cannot sublet the flat."_s,
            u"can sublet A / cannot sublet B"_s);
        row("impossible",
            u"Recovery of deleted keys is impossible."_s,
            u"Recovery of deleted keys is possible."_s,
            u"impossible A / is possible B"_s);
        row("unsafe",
            u"Casting between the two types is unsafe."_s,
            u"Casting between the two types is safe."_s,
            u"unsafe A / is safe B"_s);
        row("without",
            u"The app works without an internet connection."_s,
            u"The app works with an internet connection."_s,
            u"without an internet A / with an internet B"_s);
        row("German days",
            u"Die Rückgabefrist beträgt 30 Tage."_s,
            u"Die Rückgabefrist beträgt 14 Tage."_s,
            u"30 Tage A / 14 Tage B"_s);
        row("German decimals",
            u"Der Strompreis liegt bei 0,32 € pro kWh."_s,
            u"Der Strompreis liegt bei 0,45 € pro kWh."_s,
            u"0,32 € pro kWh A / 0,45 € pro kWh B"_s);
        row("German date",
            u"Die Frist endet am 20. November 2026."_s,
            u"Die Frist endet am 30. November 2026."_s,
            u"20. November 2026 A / 30. November 2026 B"_s);
        row("German nicht",
            u"Die Kündigung muss schriftlich erfolgen."_s,
            u"Die Kündigung muss nicht schriftlich erfolgen."_s,
            u"muss schriftlich A / muss nicht schriftlich B"_s);
        row("French",
            u"Le délai de rétractation est de 14 jours."_s,
            u"Le délai de rétractation est de 30 jours."_s,
            u"14 jours A / 30 jours B"_s);
        row("French date",
            u"L’accord entre en vigueur le 1er mars 2026."_s,
            u"L’accord entre en vigueur le 1er juin 2026."_s,
            u"1er mars 2026 A / 1er juin 2026 B"_s);
        row("Spanish",
            u"El plazo de entrega es de 5 días."_s,
            u"El plazo de entrega es de 15 días."_s,
            u"5 días A / 15 días B"_s);
        row("Spanish negation",
            u"El contrato no incluye el seguro."_s,
            u"El contrato incluye el seguro."_s,
            u"no incluye A / incluye B"_s);
    }

    void differ()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QFETCH(QString, expected);
        QCOMPARE(said({one, other}).join(u" && "_s), expected);
    }

    void doNotDiffer_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");

        const auto row = [](const char *name, const QString &one, const QString &other) {
            QTest::newRow(name) << one << other;
        };
        row("separators",
            u"The library holds 1,000 books on law."_s,
            u"The library holds 1 000 books on law."_s);
        row("separator or point",
            u"The library holds 1.000 books on law."_s,
            u"The library holds 1000 books on law."_s);
        row("no separator",
            u"The library holds 12,500 books on law."_s,
            u"The library holds 12500 books on law."_s);
        row("apostrophes",
            u"The library holds 12'500 books on law."_s,
            u"The library holds 12’500 books on law."_s);
        row("exponent",
            u"The library holds 1e3 books on law."_s,
            u"The library holds 1000 books on law."_s);
        row("k",
            u"The museum paid $20k for the painting."_s,
            u"The museum paid $20,000 for the painting."_s);
        row("scale",
            u"The museum paid 1.5 million euros for the painting."_s,
            u"The museum paid €1,500,000 for the painting."_s);
        row("point and comma",
            u"The pump moves 2,5 litres of water."_s,
            u"The pump moves 2.5 litres of water."_s);
        row("number in words",
            u"The warranty for the motor lasts two years."_s,
            u"The warranty for the motor lasts 2 years."_s);
        row("days and weeks",
            u"The delivery of the sofa takes 14 days."_s,
            u"The delivery of the sofa takes two weeks."_s);
        row("bytes",
            u"The image file takes 1 GB of space."_s,
            u"The image file takes 1024 MB of space."_s);
        row("milliseconds",
            u"The request timeout is 1500 ms by default."_s,
            u"The request timeout is 1.5 s by default."_s);
        row("lengths",
            u"The trail to the summit is 1200 m long."_s,
            u"The trail to the summit is 1.2 km long."_s);
        row("masses",
            u"The parcel may weigh 500 g at most."_s,
            u"The parcel may weigh 0.5 kg at most."_s);
        row("rounded",
            u"The ratio of the circle is 3.14 units."_s,
            u"The ratio of the circle is 3.1416 units."_s);
        row("about",
            u"The battery of the phone lasts about 20 hours."_s,
            u"The battery of the phone lasts 21 hours."_s);
        row("within the range",
            u"Delivery to the island takes 3–5 days."_s,
            u"Delivery to the island takes 4 days."_s);
        row("ranges overlap",
            u"Delivery to the island takes 3 to 5 days."_s,
            u"Delivery to the island takes between 5 and 7 days."_s);
        row("more than at least",
            u"The server needs at least 8 GB of memory."_s,
            u"The server needs 16 GB of memory."_s);
        row("up to",
            u"The API accepts up to 600 requests per minute."_s,
            u"The API accepts 100 requests per minute."_s);
        row("a month and a year",
            u"Hosting the database costs $20 a month."_s,
            u"Hosting the database costs $240 a year."_s);
        row("converted",
            u"A licence for the editor costs $20."_s,
            u"A licence for the editor costs €18."_s);
        row("versions",
            u"The feature needs Qt 6.4 on Linux."_s,
            u"The feature needs Qt 6.5 on Linux."_s);
        row("v",
            u"The bug was fixed in v1.2.3 of the library."_s,
            u"The bug was fixed in v1.2.4 of the library."_s);
        row("long version",
            u"The bug was fixed in release 1.2.3 of the library."_s,
            u"The bug was fixed in release 1.3.0 of the library."_s);
        row("models",
            u"The iPhone 15 has 6 GB of memory."_s,
            u"The iPhone 16 has 8 GB of memory."_s);
        row("other model",
            u"The iPhone 15 has 6 GB of memory."_s,
            u"The iPhone 15 Pro has 8 GB of memory."_s);
        row("countries",
            u"The standard tax rate in Germany is 19 %."_s,
            u"The standard tax rate in France is 20 %."_s);
        row("plans",
            u"The free plan includes 5 GB of storage."_s,
            u"The paid plan includes 50 GB of storage."_s);
        row("words in one place",
            u"The idle timeout of the server is 60 seconds."_s,
            u"The request timeout of the server is 30 seconds."_s);
        row("seasons",
            u"In summer the water temperature reaches 25 °C."_s,
            u"In winter the water temperature reaches 4 °C."_s);
        row("subject of verbs",
            u"SQLite stores 5 rows per page here."_s,
            u"MySQL stores 9 rows per page here."_s);
        row("list numbers",
            u"1) Check the oil level of the engine."_s,
            u"4) Check the oil level of the engine."_s);
        row("numbered headings",
            u"Step 2: Check the oil level of the engine."_s,
            u"Step 3: Check the oil level of the engine."_s);
        row("citations",
            u"The oil level matters for the engine [1]."_s,
            u"The oil level matters for the engine [4]."_s);
        row("citations in parentheses",
            u"The oil level matters for the engine (1)."_s,
            u"The oil level matters for the engine (4)."_s);
        row("code",
            u"Raise the limit of open files with `ulimit -n 4096`."_s,
            u"Raise the limit of open files with `ulimit -n 8192`."_s);
        row("number of tips",
            u"There are 5 reasons to choose the database."_s,
            u"There are three reasons to choose the database."_s);
        row("links",
            u"The manual of the database is at https://example.org/2024/5."_s,
            u"The manual of the database is at https://example.org/2025/7."_s);
        row("year in a name",
            u"The office runs Windows 2000 on old machines."_s,
            u"The office runs Windows 2003 on old machines."_s);
        row("editions",
            u"The 2024 edition of the handbook covers taxes."_s,
            u"The 2025 edition of the handbook covers taxes."_s);
        row("time of day",
            u"The museum shop opens at 10:30 daily."_s,
            u"The museum shop opens at 11:00 daily."_s);
        row("screen",
            u"The screen of the laptop has 1920 x 1080 pixels."_s,
            u"The screen of the laptop has 2560 x 1440 pixels."_s);
        row("two numbers",
            u"The plans of the host cost $5 and $20."_s,
            u"The plans of the host cost $7."_s);
        row("less exact date",
            u"The contract ends on 20 November 2026."_s,
            u"The contract ends in November 2026."_s);
        row("only the year",
            u"The contract ends on 20 November 2026."_s,
            u"The contract ends in 2026."_s);
        row("same date",
            u"The contract ends on 2026-11-20."_s,
            u"The contract ends on November 20th, 2026."_s);
        row("slashes",
            u"The contract ends on 05/06/2026."_s,
            u"The contract ends on 5 June 2026."_s);
        row("languages of months",
            u"Der Vertrag endet am 20. März 2026."_s,
            u"Der Vertrag endet am 20.03.2026."_s);
        row("may", u"The contract may end in 12 months."_s, u"The contract may end in one year."_s);
        row("other subject of not",
            u"The tool does not support Windows."_s,
            u"The tool supports Linux."_s);
        row("not only",
            u"The tool does not only support Linux machines."_s,
            u"The tool supports Linux machines."_s);
        row("not always",
            u"The cache does not always help readers."_s,
            u"The cache helps readers."_s);
        row("not in particular",
            u"SQLite does not support concurrent writers natively."_s,
            u"SQLite supports concurrent writers."_s);
        row("not uncommon",
            u"Failures of the disk are not impossible."_s,
            u"Failures of the disk are possible."_s);
        row("both deny",
            u"SQLite doesn't support concurrent writers."_s,
            u"SQLite never supports concurrent writers."_s);
        row("condition",
            u"If the index is missing, queries do not use memory."_s,
            u"If the index is missing, queries use memory."_s);
        row("question",
            u"Does SQLite not support concurrent writers?"_s,
            u"SQLite supports concurrent writers."_s);
        row("no more than",
            u"The parcel weighs no more than 5 kg."_s,
            u"The parcel weighs 4 kg."_s);
        row("might not",
            u"The update might not fix the crash."_s,
            u"The update fixes the crash."_s);
        row("German nicht nur",
            u"Die Versicherung zahlt nicht nur Schäden."_s,
            u"Die Versicherung zahlt Schäden."_s);
        row("French decimals",
            u"Le taux de la banque est de 2,5 pour cent."_s,
            u"Le taux de la banque est de 2,50 %."_s);
        row("Spanish thousands",
            u"El pueblo tiene 12.500 habitantes."_s,
            u"El pueblo tiene 12 500 habitantes."_s);
        row("pronoun",
            u"It supports 5 users at once."_s,
            u"Postgres supports 100 users at once."_s);
        row("said elsewhere",
            u"Items can be returned within 30 days. Items on sale can be returned within 14 days."_s,
            u"Items can be returned within 14 days."_s);
        row("several values of its own",
            u"The limit of the upload is 5 GB. For teams the limit of the upload is 9 GB."_s,
            u"The limit of the upload is 7 GB."_s);
        row("best counterparts",
            u"Basic storage is 5 GB of disk. Team storage is 50 GB of disk."_s,
            u"Team storage is 50 GB of disk. Basic storage is 5 GB of disk."_s);
        row("nothing shared",
            u"The kettle boils water in 3 minutes."_s,
            u"Parliament votes in 12 days."_s);
        row("Chinese", u"这个保修期是30天。"_s, u"这个保修期是14天。"_s);
        row("Arabic digits", u"مدة الضمان ٣٠ يوما."_s, u"مدة الضمان ١٤ يوما."_s);
    }

    void doNotDiffer()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QCOMPARE(said({one, other}).join(u" && "_s), QString());
        QCOMPARE(said({other, one}).join(u" && "_s), QString());
    }

    void namesEverybodyOnce()
    {
        QCOMPARE(said({u"Items can be returned within 14 days."_s,
                       u"Customers may return items within 30 days of purchase."_s,
                       u"You can return items within 30 days. Shipping is free."_s,
                       u"Nothing about that here at all."_s}),
                 QStringList{u"30 days BC / 14 days A"_s});
    }

    void threeSides()
    {
        QCOMPARE(said({u"The laptop ships with 12 GB of memory."_s,
                       u"The laptop ships with 16 GB of memory."_s,
                       u"The laptop ships with 8 GB of memory."_s}),
                 QStringList{u"12 GB A / 16 GB B / 8 GB C"_s});
    }

    void mostSourcesFirst()
    {
        QCOMPARE(said({u"The contract ends in 2026. The laptop ships with 8 GB of memory."_s,
                       u"The contract ends in 2027. The laptop ships with 16 GB of memory."_s,
                       u"The laptop ships with 16 GB of memory."_s}),
                 (QStringList{u"16 GB BC / 8 GB A"_s, u"2026 A / 2027 B"_s}));
    }

    void tellsTheSubject()
    {
        const QList<Conflict> found =
            conflicts(claims(sourcesOf({u"Customers may return items within 30 days."_s,
                                        u"Items can be returned within 14 days of delivery."_s})));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().kind, Conflict::Kind::Quantity);
        QCOMPARE(found.first().subject, (QStringList{u"return"_s, u"items"_s}));
        QCOMPARE(found.first().claims, (QList<qsizetype>{0, 1}));
        QCOMPARE(found.first().sides[1].sentence,
                 u"Items can be returned within 14 days of delivery."_s);
    }

    void tellsTheKind()
    {
        const auto kind = [](const QString &one, const QString &other) {
            const QList<Conflict> found = conflicts(claims(sourcesOf({one, other})));
            return found.size() == 1 ? found.first().kind : Conflict::Kind(-1);
        };
        QCOMPARE(kind(u"The free plan allows 8 users."_s, u"The free plan allows 15 users."_s),
                 Conflict::Kind::Number);
        QCOMPARE(kind(u"The editor's licence costs $20."_s, u"The editor's licence costs $35."_s),
                 Conflict::Kind::Amount);
        QCOMPARE(kind(u"The inflation target is 5 %."_s, u"The inflation target is 7 %."_s),
                 Conflict::Kind::Quantity);
        QCOMPARE(kind(u"The contract ends in 2026."_s, u"The contract ends in 2027."_s),
                 Conflict::Kind::Date);
        QCOMPARE(kind(u"SQLite supports many writers."_s, u"SQLite cannot support many writers."_s),
                 Conflict::Kind::Negation);
    }

    void quotesEverySource()
    {
        const QStringList texts{
            u"> Hello. The free  plan\n> allows 8\n> users per team."_s,
            u"- The free plan allows 15 users per team."_s,
            u"The free plan allows **15** users per team. SQLite supports many writers."_s,
            u"SQLite does not support many writers."_s};
        QStringList quotes;
        for (const Conflict &conflict : conflicts(claims(sourcesOf(texts)))) {
            for (const Conflict::Side &side : conflict.sides) {
                for (const Conflict::Quote &quote : side.quotes) {
                    const QString &text = texts[quote.source];
                    QCOMPARE(text[quote.sentence.position],
                             text[quote.sentence.position].toUpper());
                    QCOMPARE(text[quote.sentence.end() - 1], u'.');
                    quotes.append(QChar(u'A' + char16_t(quote.source)) + u' ' +
                                  text.mid(quote.value.position, quote.value.length));
                }
            }
        }
        QCOMPARE(quotes,
                 (QStringList{u"B 15 users"_s,
                              u"C 15** users"_s,
                              u"A 8\n> users"_s,
                              u"C supports"_s,
                              u"D does not support"_s}));
    }

    void aCutSentenceIsNotCompared()
    {
        QList<SourceText> sources = sourcesOf(
            {u"The licence for the editor costs $1"_s, u"The licence for the editor costs $15."_s});
        QCOMPARE(conflicts(claims(sources)).size(), 1);
        sources[0].cut = true;
        QCOMPARE(conflicts(claims(sources)).size(), 0);
    }

    void orderOfSourcesOnlyReordersNames()
    {
        const QStringList texts{
            u"Items can be returned within 14 days. The fee is 5 % of the price."_s,
            u"Customers may return items within 30 days. The contract ends in 2026."_s,
            u"You can return items within 30 days. The contract ends in 2027."_s,
            u"The fee is 7 % of the price. SQLite supports concurrent writers."_s,
            u"SQLite does not support concurrent writers."_s};
        QList<qsizetype> order{0, 1, 2, 3, 4};
        const QStringList expected = valuesAndTexts(texts, order);
        QCOMPARE(expected.size(), 4);
        while (std::ranges::next_permutation(order).found)
            QCOMPARE(valuesAndTexts(texts, order), expected);
    }

    void eightAnswersTakeNoTime()
    {
        QStringList texts;
        for (int i = 0; i < 8; ++i) {
            QString text;
            for (int j = 0; text.size() < 4096; ++j)
                text +=
                    u"The topic%1 of chapter%2 takes %3 days and was decided on %4 March 2026 by "
                    "the council of the town. "_s.arg(j)
                        .arg(j % 5)
                        .arg(10 + i % 3)
                        .arg(1 + j % 28);
            texts.append(text);
        }
        QVERIFY(milliseconds(texts) < 500); // 60 in a debug build; generous: sanitizers
    }

    void hostileTextsTakeNoTime_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("one word") << QString(1'000'000, u'a');
        QTest::newRow("one number") << QString(1'000'000, u'7');
        QTest::newRow("numbers") << u"12 "_s.repeated(100'000);
        QTest::newRow("sentences of numbers")
            << u"Take 12 34 56 78 or 90 days. "_s.repeated(10'000);
        QTest::newRow("no end") << u"word and more "_s.repeated(100'000);
        QTest::newRow("lines") << u"word and more\n\n"_s.repeated(100'000);
        QTest::newRow("marks") << u"a\u0301\u0302\u0303"_s.repeated(250'000);
        QTest::newRow("only marks") << QString(1'000'000, QChar(0x0301));
        QTest::newRow("separators") << u"1,"_s.repeated(500'000);
        QTest::newRow("spaced groups") << u"123 "_s.repeated(250'000);
        QTest::newRow("backticks") << u"`a "_s.repeated(300'000);
        QTest::newRow("brackets") << u"[1 "_s.repeated(300'000);
        QTest::newRow("quotes") << u"> "_s.repeated(500'000);
        QTest::newRow("surrogates") << QString(1'000'000, QChar(0xd83d));
        QTest::newRow("not") << u"It is not not never no. "_s.repeated(40'000);
    }

    void hostileTextsTakeNoTime()
    {
        QFETCH(QString, text);
        QVERIFY(milliseconds({text, text, text}) <
                1000); // 50 in a debug build; generous: sanitizers
    }

private:
    /// Values and sentences, without who said so, in an order of their own.
    static QStringList valuesAndTexts(const QStringList &texts, const QList<qsizetype> &order)
    {
        QStringList ordered;
        for (const qsizetype i : order)
            ordered.append(texts[i]);
        QStringList result;
        for (const Conflict &conflict : conflicts(claims(sourcesOf(ordered)))) {
            QStringList sides;
            for (const Conflict::Side &side : conflict.sides) {
                QStringList who;
                for (const qsizetype source : side.sources)
                    who.append(QString::number(order[source]));
                who.sort();
                sides.append(side.value + side.sentence + who.join(u','));
            }
            sides.sort();
            result.append(sides.join(u'/'));
        }
        result.sort();
        return result;
    }

    static qint64 milliseconds(const QStringList &texts)
    {
        QElapsedTimer timer;
        timer.start();
        static_cast<void>(conflicts(claims(sourcesOf(texts))));
        return timer.elapsed();
    }
};

QTEST_GUILESS_MAIN(ConflictsTest)
#include "tst_conflicts.moc"
