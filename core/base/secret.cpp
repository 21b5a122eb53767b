#include "core/base/secret.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray withoutQuotes(QByteArray key)
{
    while (key.size() >= 2 && key.front() == key.back() &&
           (key.front() == '"' || key.front() == '\''))
        key = key.mid(1, key.size() - 2).trimmed();
    return key;
}

} // namespace

Secret::Secret(const QByteArray &pasted)
{
    QByteArray key = pasted;
    key.replace("\xC2\xA0", " "); // a no-break space comes along from web pages
    key = withoutQuotes(key.trimmed());
    const bool printable = std::ranges::all_of(key, [](char c) { return c > ' ' && c < 0x7F; });
    if (printable)
        m_bytes = key;
}

Secret::~Secret()
{
    if (m_bytes.isDetached())
        m_bytes.fill('\0');
}

QString Secret::maskedIn(QString text) const
{
    // Providers echo keys shortened ("sk-abcd****wxyz"), so the ends count as the key, too.
    constexpr qsizetype End = 8;
    if (m_bytes.isEmpty())
        return text;
    const QString key = QString::fromLatin1(m_bytes);
    text.replace(key, u"•••"_s);
    // A text that was cut to a length may hold any part of the key: the longest ones go first.
    for (qsizetype size = key.size() - 1; size >= End && key.size() >= 2 * End; --size) {
        text.replace(key.first(size), u"•••"_s);
        text.replace(key.last(size), u"•••"_s);
    }
    return text;
}

} // namespace Conclave
