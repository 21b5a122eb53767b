#pragma once

#include "tests/support/fakevoice.h"

namespace Conclave {

/// Anthropic's Messages.
class MessagesVoice final : public FakeVoice
{
public:
    MessagesVoice(const Scenario &scenario, const Arrival &arrival) : FakeVoice(scenario, arrival)
    {
    }

    FakeFrames opening() const override;
    FakeFrames token(int token) const override;
    FakeFrames oddities() const override;
    FakeFrames ending() const override;
    QByteArray whole() const override;
    FakeFrames saying(const QByteArray &text) const override;
    FakeFrames failure() const override;
    QByteArray error(int status) const override;

private:
    /// An event of this type with these members.
    FakeFrame event(const QByteArray &type, const QByteArray &members, int depth = 0) const;
    FakeFrame blockStart(int token) const;
    FakeFrame blockStop(int block) const;
    FakeFrame delta(int block, const QByteArray &delta, int depth = 0) const;
    QByteArray usage() const;
    QByteArray stopReason() const;
    QByteArray content() const;
    bool callsTool(int token) const;
};

} // namespace Conclave
