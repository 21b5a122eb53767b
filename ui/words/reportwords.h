#pragma once

#include "core/council/member.h"
#include "core/probe/endpointreport.h"

#include <QStringList>

namespace Conclave {

/// What the test of an endpoint found out, for people: one sentence or two an item, each with a
/// mark ("✓", "⚠" or "–") in front. `seat` is the endpoint, and the model that was looked for.
QStringList reportWords(const EndpointReport &report, const Member &seat);

/// Why the list of models could not be had, in one sentence.
QString listProblem(const Error &error, const Endpoint &endpoint);

/// "23 models"; "more than 23 models" when the list is cut.
QString modelCountWords(const ModelList &list);

} // namespace Conclave
