#include "core/markdown/blocksplitter.h"
#include "core/markdown/linkreferences.h"
#include "ui/markdown/markdownbuilder.h"
#include "ui/markdown/markdownstyle.h"
#include "ui/print/pagecuts.h"

#include <QAbstractTextDocumentLayout>
#include <QGuiApplication>
#include <QPalette>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class PageCutsTest : public QObject
{
    Q_OBJECT

private slots:
    void neverPartsAHeadingFromItsText()
    {
        isNeverParted(u"# A heading\n\n## Another\n\nIts text."_s, u"A heading"_s, u"Its text."_s);
    }

    void neverPartsTheTitleOfCodeFromTheCode()
    {
        isNeverParted(u"```cpp\nint first;\nint second;\n```"_s, u"C++"_s, u"int first"_s);
    }

    void neverPartsTheFirstOrTheLastTwoLinesOfCode()
    {
        const QString code = u"```\none();\ntwo();\nthree();\nfour();\nfive();\n```"_s;
        isNeverParted(code, u"one"_s, u"two"_s);
        isNeverParted(code, u"four"_s, u"five"_s);
    }

    void neverPartsTheHeaderOfATableFromItsFirstRow()
    {
        isNeverParted(
            u"| Head | B |\n|---|---|\n| Cell | 2 |\n| Third | 3 |"_s, u"Head"_s, u"Cell"_s);
    }

    void fillsPages()
    {
        const QTextDocument &document = written(u"A line.\n\n"_s.repeated(100));
        const PageCuts cuts(document);

        constexpr qreal Room = 300;
        QList<qreal> pages;
        for (qreal from = 0; from < cuts.height(); from = cuts.end(from, Room))
            pages.append(cuts.end(from, Room) - from);

        QVERIFY(pages.size() > 5);
        for (const qreal page : std::as_const(pages))
            QVERIFY(page <= Room);
        pages.removeLast();
        for (const qreal page : std::as_const(pages))
            QVERIFY2(page > Room * 0.8, qPrintable(QString::number(page)));
    }

    void cutsBetweenLines()
    {
        const QTextDocument &document = written(u"some words that go on "_s.repeated(100));
        const PageCuts cuts(document);
        QList<qreal> lines;
        for (int i = 0; i < document.firstBlock().layout()->lineCount(); ++i)
            lines.append(document.firstBlock().layout()->lineAt(i).y());

        int pages = 0;
        for (qreal from = 0; from < cuts.height(); from = cuts.end(from, 100), ++pages)
            QVERIFY2(lines.contains(from),
                     qPrintable(u"%1 of %2 lines"_s.arg(from).arg(lines.size())));
        QVERIFY(pages > 3);
    }

    void cutsNoLineOfARowThatIsHigherThanAPage()
    {
        const QString cell = u"words that go on "_s.repeated(150);
        const QTextDocument &document =
            written(u"A line.\n\n| A | B |\n|---|---|\n| %1 | %1 |\n"_s.arg(cell));
        const PageCuts cuts(document);
        QList<std::pair<qreal, qreal>> lines;
        for (QTextBlock b = document.begin(); b.isValid(); b = b.next()) {
            const qreal top = document.documentLayout()->blockBoundingRect(b).top();
            for (int i = 0; i < b.layout()->lineCount(); ++i) {
                const QTextLine line = b.layout()->lineAt(i);
                lines.append({top + line.y(), top + line.y() + line.height()});
            }
        }
        int through = 0;
        int pages = 0;
        for (qreal from = 0; from < cuts.height(); from = cuts.end(from, 300), ++pages) {
            for (const auto &[top, bottom] : lines)
                through += from > top + 1 && from < bottom - 1;
        }
        QVERIFY(pages > 3);
        QCOMPARE(through, 0);
    }

    void endsEvenWhenNothingFits()
    {
        const PageCuts cuts(written(u"A line.\n\nAnother."_s));

        QVERIFY(!cuts.goodEnd(0, 3));
        QCOMPARE(cuts.end(0, 3), 3);
    }

    void hasNoEndWithinAParagraphOfThreeLines()
    {
        QString text;
        do {
            text += u"words "_s;
        } while (written(text).firstBlock().layout()->lineCount() < 3);
        const PageCuts cuts(*m_document);

        QVERIFY(!cuts.goodEnd(0, cuts.height() * 0.7));
        QVERIFY(cuts.goodEnd(0, cuts.height()));
    }

private:
    /// Wherever the pages begin and end, both stand on the same one.
    void isNeverParted(const QString &markdown, const QString &first, const QString &second)
    {
        for (int lines = 4; lines < 40; ++lines) {
            const QTextDocument &document = written(u"A line.\n\n"_s.repeated(lines) + markdown);
            const PageCuts cuts(document);
            constexpr qreal Room = 400;
            qreal end = 0;
            while (end <= topOf(document, first))
                end = cuts.end(end, Room);
            QVERIFY2(topOf(document, second) < end, qPrintable(QString::number(lines)));
        }
    }
    const QTextDocument &written(const QString &markdown)
    {
        m_document = std::make_unique<QTextDocument>();
        m_document->setTextWidth(500);
        m_document->setDocumentMargin(0);
        LinkReferences references;
        BlockSplitter splitter;
        MarkdownBuilder builder(*m_document, m_style, references);
        for (const QList<MarkdownBlock> &blocks : {splitter.feed(markdown), splitter.tail()}) {
            for (const MarkdownBlock &block : blocks)
                builder.finish(builder.write(block));
        }
        m_document->size(); // lays it out
        return *m_document;
    }
    static qreal topOf(const QTextDocument &document, const QString &text)
    {
        const QTextBlock block = document.find(text, 0, QTextDocument::FindCaseSensitively).block();
        return document.documentLayout()->blockBoundingRect(block).top();
    }

    MarkdownStyle m_style =
        MarkdownStyle::fromPalette(QGuiApplication::palette(), QGuiApplication::font());
    std::unique_ptr<QTextDocument> m_document;
};

QTEST_MAIN(PageCutsTest)
#include "tst_pagecuts.moc"
