#pragma once

#include <QDateTime>
#include <QString>
#include <QUrl>

namespace Conclave {

/// An endpoint that cannot be reached, as the window tells it.
struct EndpointOutage
{
    QUrl url; ///< As in the endpoint: whose members cannot be asked.
    QString name;
    QString whatHappened; ///< A sentence.
    QDateTime since;
    QDateTime nextCheck; ///< Invalid while a check is on its way.

    bool operator==(const EndpointOutage &) const = default;
};

} // namespace Conclave
