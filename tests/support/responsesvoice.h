#pragma once

#include "tests/support/fakevoice.h"

namespace Conclave {

/// OpenAI's Responses.
class ResponsesVoice final : public FakeVoice
{
public:
    ResponsesVoice(const Scenario &scenario, const Arrival &arrival) : FakeVoice(scenario, arrival)
    {
    }

    FakeFrames opening() const override;
    FakeFrames token(int token) const override;
    FakeFrames oddities() const override;
    FakeFrames ending() const override;
    QByteArray whole() const override;
    FakeFrames saying(const QByteArray &text) const override;
    FakeFrames failure() const override;
    FakeFrames overload() const override;
    QByteArray error(int status) const override;

private:
    /// An event of this type with these members.
    FakeFrame event(const QByteArray &type, const QByteArray &members, int depth = 0) const;
    FakeFrame itemAdded(int token) const;
    FakeFrame delta(const QByteArray &kind, int item, const QByteArray &text, int depth = 0) const;
    /// The response as an object, with what `more` adds to it.
    QByteArray response(const QByteArray &status, const QByteArray &more = {}) const;
    QByteArray status() const;
    QByteArray end() const; ///< The members that tell how it ended.
    QByteArray output() const;
    QByteArray usage() const;
    bool calls() const { return scenario().ending == Scenario::Ending::ToolCall; }
};

} // namespace Conclave
