#pragma once

#include "tests/support/frames.h"
#include "tests/support/scenario.h"

#include <QByteArray>
#include <QStringList>

#include <chrono>

namespace Conclave {

struct Arrival;

/// What the model says in a scenario, as the JSON of chunks or of a whole answer. Pure.
class FakeAnswer final
{
public:
    FakeAnswer(const Scenario &scenario, const Arrival &arrival);

    int tokens() const { return m_tokens; } ///< In all, reasoning included.
    /// When a token is due, or with tokens() the end; since the reply began.
    std::chrono::microseconds dueOf(int token) const;

    QByteArray opening() const; ///< The chunk that only tells the role.
    QByteArray chunk(int token) const;
    QByteArray finish() const; ///< The chunk with the finish reason.
    QByteArray usage() const;
    QByteArray whole() const; ///< The same answer as one chat.completion.

    /// A chunk with this ASCII text, whatever the scenario is.
    QByteArray saying(const QByteArray &text) const;
    QByteArray nothing() const;     ///< A chunk with null content.
    QByteArray otherChoice() const; ///< A chunk with the text "WRONG " of choice 1.
    QByteArray strangeTool() const; ///< A chunk with a tool call.

private:
    bool isReasoning(int token) const;
    QByteArray delta(int token) const;
    QByteArray message() const;
    QByteArray said(int token) const;
    QString word(int token) const;
    QByteArray usageObject() const;
    QByteArray finishReason() const;
    QByteArray bent(QByteArray chunk, int depth) const;

    Scenario m_scenario;
    Frames m_frames;
    QStringList m_words; ///< Of Scenario::text.
    int m_tokens;
};

} // namespace Conclave
