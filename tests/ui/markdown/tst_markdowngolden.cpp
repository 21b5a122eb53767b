#include "tests/ui/markdown/documentdump.h"
#include "ui/markdown/markdownreader.h"
#include "ui/markdown/markdownstream.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPalette>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <functional>
#include <utility>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Sample
{
    QString name;
    QString markdown;
};

QByteArray contents(const QString &path)
{
    QFile file(QString::fromUtf8(CONCLAVE_TEST_DATA) + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<Sample> specification()
{
    QList<Sample> samples;
    const QJsonArray examples =
        QJsonDocument::fromJson(contents(u"commonmark/examples.json"_s)).array();
    for (const QJsonValue &example : examples)
        samples.append(
            {QString::number(example[u"example"_s].toInt()), example[u"markdown"_s].toString()});
    return samples;
}

QList<Sample> ownSamples()
{
    QList<Sample> samples;
    const QDir folder(QString::fromUtf8(CONCLAVE_TEST_DATA) + u"/gfm"_s);
    for (const QString &name : folder.entryList({u"*.md"_s}))
        if (name != u"README.md"_s)
            samples.append({name, QString::fromUtf8(contents(u"gfm/"_s + name))});
    return samples;
}

/// Where we read differently than the parser does when it has the whole text, for a reason.
const QSet<QString> Exceptions = {
    u"24"_s,          // the language of a fence is shown as it is written
    u"mistakes.md"_s, // a fence that is closed at the wrong indent
};

} // namespace

/// Streams texts in pieces and compares the documents with those of whole texts.
class MarkdownGoldenTest : public QObject
{
    Q_OBJECT

private:
    QStringList streamed(const QString &text, const std::function<qsizetype()> &pieceSize) const
    {
        QTextDocument document;
        MarkdownStream stream(document);
        for (qsizetype at = 0; at < text.size();) {
            const qsizetype size = pieceSize();
            stream.append(text.mid(at, size));
            stream.render(m_style, stream.rawText().size());
            at += size;
        }
        stream.finish();
        stream.render(m_style, stream.rawText().size());
        return DocumentDump::of(document);
    }

    QStringList atOnce(const QString &text) const
    {
        return streamed(text, [&text] { return text.size(); });
    }

    /// What the parser of the grammar makes of the whole text, without our own splitting.
    QStringList parsedWhole(const QString &text) const
    {
        QTextDocument document;
        DocumentWriter writer(document, m_style);
        MarkdownReader(writer, m_style).read(text);
        return DocumentDump::of(document);
    }

    void compareWithParser(const Sample &sample) const
    {
        const QString difference =
            DocumentDump::difference(atOnce(sample.markdown), parsedWhole(sample.markdown));
        QVERIFY2(difference.isEmpty(),
                 qPrintable(sample.name + u":\n"_s + sample.markdown + difference));
    }

    void compareWithStreamed(const Sample &sample,
                             const QStringList &expected,
                             const std::function<qsizetype()> &pieceSize) const
    {
        const QString difference =
            DocumentDump::difference(streamed(sample.markdown, pieceSize), expected);
        QVERIFY2(difference.isEmpty(),
                 qPrintable(sample.name + u":\n"_s + sample.markdown + difference));
    }

    void streamInAllWays(const Sample &sample)
    {
        const QStringList expected = atOnce(sample.markdown);
        compareWithStreamed(sample, expected, [] { return 1; });
        const int step = 1 + int(sample.markdown.size() / 100);
        for (int cut = 1; cut < sample.markdown.size(); cut += step)
            compareWithStreamed(sample, expected, [cut, isFirst = true]() mutable {
                return std::exchange(isFirst, false) ? cut : 100'000;
            });
        for (int run = 0; run < 3; ++run)
            compareWithStreamed(sample, expected, [this] { return m_random.bounded(1, 12); });
    }

    MarkdownStyle m_style = MarkdownStyle::fromPalette(QPalette(), QFont());
    QRandomGenerator m_random{1};

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void readsLikeTheParser()
    {
        const QList<Sample> samples = specification() + ownSamples();
        QCOMPARE(samples.size(), 652 + 5);
        for (const Sample &sample : samples)
            if (!Exceptions.contains(sample.name))
                compareWithParser(sample);
    }

    void readsRandomTextsLikeTheParser_data()
    {
        // Not all in one: beside one another some of these make the parser itself err.
        QTest::addColumn<QStringList>("lines");
        const QStringList common = {u""_s,
                                    u""_s,
                                    u"text"_s,
                                    u"more  "_s,
                                    u"- item"_s,
                                    u"* other"_s,
                                    u"  more"_s,
                                    u"    deep"_s,
                                    u"2. two"_s,
                                    u"1) one"_s,
                                    u"> quote"_s,
                                    u"***"_s,
                                    u"-"_s,
                                    u">"_s,
                                    u"**bold"_s,
                                    u"end**"_s};
        QTest::newRow("containers") << common + QStringList{u"10. ten"_s,
                                                            u"# head"_s,
                                                            u">> quote"_s,
                                                            u"> - in"_s,
                                                            u"- > in"_s,
                                                            u"- - twice"_s,
                                                            u"---"_s,
                                                            u"==="_s,
                                                            u"\tcode"_s,
                                                            u"1."_s,
                                                            u"      - far"_s,
                                                            u"   - near"_s,
                                                            u" - \tx"_s,
                                                            u">\t- y"_s};
        QTest::newRow("code") << common + QStringList{u"```"_s,
                                                      u"  ```"_s,
                                                      u"~~~ py"_s,
                                                      u"\tcode"_s,
                                                      u"      far"_s,
                                                      u"- \t  z"_s};
        QTest::newRow("tables") << common + QStringList{u"| a | b |"_s,
                                                        u"|---|--:|"_s,
                                                        u"---|:--"_s,
                                                        u"> |q|r|"_s,
                                                        u"> |---|---|"_s,
                                                        u"  |s"_s,
                                                        u"  |---|"_s,
                                                        u"x\\|y|`a|b`"_s};
        QTest::newRow("references") << common + QStringList{u"[a]: https://a.org"_s,
                                                            u"[b]: <https://b.org> 'c'"_s,
                                                            u"'title'"_s,
                                                            u"[a] [x][b] ![B]"_s,
                                                            u"> [A]: https://c.org"_s,
                                                            u"# [b]"_s,
                                                            u"[a]:"_s};
        QTest::newRow("tasks") << QStringList{u""_s,
                                              u"text"_s,
                                              u"- [ ] open"_s,
                                              u"* [x] done"_s,
                                              u"  - [X] in"_s,
                                              u"1. [ ] one"_s,
                                              u"- item"_s,
                                              u"  more"_s,
                                              u"- [y] none"_s};
    }

    void readsRandomTextsLikeTheParser()
    {
        QFETCH(QStringList, lines);
        for (int run = 0; run < 200 && !QTest::currentTestFailed(); ++run) {
            QString text;
            const int count = m_random.bounded(2, 9);
            for (int line = 0; line < count; ++line)
                text += QString(lines[m_random.bounded(lines.size())] + u'\n');
            // The parser turns the tabs before code into spaces.
            compareWithParser({u"run %1"_s.arg(run), QString(text).replace(u"\t"_s, u"    "_s)});
            const int longest = m_random.bounded(2, 20);
            compareWithStreamed({u"run %1"_s.arg(run), text}, atOnce(text), [this, longest] {
                return m_random.bounded(1, longest);
            });
        }
    }

    void piecesOfTheSpecificationDoNotMatter()
    {
        const QList<Sample> samples = specification();
        for (const Sample &sample : samples)
            if (!QTest::currentTestFailed())
                streamInAllWays(sample);
    }

    void piecesOfOurSamplesDoNotMatter()
    {
        const QList<Sample> samples = ownSamples();
        for (const Sample &sample : samples)
            if (!QTest::currentTestFailed())
                streamInAllWays(sample);
    }
};

QTEST_MAIN(MarkdownGoldenTest)
#include "tst_markdowngolden.moc"
