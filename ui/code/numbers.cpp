#include "ui/code/numbers.h"

#include "ui/code/codecursor.h"
#include "ui/code/codelanguage.h"

namespace Conclave {

namespace {

bool isHexDigit(QChar c)
{
    const QChar small = c.toLower();
    return (c >= u'0' && c <= u'9') || (small >= u'a' && small <= u'f');
}

bool begins(const CodeCursor &cursor, const CodeLanguage &language, bool inBraces)
{
    const QChar c = cursor.at();
    if (language.has(CodeLanguage::NoNumbers))
        return false;
    if (c == u'#' && language.has(CodeLanguage::KeysInBraces))
        return inBraces && isHexDigit(cursor.at(1));
    const QChar previous = cursor.at(-1);
    return c.isDigit() ||
           (c == u'.' && cursor.at(1).isDigit() && previous != c && !isWordPart(previous));
}

bool goesOn(const CodeCursor &cursor, const CodeLanguage &language)
{
    const QChar c = cursor.at();
    const QChar next = cursor.at(1);
    if (c == u'.')
        return !isWordStart(next) && next != c;
    if (c == u'\'')
        return isWordPart(next) && language.has(CodeLanguage::QuotedDigits);
    return isWordPart(c) || (c == u'%' && language.has(CodeLanguage::KeysInBraces));
}

} // namespace

bool skipNumber(CodeCursor &cursor, const CodeLanguage &language, bool inBraces)
{
    if (!begins(cursor, language, inBraces))
        return false;
    const QChar exponent = cursor.startsWith(u"0x", Qt::CaseInsensitive) ? u'p' : u'e';
    cursor.advance();
    while (goesOn(cursor, language)) {
        const QChar next = cursor.at(1);
        const bool isSigned = next == u'+' || next == u'-';
        cursor.advance(isSigned && cursor.at().toLower() == exponent ? 2 : 1);
    }
    return true;
}

} // namespace Conclave
