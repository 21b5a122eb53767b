#include "ui/markdown/blocklook.h"

#include "ui/markdown/blockplace.h"
#include "ui/markdown/markdownproperty.h"
#include "ui/markdown/markdownstyle.h"

#include <QFontInfo>
#include <QFontMetricsF>

#include <algorithm>

namespace Conclave {

namespace {

constexpr qreal BodyLineHeight = 1.45;
constexpr qreal HeadingLineHeight = 1.3;
constexpr qreal CodeLineHeight = 1.4;
constexpr qreal CaptionSize = 0.85;

qreal headingSize(int level)
{
    if (level == 1)
        return 1.35;
    if (level == 2)
        return 1.2;
    return level == 3 ? 1.08 : 1.0;
}

QTextBlockFormat blockFormat(qreal top, qreal lineHeight, const QFont &font)
{
    // Qt counts in the font's own height, typography in its size.
    const qreal natural = QFontMetricsF(font).height();
    QTextBlockFormat format;
    format.setTopMargin(top);
    format.setLineHeight(100 * lineHeight * QFontInfo(font).pixelSize() / natural,
                         QTextBlockFormat::ProportionalHeight);
    return format;
}

QTextCharFormat charFormat(const QFont &font, const QColor &color)
{
    QTextCharFormat format;
    format.setFont(font);
    format.setForeground(color);
    return format;
}

/// The ground of code reaches further than its lines.
void padCode(QTextBlockFormat &block, const MarkdownStyle &style, qreal hang)
{
    block.setLeftMargin(3 * style.space + hang);
    block.setTextIndent(-hang);
    block.setRightMargin(3 * style.space);
}

} // namespace

BlockLook BlockLook::paragraph(const MarkdownStyle &style, bool beginsItem, bool isQuoted)
{
    return {blockFormat((beginsItem ? 1.25 : 2.5) * style.space, BodyLineHeight, style.body),
            charFormat(style.body, isQuoted ? style.secondary : style.text)};
}

BlockLook BlockLook::heading(const MarkdownStyle &style, int level)
{
    QFont font = scaled(style.body, headingSize(level));
    font.setWeight(QFont::DemiBold);
    BlockLook look{blockFormat((level <= 2 ? 6 : 5) * style.space, HeadingLineHeight, font),
                   charFormat(font, style.text)};
    look.block.setHeadingLevel(level);
    return look;
}

BlockLook BlockLook::formula(const MarkdownStyle &style, bool isMirrored)
{
    BlockLook look = paragraph(style, false, false);
    look.block.setLeftMargin(6 * style.space);
    look.block.setRightMargin(isMirrored ? 6 * style.space : 0);
    look.block.setAlignment(isMirrored ? Qt::AlignRight : Qt::AlignLeft);
    return look;
}

BlockLook BlockLook::footnote(const MarkdownStyle &style)
{
    const QFont font = scaled(style.body, CaptionSize);
    return {blockFormat(1.25 * style.space, BodyLineHeight, font),
            charFormat(font, style.secondary)};
}

BlockLook BlockLook::codeHead(const MarkdownStyle &style, bool isNamed)
{
    const QFont font = scaled(style.body, CaptionSize);
    BlockLook look{blockFormat(5 * style.space, BodyLineHeight, font),
                   charFormat(font, style.secondary)};
    if (!isNamed) // the line remains as the padding above the code
        look.block.setLineHeight(style.space, QTextBlockFormat::FixedHeight);
    padCode(look.block, style, 0);
    return look;
}

BlockLook BlockLook::codeLine(const MarkdownStyle &style, qreal hang)
{
    BlockLook look{blockFormat(0, CodeLineHeight, style.code), charFormat(style.code, style.text)};
    padCode(look.block, style, hang);
    return look;
}

BlockLook BlockLook::plainLine(const MarkdownStyle &style)
{
    return {blockFormat(0, BodyLineHeight, style.body), charFormat(style.body, style.text)};
}

BlockLook BlockLook::note(const MarkdownStyle &style)
{
    const QFont font = scaled(style.body, CaptionSize);
    return {blockFormat(3 * style.space, BodyLineHeight, font), charFormat(font, style.secondary)};
}

BlockLook BlockLook::rule(const MarkdownStyle &style)
{
    BlockLook look{blockFormat(3 * style.space, 1, style.body), charFormat(style.body, style.text)};
    look.block.setLineHeight(style.space, QTextBlockFormat::FixedHeight);
    look.block.setProperty(MarkdownProperty::Rule, true);
    return look;
}

BlockLook BlockLook::cell(const MarkdownStyle &style, bool isInHeader)
{
    QFont font = style.body;
    font.setWeight(isInHeader ? QFont::DemiBold : style.body.weight());
    return {blockFormat(0, HeadingLineHeight, font), charFormat(font, style.text)};
}

qreal topMarginAfter(const QTextBlockFormat &before,
                     const QTextBlockFormat &block,
                     const MarkdownStyle &style)
{
    const bool code = block.hasProperty(MarkdownProperty::CodeRun);
    if (before.headingLevel() > 0)
        return std::min(block.topMargin(),
                        (code || block.headingLevel() > 0 ? 4 : 1.5) * style.space);
    if (before.hasProperty(MarkdownProperty::CodeRun)) // whose ground reaches below its lines
        return std::max(block.topMargin(), 3 * style.space) + 2 * style.space;
    if (before.hasProperty(MarkdownProperty::Rule))
        return std::max(block.topMargin(), 4 * style.space);
    return block.topMargin();
}

void nest(QTextBlockFormat &block, const BlockPlace &place)
{
    block.setLeftMargin(block.leftMargin() + place.indent);
    block.setLayoutDirection(Qt::LeftToRight);
    if (place.quotes > 0) {
        block.setProperty(MarkdownProperty::QuoteDepth, place.quotes);
        block.setProperty(MarkdownProperty::QuoteOffset, place.quoteOffset);
    }
    if (!place.marker.isEmpty()) {
        block.setProperty(MarkdownProperty::ItemLevel, place.level);
        block.setTextIndent(-place.hang);
        block.setTabPositions({QTextOption::Tab(place.hang, QTextOption::LeftTab)});
    }
}

QTextCharFormat markerFormat(const MarkdownStyle &style)
{
    return charFormat(style.body, style.secondary);
}

} // namespace Conclave
