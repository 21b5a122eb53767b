#include "core/dialects/openaichunk.h"

#include "core/dialects/jsonscanner.h"

#include <QUtf8StringView>

#include <utility>

namespace Conclave {

namespace {

using Key = QByteArrayView;

/// Every function is false when the chunk is not a plain one.
class PlainChunk final
{
public:
    explicit PlainChunk(QByteArrayView json) : m_json(json) {}

    bool read()
    {
        return m_json.object([this](Key key) { return readMember(key); }) && m_json.atEnd() &&
               m_hasChoices && m_hasDelta;
    }

    Piece piece() const
    {
        const Text &reasoning = m_longReasoning.text.isEmpty() ? m_reasoning : m_longReasoning;
        return {.text = m_content.text, .reasoning = reasoning.text};
    }

private:
    struct Text
    {
        QString text;
        bool isThere = false;
    };

    bool readMember(Key key)
    {
        if (key == Key("choices"))
            return !std::exchange(m_hasChoices, true) && m_json.take('[') &&
                   m_json.object([this](Key inner) { return readChoice(inner); }) &&
                   m_json.take(']');
        if (key == Key("object"))
            return m_json.plainString() == Key("chat.completion.chunk");
        if (key == Key("error"))
            return m_json.word("null");
        return m_json.skipScalar();
    }

    bool readChoice(Key key)
    {
        if (key == Key("delta"))
            return !std::exchange(m_hasDelta, true) &&
                   m_json.object([this](Key inner) { return readDelta(inner); });
        if (key == Key("index"))
            return m_json.word("0");
        if (key == Key("finish_reason"))
            return m_json.word("null");
        return key != Key("text") && m_json.skipScalar();
    }

    bool readDelta(Key key)
    {
        if (key == Key("content"))
            return readText(m_content);
        if (key == Key("reasoning_content"))
            return readText(m_longReasoning);
        if (key == Key("reasoning"))
            return readText(m_reasoning);
        if (key == Key("refusal"))
            return m_json.word("null");
        return m_json.skipScalar();
    }

    bool readText(Text &text)
    {
        return !std::exchange(text.isThere, true) &&
               (m_json.word("null") || m_json.string(&text.text));
    }

    JsonScanner m_json;
    Text m_content;
    Text m_longReasoning; ///< "reasoning_content", which counts before "reasoning".
    Text m_reasoning;
    bool m_hasChoices = false;
    bool m_hasDelta = false;
};

} // namespace

std::optional<Piece> readPlainChunk(QByteArrayView json)
{
    PlainChunk chunk(json);
    if (!chunk.read() || !QUtf8StringView(json.data(), json.size()).isValidUtf8())
        return {};
    return chunk.piece();
}

} // namespace Conclave
