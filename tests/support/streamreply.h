#pragma once

#include "tests/support/arrival.h"
#include "tests/support/eventwriter.h"
#include "tests/support/fakevoice.h"
#include "tests/support/replystep.h"
#include "tests/support/scenario.h"

#include <memory>

namespace Conclave {

/// An answer as a stream of events, and all that can go wrong on the way. Knows no socket and no
/// clock.
class StreamReply final
{
public:
    StreamReply(const Scenario &scenario, const Arrival &arrival);

    ReplyStep next(); ///< As FakeReply::next().

private:
    ReplyStep breakOff();
    ReplyStep lastWords(const FakeFrames &frames); ///< Then the body ends well.
    ReplyStep part(const QByteArray &bytes, ReplyStep::Then usual);
    ReplyStep brokenJson();
    ReplyStep chatter(); ///< Of a model that says nothing more.
    ReplyStep tokens();
    ReplyStep end();
    ReplyStep compressed();

    QByteArray opening();
    QByteArray oddities();       ///< Events before the token that comes next.
    QByteArray halfJson() const; ///< Of the next token; no JSON.
    QByteArray takeHead();       ///< The head if it was not sent yet.
    QByteArray head() const;
    QByteArray contentType() const;
    QByteArray plainBody() const; ///< Without its break, its framing and its coding.
    QByteArray framed(const QByteArray &bytes) const;
    QByteArray bodyEnd();
    ReplyStep::Then bodyDone() const;
    bool isChunked() const;
    const FakeAnswer &answer() const { return m_voice->answer(); }

    Scenario m_scenario;
    Arrival m_arrival;
    std::shared_ptr<const FakeVoice> m_voice;
    EventWriter m_writer;
    int m_index = 0;   ///< The next token.
    int m_chatter = 0; ///< Steps of it.
    bool m_headSent = false;
};

} // namespace Conclave
