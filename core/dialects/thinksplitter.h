#pragma once

#include <QString>

namespace Conclave {

/// Takes the reasoning out of an answer whose model writes it inline, as `<think>…</think>` at the
/// very start (DeepSeek R1, Qwen and their kin on local servers). Tags may be cut anywhere by the
/// stream. Text that merely mentions the tag later is left alone.
class ThinkSplitter final
{
public:
    struct Parts
    {
        QString text;
        QString reasoning;

        bool operator==(const Parts &) const = default;
    };

    Parts feed(const QString &text);
    /// What was held back because it could have been the beginning of a tag.
    Parts finish();

private:
    enum class State { Start, Thinking, AfterThinking, Text };

    Parts advance(bool atEnd);
    void leaveStart(bool atEnd);

    State m_state = State::Start;
    QString m_held;
};

} // namespace Conclave
