#include "core/dialects/answerassembly.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

ThinkSplitter::Parts AnswerAssembly::add(const Piece &piece)
{
    m_isAside = piece.aside.value_or(m_isAside);
    m_paragraphIsDue = (m_paragraphIsDue || piece.paragraph) && m_hasReasoning;
    ThinkSplitter::Parts parts;
    if (m_isAside) {
        addReasoning(parts, piece.text);
    } else {
        const ThinkSplitter::Parts split = m_splitter.feed(piece.text);
        parts.text = split.text;
        addReasoning(parts, split.reasoning);
    }
    addReasoning(parts, piece.reasoning);
    if (piece.usage)
        m_usage = merged(m_usage.value_or(Usage{}), *piece.usage);
    if (piece.finish)
        m_finish = piece.finish;
    m_isRefusal = m_isRefusal || piece.refused;
    return parts;
}

std::optional<Notice> AnswerAssembly::reason() const
{
    return m_finish == Notice::None && m_isRefusal ? Notice::Refused : m_finish;
}

void AnswerAssembly::addReasoning(ThinkSplitter::Parts &parts, const QString &text)
{
    if (text.isEmpty())
        return;
    if (m_paragraphIsDue)
        parts.reasoning += u"\n\n"_s;
    parts.reasoning += text;
    m_paragraphIsDue = false;
    m_hasReasoning = true;
}

} // namespace Conclave
