#include "ui/markdown/markdownstyle.h"

#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QPalette>

namespace Conclave {

namespace {

QColor mix(const QColor &from, const QColor &to, qreal share)
{
    const auto at = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return QColor(
        at(from.red(), to.red()), at(from.green(), to.green()), at(from.blue(), to.blue()));
}

} // namespace

MarkdownStyle MarkdownStyle::fromPalette(const QPalette &palette, const QFont &body)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);

    MarkdownStyle style;
    style.body = body;
    style.code = scaled(QFontDatabase::systemFont(QFontDatabase::FixedFont),
                        0.92 * body.pointSizeF() /
                            QFontDatabase::systemFont(QFontDatabase::FixedFont).pointSizeF());
    style.text = text;
    style.secondary = mix(text, base, 0.3);
    style.link = palette.color(QPalette::Link);
    style.codeBackground = mix(base, text, 0.05);
    style.codeColors = CodeColors::of(Theme::of(palette));
    style.hairline = mix(base, text, 0.15);
    style.quoteBar = mix(base, text, 0.25);
    style.mark = mix(base, palette.color(QPalette::Link), 0.15);
    return style;
}

QFont scaled(const QFont &font, qreal factor)
{
    QFont result = font;
    if (font.pixelSize() > 0)
        result.setPixelSize(qRound(font.pixelSize() * factor));
    else
        result.setPointSizeF(font.pointSizeF() * factor);
    return result;
}

} // namespace Conclave
