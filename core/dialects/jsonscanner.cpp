#include "core/dialects/jsonscanner.h"

#include <algorithm>

namespace Conclave {

bool JsonScanner::take(char c)
{
    skipSpace();
    if (!has(c))
        return false;
    ++m_at;
    return true;
}

bool JsonScanner::word(QByteArrayView literal)
{
    skipSpace();
    if (!m_json.sliced(m_at).startsWith(literal))
        return false;
    m_at += literal.size();
    return true;
}

std::optional<QByteArrayView> JsonScanner::plainString()
{
    if (!take('"'))
        return {};
    const QByteArrayView run = plainRun();
    if (!has('"'))
        return {};
    ++m_at;
    return run;
}

bool JsonScanner::string(QString *text)
{
    if (!take('"'))
        return false;
    while (true) {
        const QByteArrayView run = plainRun();
        if (text)
            text->append(QString::fromUtf8(run));
        if (m_at == m_json.size())
            return false;
        if (m_json[m_at++] == '"')
            return true;
        if (!escape(text))
            return false;
    }
}

bool JsonScanner::skipScalar()
{
    return string(nullptr) || word("null") || word("true") || word("false") || skipInteger();
}

bool JsonScanner::atEnd()
{
    skipSpace();
    return m_at == m_json.size();
}

void JsonScanner::skipSpace()
{
    while (has(' ') || has('\n') || has('\r') || has('\t'))
        ++m_at;
}

/// Up to the end of the string or an escape.
QByteArrayView JsonScanner::plainRun()
{
    const qsizetype start = m_at;
    m_at = std::min(m_quotes.next(start), m_backslashes.next(start));
    return m_json.sliced(start, m_at - start);
}

bool JsonScanner::escape(QString *text)
{
    constexpr QByteArrayView Names("\"\\/bfnrt");
    constexpr QByteArrayView Meanings("\"\\/\b\f\n\r\t");
    if (m_at == m_json.size())
        return false;
    const char name = m_json[m_at++];
    if (name == 'u')
        return codeUnit(text);
    const qsizetype known = Names.indexOf(name);
    if (known >= 0 && text)
        text->append(QLatin1Char(Meanings[known]));
    return known >= 0;
}

bool JsonScanner::codeUnit(QString *text)
{
    constexpr qsizetype Digits = 4;
    char16_t unit = 0;
    if (m_json.size() - m_at < Digits)
        return false;
    for (const char c : m_json.sliced(m_at, Digits)) {
        const char lower = char(c | 0x20);
        const bool isLetter = lower >= 'a' && lower <= 'f';
        if (!isLetter && (c < '0' || c > '9'))
            return false;
        unit = char16_t(unit * 16 + (isLetter ? lower - 'a' + 10 : c - '0'));
    }
    m_at += Digits;
    if (text)
        text->append(QChar(unit));
    return true;
}

bool JsonScanner::skipInteger()
{
    constexpr qsizetype MostDigits = 18;
    if (has('-'))
        ++m_at;
    const qsizetype start = m_at;
    while (m_at < m_json.size() && m_json[m_at] >= '0' && m_json[m_at] <= '9')
        ++m_at;
    const qsizetype digits = m_at - start;
    return digits == 1 || (digits > 1 && digits <= MostDigits && m_json[start] != '0');
}

} // namespace Conclave
