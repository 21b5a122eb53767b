#pragma once

#include "core/council/council.h"
#include "core/store/endpointaccount.h"

#include <QStringList>

namespace Conclave {

/// What the user has set up. There is no field that could hold a key.
struct Settings
{
    QList<EndpointAccount> endpoints;         ///< Each with an id of its own.
    QList<Council> councils;                  ///< Each with an id of its own.
    CouncilId council;                        ///< The one that is asked; null: the Guide council.
    QString theme = QStringLiteral("system"); ///< "system", "light" or "dark".
    bool highContrast = false;
    bool tellWhenDone = true; ///< With a notification, that a long run ended in the background.
    bool blind = false;       ///< Who answered is hidden until the user has judged the turn.
    /// In US dollars: a turn that may cost more is asked only after a question. Empty: no limit.
    std::optional<double> spendingLimit;
    int textSizeStep = 0;                    ///< Steps above (or below) the desktop's text size.
    QString layout = QStringLiteral("grid"); ///< Of answers: "grid", "columns" or "focus".
    bool showsHistory = true;                ///< Beside the session.
    QByteArray windowGeometry;               ///< As QWidget::saveGeometry() gave it.
    int historyWidth = 0;                    ///< In pixels; 0: the usual one.
    QJsonObject unread;                      ///< Fields of newer versions, kept as they are.

    bool operator==(const Settings &) const = default;
};

/// The council that is asked; the Guide council when there is no other.
Council currentCouncil(const Settings &settings);

/// The account whose key may be sent to `endpoint`: one with the same dialect and the same address
/// (scheme, host, port and path), whatever its id and name are, so that a council from a stranger
/// never takes a key to another host. Among several, the one with the same id. Null: none.
const EndpointAccount *accountFor(const Settings &settings, const Endpoint &endpoint);

/// Puts `account` in the place of the one with its id, or at the end, and gives every member that
/// sits on that endpoint the new copy.
void replaceEndpoint(Settings &settings, const EndpointAccount &account);

/// The names of the councils with a seat that depends on the account, by its id or its address.
QStringList usersOf(const Settings &settings, EndpointId endpoint);

/// Whether both name the same server and path: a key for one may be sent to the other.
bool sameAddress(const QUrl &a, const QUrl &b);

} // namespace Conclave
