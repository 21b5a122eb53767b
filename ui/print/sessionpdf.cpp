#include "ui/print/sessionpdf.h"

#include "ui/markdown/decorations.h"
#include "ui/markdown/tablefit.h"
#include "ui/print/pagecuts.h"
#include "ui/print/sessiondocument.h"
#include "ui/theme/palette.h"
#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QFontDatabase>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

#include <functional>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LayoutDpi = 96; // what our distances are in
constexpr int PdfDpi = 1200;  // what letters are placed in
constexpr qreal Margin = 18;  // millimetres
constexpr qreal FooterHeight = 28;

/// Letters keep the distances they have on paper, whatever a screen would round them to.
QFont unhinted(QFont font)
{
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

MarkdownStyle paperStyle()
{
    constexpr int BodySize = 13; // of 96 to the inch: 10 points, whatever the screen's resolution
    constexpr int CodeSize = 12;
    Theme theme = Theme::forLight();
    theme.window = theme.panel = QColor(Qt::white);
    QFont body = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    MarkdownStyle style = MarkdownStyle::fromPalette(paletteFor(theme), body);
    style.body = unhinted(body);
    style.body.setPixelSize(BodySize);
    style.code = unhinted(style.code);
    style.code.setPixelSize(CodeSize);
    return style;
}

/// Writes documents one below the other onto pages.
class Printer final
{
public:
    Printer(QPdfWriter &writer, MarkdownStyle style)
        : m_writer(writer)
        , m_painter(&writer)
        , m_style(std::move(style))
    {
        m_painter.scale(Scale, Scale);
        drawFooter();
    }

    const MarkdownStyle &style() const { return m_style; }

    void print(QTextDocument &document)
    {
        document.setTextWidth(page().width());
        TableFit::fitAll(document);
        const PageCuts cuts(document);
        constexpr qreal Gap = 24; // to the document above
        if (m_used > 0)
            m_used += Gap;
        if (m_used > 0 && !cuts.goodEnd(0, page().height() - m_used))
            beginPage();
        qreal from = 0;
        while (from < cuts.height()) {
            if (from > 0)
                beginPage();
            const qreal end = cuts.end(from, page().height() - m_used);
            draw(document, from, end);
            from = end;
        }
    }

private:
    static constexpr qreal Scale = qreal(PdfDpi) / LayoutDpi;

    QSizeF page() const
    {
        const QSizeF paper = QSizeF(m_writer.width(), m_writer.height()) / Scale;
        return {paper.width(), paper.height() - FooterHeight};
    }
    void beginPage()
    {
        m_writer.newPage();
        ++m_page;
        m_used = 0;
        drawFooter();
    }
    void draw(QTextDocument &document, qreal from, qreal end)
    {
        const QRectF area(0, from, page().width(), end - from);
        m_painter.save();
        m_painter.translate(0, m_used - from);
        m_painter.setClipRect(area);
        paintDecorations(m_painter, document, area, m_style);
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = area;
        context.palette.setColor(QPalette::Text, m_style.text);
        document.documentLayout()->draw(&m_painter, context);
        m_painter.restore();
        m_used += area.height();
    }
    void drawFooter()
    {
        m_painter.setFont(scaled(m_style.body, 0.85));
        m_painter.setPen(m_style.secondary);
        m_painter.drawText(QRectF(0, page().height(), page().width(), FooterHeight),
                           Qt::AlignRight | Qt::AlignBottom,
                           QString::number(m_page));
    }

    QPdfWriter &m_writer;
    QPainter m_painter;
    const MarkdownStyle m_style;
    int m_page = 1;
    qreal m_used = 0; ///< Of the page's height.
};

/// What Qt does with a document takes the longer the more tables are in it: so each turn is one.
void printPart(Printer &printer, const std::function<void(QTextDocument &)> &write)
{
    QTextDocument document;
    document.setUndoRedoEnabled(false);
    document.setDocumentMargin(0);
    document.setDefaultFont(printer.style().body);
    document.setUseDesignMetrics(true);
    write(document);
    printer.print(document);
}

} // namespace

QByteArray sessionPdf(const Session &session, const ExportOptions &options)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(PdfDpi);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins({Margin, Margin, Margin, Margin}, QPageLayout::Millimeter);
        writer.setTitle(session.title);
        writer.setCreator(u"Conclave"_s);
        Printer printer(writer, paperStyle());
        printPart(printer, [&](QTextDocument &document) {
            SessionDocument(document, printer.style(), options).writeTitle(session);
        });
        for (const Turn &turn : session.turns) {
            printPart(printer, [&](QTextDocument &document) {
                SessionDocument(document, printer.style(), options).writeTurn(session, turn);
            });
        }
    }
    return bytes;
}

} // namespace Conclave
