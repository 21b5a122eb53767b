#pragma once

#include "core/session/event.h"
#include "core/session/turn.h"

#include <QObject>

namespace Conclave {

/// What a turn is shown from: the turn as far as it has got, and what happens to it. A run, or a
/// replay of one.
class TurnFeed : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual const Turn &turn() const = 0;     ///< The same object for as long as the feed lives.
    virtual bool isRunning() const = 0;       ///< An answer or the synthesis has not ended.
    virtual Microseconds elapsed() const = 0; ///< Since the turn was asked.

signals:
    /// Once for every event, after turn() has taken it in.
    void happened(const Conclave::Event &event);
};

} // namespace Conclave
