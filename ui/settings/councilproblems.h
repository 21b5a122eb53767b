#pragma once

#include <QStringList>

namespace Conclave {

struct Council;
struct Member;

/// What a seat still needs, as "no model"; empty when it can be asked.
QString seatProblem(const Member &seat);

/// Whole sentences that say why the council cannot be used yet; empty when it can.
QStringList councilProblems(const Council &council);

} // namespace Conclave
