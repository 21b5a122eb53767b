#include "tests/support/fakeanswer.h"

#include "tests/support/arrival.h"
#include "tests/support/frames.h"
#include "tests/support/longdocument.h"

#include <algorithm>
#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

using std::chrono::microseconds;

constexpr int InputTokens = 9;

QByteArray hugeLine(int kilobytes)
{
    return QByteArray(qsizetype(kilobytes) * 1024, 'x');
}

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
    , m_words(speech(scenario, arrival))
    , m_tokens(scenario.think + (m_words.isEmpty() ? scenario.tokens : int(m_words.size())))
{
}

microseconds FakeAnswer::dueOf(int token) const
{
    const double wait = m_scenario.rate > 0 ? 1e6 * token / m_scenario.rate : 0;
    return m_scenario.firstToken + microseconds(qint64(wait));
}

bool FakeAnswer::isReasoning(int token) const
{
    if (m_scenario.interleave)
        return token % 2 == 0 && token < 2 * m_scenario.think;
    return token < m_scenario.think;
}

int FakeAnswer::blockOf(int token) const
{
    if (!m_scenario.interleave)
        return thinks() && !isReasoning(token) ? 1 : 0;
    return std::min(token, std::max(0, 2 * m_scenario.think - 1));
}

bool FakeAnswer::beginsBlock(int token) const
{
    return token == 0 || blockOf(token) != blockOf(token - 1);
}

QByteArray FakeAnswer::said(int token) const
{
    if (token == 0 && m_scenario.hugeKilobytes > 0)
        return '"' + hugeLine(m_scenario.hugeKilobytes) + '"';
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

QByteArray FakeAnswer::text() const
{
    return joined(false);
}

QByteArray FakeAnswer::reasoning() const
{
    return joined(true);
}

QByteArray FakeAnswer::joined(bool reasoning) const
{
    if (m_scenario.hugeKilobytes > 0)
        return '"' + (reasoning ? QByteArray() : hugeLine(m_scenario.hugeKilobytes)) + '"';
    QString text;
    for (int i = 0; i < m_tokens; ++i)
        text += isReasoning(i) == reasoning ? word(i) : QString();
    return jsonString(text);
}

std::optional<FakeAnswer::Counts> FakeAnswer::counts() const
{
    switch (m_scenario.counts) {
    case Scenario::Counts::Real:
        return Counts{.input = QByteArray::number(InputTokens),
                      .output = QByteArray::number(m_tokens),
                      .total = QByteArray::number(InputTokens + m_tokens),
                      .reasoning = QByteArray::number(m_scenario.think)};
    case Scenario::Counts::Absurd:
        return Counts{.input = "-5", .output = "1e300", .total = "\"many\"", .reasoning = "[]"};
    case Scenario::Counts::None:
    case Scenario::Counts::Null:
        break;
    }
    return {};
}

} // namespace Conclave
