#include "ui/print/sessionpdf.h"

#include "ui/markdown/decorations.h"
#include "ui/print/sessiondocument.h"
#include "ui/theme/palette.h"
#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

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

void drawFooter(QPainter &painter, const QSizeF &page, const MarkdownStyle &style, int number)
{
    painter.setFont(scaled(style.body, 0.85));
    painter.setPen(style.secondary);
    painter.drawText(QRectF(0, page.height(), page.width(), FooterHeight),
                     Qt::AlignRight | Qt::AlignBottom,
                     QString::number(number));
}

void print(QTextDocument &document, const MarkdownStyle &style, QPdfWriter &writer)
{
    const qreal scale = qreal(PdfDpi) / LayoutDpi;
    const QSizeF paper = QSizeF(writer.width(), writer.height()) / scale;
    const QSizeF page(paper.width(), paper.height() - FooterHeight);
    document.setPageSize(page);
    QPainter painter(&writer);
    painter.scale(scale, scale);
    const int pages = document.pageCount();
    for (int number = 0; number < pages; ++number) {
        if (number > 0)
            writer.newPage();
        painter.save();
        const QRectF area(0, number * page.height(), page.width(), page.height());
        painter.translate(0, -area.top());
        painter.setClipRect(area);
        paintDecorations(painter, document, area, style);
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = area;
        context.palette.setColor(QPalette::Text, style.text);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        drawFooter(painter, page, style, number + 1);
    }
}

} // namespace

QByteArray sessionPdf(const Session &session, const ExportOptions &options)
{
    const MarkdownStyle style = paperStyle();
    QTextDocument document;
    document.setUndoRedoEnabled(false);
    document.setDocumentMargin(0);
    document.setDefaultFont(style.body);
    document.setUseDesignMetrics(true);
    SessionDocument(document, style, options).write(session);

    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(PdfDpi);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({Margin, Margin, Margin, Margin}, QPageLayout::Millimeter);
    writer.setTitle(session.title);
    writer.setCreator(u"Conclave"_s);
    print(document, style, writer);
    return bytes;
}

} // namespace Conclave
