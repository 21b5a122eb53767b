#pragma once

#include <QDateTime>

namespace Conclave {

/// Stands for a moment that nobody knows, because the export it is from has no date: the beginning
/// of 1970, when no model could be asked. Sorts before all others. Never shown as a date.
inline QDateTime unknownTime()
{
    return QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
}

inline bool isKnown(const QDateTime &time)
{
    return time.isValid() && time != unknownTime();
}

} // namespace Conclave
