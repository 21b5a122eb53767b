#pragma once

#include <QByteArray>
#include <QList>
#include <QRandomGenerator>

namespace Conclave {

/// The stream as a network might deliver it. `how` is 0: whole; 1: byte by byte; anything else: in
/// pieces of up to that many bytes, some of them empty.
inline QList<QByteArray> chunksOf(const QByteArray &stream, quint8 how)
{
    QRandomGenerator random(how);
    QList<QByteArray> chunks;
    for (qsizetype at = 0; at < stream.size(); at += chunks.constLast().size()) {
        const qsizetype size = how < 2 ? how : random.bounded(how + 1);
        chunks.append(how == 0 ? stream : stream.mid(at, size));
    }
    return chunks;
}

} // namespace Conclave
