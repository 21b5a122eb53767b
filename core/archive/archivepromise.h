#pragma once

#include "core/base/result.h"

#include <QPromise>

#include <memory>

namespace Conclave {

/// What the archive owes somebody. Kept once, in any thread.
template<typename Value>
using ArchivePromise = std::shared_ptr<QPromise<Result<Value>>>;

template<typename Value>
ArchivePromise<Value> newArchivePromise()
{
    auto promise = std::make_shared<QPromise<Result<Value>>>();
    promise->start();
    return promise;
}

template<typename Value>
void keep(const ArchivePromise<Value> &promise, const Result<Value> &result)
{
    promise->addResult(result);
    promise->finish();
}

/// What is owed once the archive is closed.
inline Error closedArchive()
{
    return {.kind = Error::Kind::Cancelled};
}

} // namespace Conclave
