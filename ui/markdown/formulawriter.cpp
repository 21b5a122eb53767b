#include "ui/markdown/formulawriter.h"

#include "ui/markdown/documentwriter.h"
#include "ui/markdown/markdownstyle.h"
#include "ui/math/mathtext.h"

#include <QFontMetrics>

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

void writeLines(DocumentWriter &writer, const QString &text, const QTextCharFormat &format)
{
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            writer.breakLine();
        writer.write(lines[i], format);
    }
}

} // namespace

void writeFormula(DocumentWriter &writer,
                  const MarkdownStyle &style,
                  const QTextCharFormat &format,
                  QStringView tex,
                  bool alone)
{
    writer.beginIsolated();
    if (const auto text = mathText(tex, alone)) {
        for (const MathRun &run : *text)
            writeLines(
                writer, withKnownLetters(run.text, format.font()), formatOf(run, format, style));
    } else {
        QTextCharFormat source = format;
        source.setFont(style.code);
        source.setBackground(style.codeBackground);
        const QString trimmed = tex.trimmed().toString();
        writeLines(writer, alone ? trimmed : trimmed.simplified(), source);
    }
    writer.endIsolated();
}

} // namespace Conclave
