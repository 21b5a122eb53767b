#include "core/dialects/thinksplitter.h"

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto Open = "<think>"_L1;
constexpr auto Close = "</think>"_L1;

QString withoutLeadingSpace(const QString &text)
{
    const auto *const first = std::ranges::find_if_not(text, [](QChar c) { return c.isSpace(); });
    return text.sliced(first - text.begin());
}

bool isBeginningOf(QLatin1StringView tag, QStringView text)
{
    return text.size() < tag.size() && tag.first(text.size()) == text;
}

/// How much of the end of `text` could be the beginning of `tag`.
qsizetype openEnd(const QString &text, QLatin1StringView tag)
{
    qsizetype length = std::min(text.size(), tag.size() - 1);
    while (!isBeginningOf(tag, QStringView(text).last(length)))
        --length;
    return length;
}

} // namespace

ThinkSplitter::Parts ThinkSplitter::feed(const QString &text)
{
    if (m_state == State::Text)
        return {.text = text};
    m_held += text;
    return advance(false);
}

ThinkSplitter::Parts ThinkSplitter::finish()
{
    return advance(true);
}

ThinkSplitter::Parts ThinkSplitter::advance(bool atEnd)
{
    Parts parts;
    if (m_state == State::Start)
        leaveStart(atEnd);
    if (m_state == State::Thinking) {
        const qsizetype end = m_held.indexOf(Close);
        const qsizetype kept = end >= 0 || atEnd ? 0 : openEnd(m_held, Close);
        parts.reasoning = m_held.first(end >= 0 ? end : m_held.size() - kept);
        m_held.remove(0, parts.reasoning.size() + (end >= 0 ? Close.size() : 0));
        if (end >= 0)
            m_state = State::AfterThinking;
    }
    if (m_state == State::AfterThinking) {
        m_held = withoutLeadingSpace(m_held);
        if (!m_held.isEmpty())
            m_state = State::Text;
    }
    if (m_state == State::Text)
        parts.text = std::exchange(m_held, {});
    return parts;
}

void ThinkSplitter::leaveStart(bool atEnd)
{
    constexpr qsizetype MaxHeld = 64; // white space before the tag; more of it is an answer
    const QString start = withoutLeadingSpace(m_held);
    if (m_held.size() - start.size() > MaxHeld) {
        m_state = State::Text;
    } else if (start.startsWith(Open)) {
        m_state = State::Thinking;
        m_held = start.sliced(Open.size());
    } else if (start.startsWith(Close)) { // the prompt itself held an empty thought's beginning
        m_state = State::AfterThinking;
        m_held = start.sliced(Close.size());
    } else if (atEnd || !(isBeginningOf(Open, start) || isBeginningOf(Close, start))) {
        m_state = State::Text;
    }
}

} // namespace Conclave
