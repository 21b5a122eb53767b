#pragma once

#include <QByteArray>
#include <QList>

namespace Conclave {

/// One event of a stream, or one line of one.
struct FakeFrame
{
    QByteArray type; ///< Of a server-sent event; empty: it has none.
    QByteArray data;
};

/// A frame of a protocol that does not name its events.
inline FakeFrame unnamed(const QByteArray &data)
{
    return {.type = {}, .data = data};
}

using FakeFrames = QList<FakeFrame>;

} // namespace Conclave
