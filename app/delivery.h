#pragma once

#include <QCoreApplication>
#include <QFuture>
#include <QPointer>

#include <utility>

namespace Conclave {

/// Calls `take` with what the future gives, in the window's thread, unless `owner` has gone by
/// then. QFuture::then() of Qt 6.4 asserts instead that its context still lives; so that is the
/// application, which waits for the thread pool before it goes.
template<typename Value, typename Take>
void deliver(QFuture<Value> future, QObject *owner, Take take)
{
    future.then(qApp, [owner = QPointer(owner), take = std::move(take)](const Value &value) {
        if (owner)
            take(value);
    });
}

template<typename Take>
void deliver(QFuture<void> future, QObject *owner, Take take)
{
    future.then(qApp, [owner = QPointer(owner), take = std::move(take)] {
        if (owner)
            take();
    });
}

} // namespace Conclave
