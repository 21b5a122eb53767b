#include "tests/support/fakeanswer.h"

#include "tests/support/arrival.h"

#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList wordsOf(const QString &text)
{
    QStringList words;
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype space = text.indexOf(u' ', from);
        const qsizetype end = space < 0 ? text.size() : space + 1;
        words.append(text.mid(from, end - from));
        from = end;
    }
    return words;
}

} // namespace

FakeAnswer::FakeAnswer(const Scenario &scenario, const Arrival &arrival)
    : m_scenario(scenario)
    , m_frames(arrival.model, arrival.usageAsked)
    , m_words(wordsOf(scenario.text))
    , m_tokens(scenario.think + (m_words.isEmpty() ? scenario.tokens : int(m_words.size())))
{
}

QByteArray FakeAnswer::opening() const
{
    return m_frames.chunk(R"({"role":"assistant","content":"","refusal":null})");
}

QByteArray FakeAnswer::chunk(int token) const
{
    return m_frames.chunk(delta(token));
}

QByteArray FakeAnswer::finish() const
{
    return m_frames.chunk("{}", finishReason());
}

QByteArray FakeAnswer::usage() const
{
    return m_frames.usage(m_tokens, m_scenario.think);
}

QByteArray FakeAnswer::whole() const
{
    return m_frames.whole(message(), finishReason(), m_tokens);
}

QByteArray FakeAnswer::delta(int token) const
{
    if (token == 0 && m_scenario.hugeKilobytes > 0)
        return R"({"content":")" + QByteArray(qsizetype(m_scenario.hugeKilobytes) * 1024, 'x') +
               R"("})";

    const QByteArray text = jsonString(word(token));
    if (token < m_scenario.think)
        return R"({"reasoning_content":)" + text + '}';
    if (m_scenario.ending == Scenario::Ending::Refusal)
        return R"({"refusal":)" + text + '}';
    if (m_scenario.ending == Scenario::Ending::ToolCall)
        return R"({"tool_calls":[{"index":0,"id":"call_fake","type":"function","function":)"
               R"({"name":"search","arguments":)" +
               text + "}}]}";
    if (m_scenario.arrayContent)
        return R"({"content":[{"type":"text","text":)" + text + "}]}";
    return R"({"content":)" + text + '}';
}

QByteArray FakeAnswer::message() const
{
    QString text;
    for (int i = m_scenario.think; i < m_tokens; ++i)
        text += word(i);
    const QByteArray said = jsonString(text);
    if (m_scenario.ending == Scenario::Ending::Refusal)
        return R"({"role":"assistant","content":null,"refusal":)" + said + '}';
    if (m_scenario.ending == Scenario::Ending::ToolCall)
        return R"({"role":"assistant","content":null,"tool_calls":[{"id":"call_fake",)"
               R"("type":"function","function":{"name":"search","arguments":)" +
               said + "}}]}";
    return R"({"role":"assistant","content":)" + said + R"(,"refusal":null})";
}

QString FakeAnswer::word(int token) const
{
    static const std::array plainWords{
        u"alpha "_s, u"bravo "_s, u"charlie "_s, u"delta "_s, u"echo "_s, u"foxtrot "_s};
    static const std::array utf8Words{
        u"Grüße "_s, u"世界 "_s, u"👩‍🔬 "_s, u"مرحبا "_s, u"∑∫√ "_s, u"é̂ "_s};

    const int answerToken = token - m_scenario.think;
    if (answerToken >= 0 && answerToken < m_words.size())
        return m_words[answerToken];
    if (!m_scenario.tag.isEmpty())
        return m_scenario.tag + QString::number(token) + u' ';
    const auto &words = m_scenario.utf8 ? utf8Words : plainWords;
    return words[size_t(token) % words.size()];
}

QByteArray FakeAnswer::finishReason() const
{
    switch (m_scenario.ending) {
    case Scenario::Ending::Stop:
    case Scenario::Ending::Refusal:
        return "stop";
    case Scenario::Ending::Length:
        return "length";
    case Scenario::Ending::Filter:
        return "content_filter";
    case Scenario::Ending::ToolCall:
        return "tool_calls";
    }
    Q_UNREACHABLE();
}

} // namespace Conclave
