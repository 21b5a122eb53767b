#pragma once

#include "core/net/bytestream.h"

#include <QTimer>

namespace Conclave {

/// An exchange that could not even begin: closed() with `error` is all that ever comes.
class FailedStream final : public ByteStream
{
    Q_OBJECT

public:
    explicit FailedStream(const Error &error)
    {
        // Nobody listens yet.
        QTimer::singleShot(0, this, [this, error] { emit closed(error); });
    }
};

} // namespace Conclave
