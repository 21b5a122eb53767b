#include "core/import/conversationsplitter.h"

#include <utility>

namespace Conclave {

namespace {

constexpr QByteArrayView ByteOrderMark("\xEF\xBB\xBF");

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

} // namespace

QList<QByteArray> ConversationSplitter::feed(QByteArrayView bytes)
{
    qsizetype at = 0;
    while (at < bytes.size() && m_place != Place::Broken) {
        switch (m_place) {
        case Place::Mark:
            at = skipMark(bytes, at);
            break;
        case Place::Inside:
            at = inside(bytes, at);
            break;
        case Place::Text:
            at = text(bytes, at);
            break;
        default:
            at = between(bytes, at);
        }
    }
    return std::exchange(m_done, {});
}

qsizetype ConversationSplitter::skipMark(QByteArrayView bytes, qsizetype at)
{
    if (m_markBytes < ByteOrderMark.size() && bytes[at] == ByteOrderMark[m_markBytes]) {
        ++m_markBytes;
        return at + 1;
    }
    const bool isHalf = m_markBytes > 0 && m_markBytes < ByteOrderMark.size();
    m_place = isHalf ? Place::Broken : Place::Between;
    return at;
}

qsizetype ConversationSplitter::between(QByteArrayView bytes, qsizetype at)
{
    const char c = bytes[at];
    if (isSpace(c) || (c == ',' && m_isArray && m_place == Place::Between))
        return at + 1;
    const bool isFirst = !m_isArray && m_place == Place::Between;
    if (c == '[' && isFirst) {
        m_isArray = true;
        return at + 1;
    }
    if (c == ']' && m_isArray && m_place == Place::Between) {
        m_place = Place::After;
        m_isArray = false;
        return at + 1;
    }
    const bool begins = c == '{' || (c == '[' && m_isArray);
    m_place = begins && m_place != Place::After ? Place::Inside : Place::Broken;
    return at;
}

/// Up to the end of the conversation or the beginning of a text.
qsizetype ConversationSplitter::inside(QByteArrayView bytes, qsizetype at)
{
    const qsizetype start = at;
    while (at < bytes.size()) {
        const char c = bytes[at++];
        if (c == '"') {
            m_place = Place::Text;
            break;
        }
        if (c == '{' || c == '[')
            ++m_depth;
        else if ((c == '}' || c == ']') && --m_depth == 0)
            break;
    }
    keep(bytes.sliced(start, at - start));
    if (m_depth == 0) {
        if (m_isPassedOver)
            ++m_tooLong;
        else
            m_done.append(m_current);
        m_current.clear();
        m_isPassedOver = false;
        m_place = Place::Between;
    }
    return at;
}

qsizetype ConversationSplitter::text(QByteArrayView bytes, qsizetype at)
{
    const qsizetype start = at;
    while (at < bytes.size()) {
        const char c = bytes[at++];
        if (m_isEscaped) {
            m_isEscaped = false;
        } else if (c == '\\') {
            m_isEscaped = true;
        } else if (c == '"') {
            m_place = Place::Inside;
            break;
        }
    }
    keep(bytes.sliced(start, at - start));
    return at;
}

void ConversationSplitter::keep(QByteArrayView bytes)
{
    if (m_isPassedOver)
        return;
    if (m_current.size() + bytes.size() > m_longest) {
        m_isPassedOver = true;
        m_current = {};
        return;
    }
    m_current.append(bytes.data(), bytes.size());
}

} // namespace Conclave
