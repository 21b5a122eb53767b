#pragma once

#include "tests/core/faults/faultplay.h"

#include <QMetaType>
#include <QString>

namespace Conclave {

/// One row of the fault catalogue: what a server does, and what must come of it.
struct Fault
{
    /// What must be so before the clock moves.
    enum class Await { Connecting, Sent, Headers, Text, Chatter, Retrying };

    /// The clock moves by exactly `span`; a millisecond before, nothing has happened.
    struct Pause
    {
        Await await = Await::Sent;
        Microseconds span{0};
        int pieces = 0; ///< Of Text: so many have come.
    };

    /// Whether the server's bytes can be cut anywhere.
    enum class Bytes { Cuttable, AsTheyAre };

    const char *name = ""; ///< Begins with the number of the case.
    QString words;         ///< The model's name.
    AnswerStatus status = AnswerStatus::Failed;
    QString text = {};
    Notice notice = Notice::None;
    std::optional<Error::Kind> error = {};
    int arrivals = 1;
    QList<Pause> pauses = {}; ///< Together: the time to the verdict.
    Bytes bytes = Bytes::Cuttable;
    QString says = {}; ///< Part of the error's message.
    int http = -1;     ///< Of the error; negative: any.
    QUrl where = {};   ///< Instead of the server's address.
    QString reasoning = {};
    bool losesEnd = false; ///< The end of the text may be lost on the way.
};

enum class Cutting { None, Bytes, Slices };

/// Plays one row in `play`, beside a healthy member. What went wrong, in words; empty: nothing.
QString playFault(FaultPlay &play, const Fault &fault, Cutting cutting = Cutting::None);

/// Adds the columns "fault" and "cutting", and every row under every way to cut its bytes.
void addFaults(const QList<Fault> &faults);

/// So many of the words that the fake server says, from the first one.
QString wordsOfServer(int count);

/// Waits before each of `tries` − 1 retries, as the RetryPolicy makes them without a hint.
QList<Fault::Pause> backoffs(int tries = 3);

} // namespace Conclave
