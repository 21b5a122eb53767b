#pragma once

#include "core/base/ids.h"

#include <QJsonObject>
#include <QString>
#include <QUrl>

namespace Conclave {

/// An account at a provider, or a local server. Holds no key: keys are looked up by address.
struct Endpoint
{
    EndpointId id;
    QString name;
    QString dialect = QStringLiteral("openai"); ///< The wire protocol spoken there.
    QUrl url;                                   ///< Base address, such as http://127.0.0.1:1234/v1.
    int parallelLimit = 0; ///< Requests at the same time; 0: as many as there are members.
    QJsonObject unread;    ///< Fields of newer versions, kept as they are.

    bool operator==(const Endpoint &) const = default;
};

/// What endpoints are told apart by where it matters which server it is: the same server entered
/// twice is still one server.
QString serverKey(const Endpoint &endpoint);

/// What makes a base address unusable, as "must …"; empty for a good one. The only query that an
/// address may have is Azure's "api-version". The address of the built-in Guide is good, too.
QString endpointUrlProblem(const QUrl &url);

} // namespace Conclave
