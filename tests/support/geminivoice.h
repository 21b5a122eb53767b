#pragma once

#include "tests/support/fakevoice.h"

namespace Conclave {

/// Google's Gemini API.
class GeminiVoice final : public FakeVoice
{
public:
    using FakeVoice::FakeVoice;

    /// Takes the model, which stands in the path; asking there always asks for a stream.
    static void read(Arrival &arrival);

    FakeFrames opening() const override { return {}; }
    FakeFrames token(int token) const override;
    FakeFrames oddities() const override;
    /// There is no mark: the last frame is the one with the reason.
    FakeFrames ending() const override;
    QByteArray whole() const override;
    FakeFrames saying(const QByteArray &text) const override;
    FakeFrames failure() const override;
    QByteArray error(int status) const override;

private:
    /// A response; `parts` is a list, `rest` holds more members of the candidate, after a comma.
    QByteArray response(const QByteArray &parts, const QByteArray &rest) const;
    QByteArray finish() const; ///< Its member, after a comma.
    QByteArray usage() const;  ///< The same.
};

} // namespace Conclave
