#include "core/base/text.h"

namespace Conclave {

namespace {

bool isDirectionControl(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069) || u == 0x200E ||
           u == 0x200F;
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
    QString line = terminalSafe(text.left(4 * limit).simplified());
    if (line.size() > limit) {
        line.truncate(limit - 1);
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
