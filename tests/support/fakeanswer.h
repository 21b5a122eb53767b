#pragma once

#include "tests/support/scenario.h"

#include <QByteArray>
#include <QStringList>

#include <chrono>
#include <optional>

namespace Conclave {

struct Arrival;

/// What the model says in a scenario, token by token, in whatever protocol. Pure.
class FakeAnswer final
{
public:
    /// Tokens as a provider counts them, each as a JSON value.
    struct Counts
    {
        QByteArray input;
        QByteArray output; ///< Reasoning included.
        QByteArray total;
        QByteArray reasoning;
    };

    FakeAnswer(const Scenario &scenario, const Arrival &arrival);

    int tokens() const { return m_tokens; } ///< In all, reasoning included.
    /// When a token is due, or with tokens() the end; since the reply began.
    std::chrono::microseconds dueOf(int token) const;

    bool thinks() const { return m_scenario.think > 0; }
    bool isReasoning(int token) const;
    /// Which run of tokens of the same kind a token is in, from 0 on.
    int blockOf(int token) const;
    bool beginsBlock(int token) const;

    QByteArray said(int token) const; ///< A token as a JSON string.
    QByteArray text() const;          ///< All that is no reasoning, as a JSON string.
    QByteArray reasoning() const;     ///< The rest, as a JSON string.
    /// Empty if the scenario wants none.
    std::optional<Counts> counts() const;

private:
    QString word(int token) const;
    QByteArray joined(bool reasoning) const;

    Scenario m_scenario;
    QStringList m_words; ///< Of Scenario::text.
    int m_tokens;
};

} // namespace Conclave
