#pragma once

#include "tests/support/fakevoice.h"
#include "tests/support/frames.h"

namespace Conclave {

/// OpenAI's Chat Completions.
class ChatVoice final : public FakeVoice
{
public:
    ChatVoice(const Scenario &scenario, const Arrival &arrival);

    FakeFrames opening() const override;
    FakeFrames token(int token) const override;
    FakeFrames oddities() const override;
    FakeFrames ending() const override;
    QByteArray whole() const override;
    FakeFrames saying(const QByteArray &text) const override;
    FakeFrames failure() const override;
    QByteArray error(int status) const override;

private:
    QByteArray delta(int token) const;
    QByteArray message() const;
    QByteArray usage() const;
    QByteArray finishReason() const;

    Frames m_frames;
    bool m_usageAsked;
};

} // namespace Conclave
