#pragma once

#include "core/dialects/modelpage.h"
#include "core/probe/fetch.h"

#include <QHash>
#include <QUrl>

namespace Conclave {

/// A server on this machine that was found to run models.
struct FoundServer
{
    QString provider; ///< The id in the table of providers; empty: not in there.
    QString name;     ///< What it is called, such as "KoboldCpp".
    QString version;  ///< One clean line; empty: not told.
    QString dialect;  ///< To be spoken at `url`.
    QUrl url;         ///< The base address.
    QList<ModelInfo> models;
    bool needsKey = false;  ///< Without one it lists no models, or answers no questions.
    bool isLoading = false; ///< It is still loading its model.

    bool operator==(const FoundServer &) const = default;
};

/// What the server at one port replied, by the path that was asked; missing: nothing, or too much.
using PathReplies = QHash<QString, FetchedReply>;

/// The path to be asked first, and those for a server whose reply to it may be an API's.
QString firstPath();
const QStringList &otherPaths();
bool mayBeAnApi(const FetchedReply &first);

/// Which server it is, from the most telling reply to the least: programs imitate each other, and
/// a good status alone says nothing. Empty: none that runs models.
std::optional<FoundServer> fingerprint(quint16 port, const PathReplies &replies);

} // namespace Conclave
