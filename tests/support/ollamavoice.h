#pragma once

#include "tests/support/fakevoice.h"

namespace Conclave {

/// Ollama's own protocol.
class OllamaVoice final : public FakeVoice
{
public:
    using FakeVoice::FakeVoice;

    Framing framing() const override { return Framing::Lines; }
    FakeFrames opening() const override { return {}; }
    FakeFrames token(int token) const override;
    FakeFrames oddities() const override;
    FakeFrames ending() const override;
    QByteArray whole() const override;
    FakeFrames saying(const QByteArray &text) const override;
    FakeFrames failure() const override;
    QByteArray error(int status) const override;

private:
    /// A line; `message` and `rest` are members of an object.
    QByteArray line(const QByteArray &message, const QByteArray &rest) const;
    QByteArray end() const; ///< Its members.
};

} // namespace Conclave
