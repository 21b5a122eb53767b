#pragma once

#include "tests/support/arrival.h"
#include "tests/support/plainreply.h"
#include "tests/support/replystep.h"
#include "tests/support/scenario.h"
#include "tests/support/slicer.h"
#include "tests/support/streamreply.h"

#include <QList>

#include <variant>

namespace Conclave {

/// The bytes of one reply, made step by step as they become due. Knows no socket.
class FakeReply final
{
public:
    /// The answer to a chat request.
    FakeReply(const Scenario &scenario, const Arrival &arrival);
    /// A whole reply, byte for byte.
    explicit FakeReply(const ReplyStep &whole);
    /// A plain reply with a JSON body.
    FakeReply(int status, const QByteArray &json, const Arrival &arrival);

    /// The next step; only until a step said something else than GoOn.
    ReplyStep next();
    /// Whether every step is to be its own TCP write, with a turn for others after it.
    bool isSliced() const { return m_slicer.isOn(); }

private:
    ReplyStep nextWhole();

    std::variant<ReplyStep, PlainReply, StreamReply> m_source;
    bool m_hangsUp = false;
    Slicer m_slicer;
    QList<ReplyStep> m_slices; ///< Cut and not yet handed out.
};

} // namespace Conclave
