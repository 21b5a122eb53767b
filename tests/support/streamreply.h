#pragma once

#include "tests/support/arrival.h"
#include "tests/support/eventwriter.h"
#include "tests/support/fakeanswer.h"
#include "tests/support/replystep.h"
#include "tests/support/scenario.h"

#include <chrono>

namespace Conclave {

/// An answer as server-sent events, and all that can go wrong on the way. Knows no socket and no
/// clock.
class StreamReply final
{
public:
    StreamReply(const Scenario &scenario, const Arrival &arrival);

    ReplyStep next(); ///< As FakeReply::next().

private:
    ReplyStep breakOff();
    ReplyStep part(const QByteArray &bytes, ReplyStep::Then usual);
    ReplyStep brokenJson();
    ReplyStep chatter(); ///< Of a model that says nothing more.
    ReplyStep tokens();
    ReplyStep end();
    ReplyStep compressed();

    QByteArray opening();
    QByteArray oddities(); ///< Events before the token that comes next.
    QByteArray takeHead(); ///< The head if it was not sent yet.
    QByteArray head() const;
    QByteArray plainBody() const; ///< Without its break, its framing and its coding.
    QByteArray framed(const QByteArray &bytes) const;
    QByteArray bodyEnd() const;
    ReplyStep::Then bodyDone() const;
    bool isChunked() const;

    Scenario m_scenario;
    Arrival m_arrival;
    FakeAnswer m_answer;
    EventWriter m_writer;
    int m_index = 0;   ///< The next token.
    int m_chatter = 0; ///< Steps of it.
    bool m_headSent = false;
};

} // namespace Conclave
