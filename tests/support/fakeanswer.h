#pragma once

#include "tests/support/frames.h"
#include "tests/support/scenario.h"

#include <QByteArray>
#include <QStringList>

namespace Conclave {

struct Arrival;

/// What the model says in a scenario, as the JSON of chunks or of a whole answer. Pure.
class FakeAnswer final
{
public:
    FakeAnswer(const Scenario &scenario, const Arrival &arrival);

    int tokens() const { return m_tokens; } ///< In all, reasoning included.

    QByteArray opening() const; ///< The chunk that only tells the role.
    QByteArray chunk(int token) const;
    QByteArray finish() const; ///< The chunk with the finish reason.
    QByteArray usage() const;
    QByteArray whole() const; ///< The same answer as one chat.completion.

private:
    QByteArray delta(int token) const;
    QByteArray message() const;
    QString word(int token) const;
    QByteArray finishReason() const;

    Scenario m_scenario;
    Frames m_frames;
    QStringList m_words; ///< Of Scenario::text.
    int m_tokens;
};

} // namespace Conclave
