#include "core/markdown/blocksplitter.h"
#include "ui/markdown/markdownbuilder.h"
#include "ui/markdown/markdownview.h"
#include "ui/markdown/tablefit.h"

#include <QAbstractTextDocumentLayout>
#include <QPalette>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QTextTable>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString Prices = uR"(
| Provider | Price per month | Backup retention | Failover | Region | Verdict |
|---|--:|--:|---|---|---|
| Hetzner | EUR1,234.50 | 14 days | manual | Falkenstein | cheapest |
| Amazon RDS | EUR2,345.00 | 35 days | automatic | Frankfurt | reliable |
)"_s;

QList<QTextTable *> tablesOf(const QTextDocument &document)
{
    QList<QTextTable *> tables;
    const auto frames = document.rootFrame()->childFrames();
    for (QTextFrame *frame : frames)
        tables.append(qobject_cast<QTextTable *>(frame));
    return tables;
}

qreal widthOf(QTextTable &table)
{
    return table.document()->documentLayout()->frameBoundingRect(&table).width();
}

/// The first two lines of a cell between which a word is broken, for people.
QString brokenWord(const QTextDocument &document)
{
    document.documentLayout()->documentSize(); // of all
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (!QTextCursor(block).currentTable())
            continue;
        const QTextLayout &layout = *block.layout();
        for (int i = 1; i < layout.lineCount(); ++i) {
            const int start = layout.lineAt(i).textStart();
            if (!block.text()[start - 1].isSpace())
                return block.text().left(start) + u'/' + block.text().mid(start);
        }
    }
    return {};
}

} // namespace

class TableFitTest : public QObject
{
    Q_OBJECT

private:
    void show(const QString &text, int width)
    {
        m_view.resize(width, 700);
        m_view.show();
        m_view.setText(text);
        m_view.flush();
    }

    MarkdownView m_view;

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_view.clear();
    }

    void wordsStayWholeAtAnyWidth_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {150, 300, 340, 420, 535, 700, 1200})
            QTest::addRow("%d", width) << width;
    }

    void wordsStayWholeAtAnyWidth()
    {
        QFETCH(int, width);
        show(Prices, width);
        QCOMPARE(brokenWord(*m_view.document()), QString());
        QVERIFY(widthOf(*tablesOf(*m_view.document()).first()) <= width ||
                m_view.horizontalScrollBar()->maximum() > 0);
    }

    void whatDoesNotFitIsReachedSideways()
    {
        show(Prices, 300);
        QVERIFY(m_view.horizontalScrollBar()->maximum() > 0);
        QVERIFY(m_view.horizontalScrollBar()->isVisible());
        m_view.resize(700, 700);
        QCOMPARE(m_view.horizontalScrollBar()->maximum(), 0);
        QCOMPARE(brokenWord(*m_view.document()), QString());
        m_view.resize(300, 700);
        QCOMPARE(brokenWord(*m_view.document()), QString());
    }

    void takesTheRoomThatThereIs()
    {
        const QString prose = u"some words that go on for a while "_s.repeated(6);
        show(u"| a | b |\n|---|---|\n| "_s + prose + u"| "_s + prose + u"|\n"_s, 1200);
        QTextTable &table = *tablesOf(*m_view.document()).first();
        const int room = m_view.viewport()->width();
        QVERIFY(m_view.lineWrapColumnOrWidth() < room - 300);
        QVERIFY(widthOf(table) > room - 30);
        QCOMPARE(m_view.horizontalScrollBar()->maximum(), 0);
        m_view.resize(1000, 700);
        QVERIFY(widthOf(table) > m_view.viewport()->width() - 30);
        QCOMPARE(m_view.horizontalScrollBar()->maximum(), 0);
    }

    void aNarrowOneStaysNarrow()
    {
        show(u"| a | b |\n|---|---|\n| 1 | 2 |\n"_s, 700);
        QVERIFY(widthOf(*tablesOf(*m_view.document()).first()) < 150);
    }

    void veryLongWordsDoNotMakeItWide()
    {
        show(u"| a | b |\n|---|---|\n| "_s + QString(400, u'x') + u" | 2 |\n"_s, 340);
        QCOMPARE(m_view.horizontalScrollBar()->maximum(), 0);
    }

    void wordsThatComeLateStayWholeInOneWithManyRows()
    {
        const auto numbered = [](int from, int to) {
            QString rows;
            for (int row = from; row < to; ++row)
                rows += u"| %1 | some words |\n"_s.arg(row);
            return rows;
        };
        show(u"| n | words |\n|---|---|\n"_s + numbered(1, 120) + u"| n | extraordinary |\n"_s +
                 numbered(120, 140),
             100);
        QVERIFY(tablesOf(*m_view.document()).size() > 4);
        QCOMPARE(brokenWord(*m_view.document()), QString());
        m_view.resize(700, 700);
        m_view.resize(120, 700);
        QCOMPARE(brokenWord(*m_view.document()), QString());
        const auto tables = tablesOf(*m_view.document());
        for (const QTextTable *table : tables)
            QCOMPARE(table->format().columnWidthConstraints(),
                     tables.first()->format().columnWidthConstraints());
    }

    void codeBelowKeepsItsDistance_data()
    {
        QTest::addColumn<int>("rows");
        QTest::newRow("short") << 2;
        QTest::newRow("long") << 90;
    }

    void codeBelowKeepsItsDistance()
    {
        QFETCH(int, rows);
        show(u"| a | b |\n|---|---|\n"_s + u"| c | d |\n"_s.repeated(rows) +
                 u"\n```cpp\nx\n```\n"_s,
             340);
        const QTextBlock head = m_view.document()->find(u"C++"_s).block();
        const QTextBlock cell = head.previous();
        QCOMPARE(cell.text(), u"d"_s);
        const auto &layout = *m_view.document()->documentLayout();
        const qreal distance =
            layout.blockBoundingRect(head).top() - layout.blockBoundingRect(cell).bottom();
        QVERIFY2(distance >= 20, qPrintable(QString::number(distance)));
    }

    void widthsDoNotDependOnHowItCame()
    {
        QString text = Prices;
        for (int row = 1; row < 40; ++row)
            text += u"| %1 | %2 | a | b | c | %3 |\n"_s.arg(row).arg(row * 999).arg(row * row);
        text += u"| extraordinary | a | b | c | d | incomprehensible |\n| a | b | c | d | e |"_s;
        show(text, 340);
        const auto widths = tablesOf(*m_view.document()).last()->format().columnWidthConstraints();
        for (const int step : {5, 60}) {
            m_view.clear();
            for (qsizetype i = 0; i < text.size(); i += step) {
                m_view.appendText(text.mid(i, step));
                m_view.flush();
            }
            m_view.finish();
            const auto tables = tablesOf(*m_view.document());
            for (const QTextTable *table : tables)
                QCOMPARE(table->format().columnWidthConstraints(), widths);
        }
    }

    void onPaperNothingIsBeyondTheEdge()
    {
        QTextDocument document;
        const MarkdownStyle style = MarkdownStyle::fromPalette(QPalette(), QFont());
        LinkReferences references;
        MarkdownBuilder builder(document, style, references);
        BlockSplitter splitter;
        const QList<MarkdownBlock> blocks = splitter.feed(QString(Prices + u"\nend\n"_s));
        for (const MarkdownBlock &block : blocks)
            builder.write(block);
        for (const int width : {150, 600}) {
            document.setTextWidth(width);
            TableFit::fitAll(document);
            QVERIFY(widthOf(*tablesOf(document).first()) <= width);
        }
        QCOMPARE(brokenWord(document), QString());
    }
};

QTEST_MAIN(TableFitTest)
#include "tst_tablefit.moc"
