#pragma once

#include "core/session/event.h"

#include <QByteArray>
#include <QList>

namespace Conclave {

/// Events as compact JSON, for the archive's journal and for replay: nothing of them is lost, not
/// even what session files leave out.
QByteArray eventBytes(const QList<Event> &events);

/// What eventBytes() wrote. Kinds of events that are not known here, and what is no event at all,
/// are passed over: a newer version may have written them. Empty when `bytes` are nothing of ours.
QList<Event> eventsFromBytes(const QByteArray &bytes);

} // namespace Conclave
