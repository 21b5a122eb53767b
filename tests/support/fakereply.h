#pragma once

#include "tests/support/arrival.h"
#include "tests/support/fakeanswer.h"
#include "tests/support/scenario.h"

#include <QList>

#include <chrono>

namespace Conclave {

/// The bytes of one reply, made step by step as they become due. Pure: knows no socket, no clock.
class FakeReply final
{
public:
    /// What follows the bytes of a step.
    enum class Then {
        GoOn,   ///< Another step.
        Finish, ///< The reply is complete; the connection closes only if the client asked for it.
        Close,  ///< FIN.
        Reset,  ///< RST.
        Hang,   ///< Nothing, until the client leaves.
    };
    struct Step
    {
        std::chrono::microseconds at{0}; ///< Since the reply began. Steps never overtake.
        QByteArray bytes;
        Then then = Then::GoOn;
    };

    /// The answer to a chat request.
    FakeReply(const Scenario &scenario, const Arrival &arrival);
    /// A plain reply with a JSON body.
    FakeReply(int status, const QByteArray &json, const Arrival &arrival);

    /// The next step; only until a step said something else than GoOn.
    Step next();
    /// Whether every step is to be its own TCP write, with a turn for others after it.
    bool isSliced() const { return m_scenario.slicing != Scenario::Slicing::None; }

private:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    Step open() const;
    Step stream();
    Step breakOff();
    Step token(const QByteArray &event);
    Step end();
    void slice(const Step &step);

    QByteArray plain(int status,
                     const QByteArray &type,
                     const QByteArray &body,
                     const Headers &headers = {}) const;
    QByteArray takeHead(); ///< The head if it was not sent yet.
    QByteArray streamHead() const;
    qsizetype bodySize() const;
    QByteArray event(const QByteArray &data) const;
    QByteArray framed(const QByteArray &bytes) const;
    QByteArray bodyEnd() const;
    Then bodyDone() const;
    std::chrono::microseconds dueOf(int token) const;
    bool isChunked() const;

    Scenario m_scenario;
    Arrival m_arrival;
    FakeAnswer m_answer;
    QByteArray m_fixed; ///< Instead of a scenario: the whole reply.
    int m_index = 0;    ///< The next token.
    bool m_headSent = false;
    QList<Step> m_slices; ///< Cut and not yet handed out.
};

} // namespace Conclave
