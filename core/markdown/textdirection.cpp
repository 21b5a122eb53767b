#include "core/markdown/textdirection.h"

#include <QChar>

namespace Conclave {

namespace {

constexpr char16_t FirstRightToLeft = 0x590;

QChar::Direction directionAt(QStringView text, qsizetype &at)
{
    const QChar c = text[at];
    if (c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return QChar::direction(QChar::surrogateToUcs4(c, text[++at]));
    return c.direction();
}

bool isRight(QChar::Direction direction)
{
    return direction == QChar::DirR || direction == QChar::DirAL;
}

} // namespace

void TextDirection::add(QStringView text)
{
    for (qsizetype i = 0; i < text.size() && (!isKnown() || !m_hasRightToLeft); ++i) {
        if (isKnown() && text[i].unicode() < FirstRightToLeft)
            continue;
        const QChar::Direction direction = directionAt(text, i);
        m_hasRightToLeft = m_hasRightToLeft || isRight(direction);
        if (isKnown())
            continue;
        if (isRight(direction))
            m_first = First::RightToLeft;
        else if (direction == QChar::DirL)
            m_first = First::LeftToRight;
    }
}

void TextDirection::addIsolated(QStringView text)
{
    for (qsizetype i = 0; i < text.size() && !m_hasRightToLeft; ++i)
        m_hasRightToLeft = isRight(directionAt(text, i));
}

} // namespace Conclave
