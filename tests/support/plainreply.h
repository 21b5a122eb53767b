#pragma once

#include "tests/support/arrival.h"
#include "tests/support/fakehead.h"
#include "tests/support/fakevoice.h"
#include "tests/support/replystep.h"
#include "tests/support/scenario.h"

#include <chrono>
#include <memory>

namespace Conclave {

/// Whatever a scenario opens with instead of a stream. Knows no socket and no steady clock.
class PlainReply final
{
public:
    PlainReply(const Scenario &scenario, const Arrival &arrival);

    ReplyStep next(); ///< As FakeReply::next().

private:
    ReplyStep open() const;
    ReplyStep whole() const;
    ReplyStep cutOff() const; ///< Opens with no head, or only some of it.
    ReplyStep header();
    QByteArray target() const; ///< Of a redirect.
    QByteArray echoedKey(int status) const;
    QByteArray reply(int status,
                     const QByteArray &type,
                     const QByteArray &body,
                     const HttpHeaders &headers = {}) const;
    int statusOr(int usual) const;
    std::chrono::microseconds due() const { return m_scenario.firstToken; }

    Scenario m_scenario;
    Arrival m_arrival;
    std::shared_ptr<const FakeVoice> m_voice;
    FakeHead m_head;
    int m_headers = 0; ///< Sent, of EndlessHeaders.
};

} // namespace Conclave
