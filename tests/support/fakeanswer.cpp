#include "tests/support/fakeanswer.h"

#include "tests/support/arrival.h"
#include "tests/support/longdocument.h"

#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

using std::chrono::microseconds;

constexpr auto StrangeTool =
    R"({"tool_calls":[{"index":0,"id":"call_strange","type":"function","function":)"
    R"({"name":"shell","arguments":"{\"command\":\"rm -rf /\"}"}}]})";

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

/// What the scenario wants said word by word; empty: anything will do.
QStringList speech(const Scenario &scenario, const Arrival &arrival)
{
    if (scenario.documentKilobytes > 0)
        return inPieces(longDocument(1000 * qsizetype(scenario.documentKilobytes)));
    if (!scenario.recital.isEmpty())
        return inPieces(markdownFile(scenario.recital));
    return wordsOf(scenario.saysKey ? arrival.key() : scenario.text);
}

} // namespace

FakeAnswer::FakeAnswer(const Scenario &scenario, const Arrival &arrival)
    : m_scenario(scenario)
    , m_frames(scenario.echoedModel.isEmpty() ? arrival.model : scenario.echoedModel,
               arrival.usageAsked)
    , m_words(speech(scenario, arrival))
    , m_tokens(scenario.think + (m_words.isEmpty() ? scenario.tokens : int(m_words.size())))
{
}

microseconds FakeAnswer::dueOf(int token) const
{
    const double wait = m_scenario.rate > 0 ? 1e6 * token / m_scenario.rate : 0;
    return m_scenario.firstToken + microseconds(qint64(wait));
}

QByteArray FakeAnswer::opening() const
{
    return bent(m_frames.chunk(R"({"role":"assistant","content":"","refusal":null})"), 0);
}

QByteArray FakeAnswer::chunk(int token) const
{
    return bent(m_frames.chunk(delta(token)), token == 0 ? m_scenario.events.depth : 0);
}

QByteArray FakeAnswer::finish() const
{
    return bent(m_frames.chunk("{}", finishReason()), 0);
}

QByteArray FakeAnswer::usage() const
{
    return bent(m_frames.usage(usageObject()), 0);
}

QByteArray FakeAnswer::whole() const
{
    const QByteArray usage = m_scenario.usage ? usageObject() : QByteArray();
    return bent(m_frames.whole(message(), finishReason(), usage), m_scenario.events.depth);
}

QByteArray FakeAnswer::saying(const QByteArray &text) const
{
    return m_frames.chunk(R"({"content":")" + text + R"("})");
}

QByteArray FakeAnswer::nothing() const
{
    return m_frames.chunk(R"({"role":null,"content":null,"reasoning_content":null})");
}

QByteArray FakeAnswer::otherChoice() const
{
    return m_frames.chunk(R"({"content":"WRONG "})", {}, 1);
}

QByteArray FakeAnswer::strangeTool() const
{
    return m_frames.chunk(StrangeTool);
}

bool FakeAnswer::isReasoning(int token) const
{
    if (m_scenario.interleave)
        return token % 2 == 0 && token < 2 * m_scenario.think;
    return token < m_scenario.think;
}

QByteArray FakeAnswer::delta(int token) const
{
    if (token == 0 && m_scenario.hugeKilobytes > 0)
        return R"({"content":")" + QByteArray(qsizetype(m_scenario.hugeKilobytes) * 1024, 'x') +
               R"("})";

    const QByteArray text = said(token);
    if (isReasoning(token))
        return R"({"reasoning_content":)" + text + '}';
    if (m_scenario.ending == Scenario::Ending::Refusal)
        return R"({"refusal":)" + text + '}';
    if (m_scenario.ending == Scenario::Ending::ToolCall)
        return R"({"tool_calls":[{"index":0,"id":"call_fake","type":"function","function":)"
               R"({"name":"search","arguments":)" +
               text + "}}]}";
    if (m_scenario.events.arrayContent)
        return R"({"content":[{"type":"text","text":)" + text + "}]}";
    if (m_scenario.events.duplicateKeys)
        return R"({"content":"WRONG ","content":)" + text + '}';
    return R"({"content":)" + text + '}';
}

QByteArray FakeAnswer::message() const
{
    QString text;
    for (int i = 0; i < m_tokens; ++i)
        text += isReasoning(i) ? QString() : word(i);
    if (m_scenario.hugeKilobytes > 0)
        text = QString(qsizetype(m_scenario.hugeKilobytes) * 1024, u'x');
    const QByteArray said = jsonString(text);
    if (m_scenario.ending == Scenario::Ending::Refusal)
        return R"({"role":"assistant","content":null,"refusal":)" + said + '}';
    if (m_scenario.ending == Scenario::Ending::ToolCall)
        return R"({"role":"assistant","content":null,"tool_calls":[{"id":"call_fake",)"
               R"("type":"function","function":{"name":"search","arguments":)" +
               said + "}}]}";
    return R"({"role":"assistant","content":)" + said + R"(,"refusal":null})";
}

QByteArray FakeAnswer::said(int token) const
{
    switch (m_scenario.vocabulary) {
    case Scenario::Vocabulary::BadUtf8: // never valid, too short, a surrogate, beyond Unicode
        return "\"bad \xFF\xC3(\xED\xA0\x80\xF4\x90\x80\x80 \"";
    case Scenario::Vocabulary::Nul:
        return QByteArray("\"nul \0 \"", 8);
    default:
        return jsonString(word(token));
    }
}

QString FakeAnswer::word(int token) const
{
    static const std::array plainWords{
        u"alpha "_s, u"bravo "_s, u"charlie "_s, u"delta "_s, u"echo "_s, u"foxtrot "_s};
    static const std::array utf8Words{
        u"Grüße "_s, u"世界 "_s, u"👩‍🔬 "_s, u"مرحبا "_s, u"∑∫√ "_s, u"é̂ "_s};
    static const std::array emojiParts{u"👩"_s, u"\u200D"_s, u"🔬"_s, u"\uFE0F"_s};

    const bool isBetween = m_scenario.interleave && token < 2 * m_scenario.think;
    const int answerToken = isBetween ? token / 2 : token - m_scenario.think;
    if (answerToken >= 0 && answerToken < m_words.size())
        return m_words[answerToken];
    if (!m_scenario.tag.isEmpty())
        return m_scenario.tag + QString::number(token) + u' ';
    const auto i = size_t(token);
    switch (m_scenario.vocabulary) {
    case Scenario::Vocabulary::Utf8:
        return utf8Words[i % utf8Words.size()];
    case Scenario::Vocabulary::SplitEmoji:
        return emojiParts[i % emojiParts.size()];
    default:
        return plainWords[i % plainWords.size()];
    }
}

QByteArray FakeAnswer::usageObject() const
{
    return m_scenario.usageJson.isEmpty() ? usageJson(m_tokens, m_scenario.think)
                                          : m_scenario.usageJson;
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

/// `chunk` with what is odd about its members.
QByteArray FakeAnswer::bent(QByteArray chunk, int depth) const
{
    if (m_scenario.events.stringNumbers) {
        chunk.replace(R"("index":0)", R"("index":"0")");
        chunk.replace(R"("created":1700000000)", R"("created":"1700000000")");
        for (const char *count : {"prompt_tokens", "completion_tokens", "total_tokens"}) {
            const qsizetype from = chunk.indexOf(QByteArray('"' + QByteArray(count) + "\":"));
            if (from < 0)
                continue;
            const qsizetype number = chunk.indexOf(':', from) + 1;
            chunk.insert(chunk.indexOf(',', number), '"');
            chunk.insert(number, '"');
        }
    }
    if (m_scenario.events.unknown)
        chunk.insert(1, R"("x_unknown":{"a":[1,null,{"b":"UNKNOWN "}]},)");
    if (depth > 0)
        chunk.insert(1, R"("deep":)" + QByteArray(depth, '[') + QByteArray(depth, ']') + ',');
    return chunk;
}

} // namespace Conclave
