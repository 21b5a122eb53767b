#pragma once

#include <QByteArrayView>

#include <cstring>

namespace Conclave {

/// Where one byte occurs in some bytes, asked with growing positions. Looks at each byte once.
class Occurrences final
{
public:
    Occurrences(QByteArrayView bytes, char wanted) : m_bytes(bytes), m_wanted(wanted) {}

    /// The first at `from` or later; the bytes' size when there is none.
    qsizetype next(qsizetype from)
    {
        if (m_next < from) {
            const char *start = m_bytes.data() + from;
            const void *hit = std::memchr(start, m_wanted, std::size_t(m_bytes.size() - from));
            m_next = hit ? static_cast<const char *>(hit) - m_bytes.data() : m_bytes.size();
        }
        return m_next;
    }

private:
    QByteArrayView m_bytes;
    char m_wanted;
    qsizetype m_next = -1;
};

} // namespace Conclave
