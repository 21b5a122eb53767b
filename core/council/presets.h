#pragma once

#include "core/council/council.h"

namespace Conclave {

/// The address of the built-in Guide: not a URL of the network, but resolved to the loopback
/// server inside the program when it is asked.
QUrl guideUrl();
bool isGuide(const Endpoint &endpoint);

/// The council that answers from the bundled guide; it needs no set-up. Its ids never change.
Council guideCouncil();

/// A council of six seats with distinct roles, and a chair, all on one endpoint and model.
/// Every call gives it new ids.
Council sixSeats(const Endpoint &endpoint, const QString &model);
/// The same with these models in turn, the chair with the first.
Council sixSeats(const Endpoint &endpoint, const QStringList &models);

} // namespace Conclave
