#include "core/base/text.h"

namespace Conclave {

namespace {

bool isDirectionControl(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069) || u == 0x200E ||
           u == 0x200F || u == 0x061C;
}

QChar visible(QChar c)
{
    const char16_t u = c.unicode();
    if (u < 0x20)
        return QChar(0x2400 + u);
    if (u == 0x7F)
        return QChar(0x2421);
    return (u >= 0x80 && u < 0xA0) || isDirectionControl(c) ? QChar(QChar::ReplacementCharacter)
                                                            : c;
}

} // namespace

QString singleLine(const QString &text, qsizetype limit)
{
    // Long texts are not folded as a whole; what is cut here is too long anyway.
    const QStringView whole = QStringView(text).trimmed();
    const QStringView start = whole.left(4 * limit);
    QString line = terminalSafe(start.toString().simplified());
    if (line.size() > limit || start.size() < whole.size()) {
        line.truncate(limit - 1);
        if (line.endsWith(u' '))
            line.chop(1);
        if (!line.isEmpty() && line.back().isHighSurrogate())
            line.chop(1);
        line.append(QChar(0x2026));
    }
    return line;
}

QString terminalSafe(const QString &text)
{
    QString safe = text;
    for (QChar &c : safe) {
        if (c != u'\n' && c != u'\t')
            c = visible(c);
    }
    return safe;
}

} // namespace Conclave
