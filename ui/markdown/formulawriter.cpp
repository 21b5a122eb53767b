#include "ui/markdown/formulawriter.h"

#include "core/markdown/linecursor.h"
#include "core/math/mathtext.h"
#include "ui/markdown/documentwriter.h"
#include "ui/markdown/markdownproperty.h"
#include "ui/markdown/markdownstyle.h"

#include <QFontMetrics>

#include <algorithm>
#include <limits>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// With plain letters in place of those that no font here has.
QString withKnownLetters(const QString &text, const QFont &font)
{
    if (text.isEmpty() || !text.front().isHighSurrogate())
        return text;
    const QFontMetrics metrics(font);
    QString result;
    for (const char32_t c : text.toUcs4()) {
        const QString letter = QString::fromUcs4(&c, 1);
        result += metrics.inFontUcs4(c) ? letter : letter.normalized(QString::NormalizationForm_KC);
    }
    return result;
}

QTextCharFormat formatOf(const MathRun &run, QTextCharFormat format, const MarkdownStyle &style)
{
    if (run.mono)
        format.setFont(style.code);
    if (run.italic)
        format.setFontItalic(true);
    if (run.bold)
        format.setFontWeight(QFont::Bold);
    if (run.overlined)
        format.setFontOverline(true);
    if (run.underlined)
        format.setFontUnderline(true);
    if (run.boxed)
        format.setBackground(style.codeBackground);
    if (run.level == MathRun::Level::Super)
        format.setVerticalAlignment(QTextCharFormat::AlignSuperScript);
    else if (run.level == MathRun::Level::Sub)
        format.setVerticalAlignment(QTextCharFormat::AlignSubScript);
    return format;
}

/// The lines without the indentation that all but the first have in common.
QString withoutIndent(QStringView text)
{
    QStringList lines = text.trimmed().toString().split(u'\n');
    int common = std::numeric_limits<int>::max();
    for (qsizetype i = 1; i < lines.size(); ++i)
        common = std::min(common, indentation(lines[i]));
    for (qsizetype i = 1; i < lines.size(); ++i)
        lines[i].remove(0, common);
    return lines.join(u'\n');
}

void writeLines(DocumentWriter &writer, const QString &text, const QTextCharFormat &format)
{
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            writer.breakLine(format);
        writer.write(lines[i], format);
    }
}

} // namespace

void writeFormula(DocumentWriter &writer,
                  const MarkdownStyle &style,
                  const QTextCharFormat &surrounding,
                  QStringView tex,
                  const QString &source,
                  bool alone)
{
    QTextCharFormat format = surrounding;
    format.setProperty(MarkdownProperty::Formula, source);
    writer.beginIsolated();
    if (const auto text = mathText(tex, alone)) {
        for (const MathRun &run : *text)
            writeLines(
                writer, withKnownLetters(run.text, format.font()), formatOf(run, format, style));
    } else {
        format.setFont(style.code);
        format.setBackground(style.codeBackground);
        writeLines(writer, alone ? withoutIndent(tex) : tex.toString().simplified(), format);
    }
    writer.endIsolated();
}

} // namespace Conclave
