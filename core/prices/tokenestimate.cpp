#include "core/prices/tokenestimate.h"

#include <QChar>

namespace Conclave {

namespace {

bool isOneToken(QChar c)
{
    switch (c.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
        return true;
    default:
        return false;
    }
}

} // namespace

qint64 estimatedTokens(QStringView text)
{
    constexpr qint64 CharactersPerToken = 4;
    qint64 quarters = 0;
    for (const QChar c : text)
        quarters += isOneToken(c) ? CharactersPerToken : 1;
    return (quarters + CharactersPerToken - 1) / CharactersPerToken;
}

} // namespace Conclave
