#pragma once

#include "core/council/member.h"

#include <QList>

namespace Conclave {

/// A field of Parameters.
enum class Parameter { Temperature, TopP, MaxTokens, Seed, Stop, ReasoningEffort };

/// Those that are not sent to this endpoint and model, whatever they are set to: its dialect has no
/// place for them. Asked of the dialect itself, so that there is no table that could differ from
/// it. None for an unknown dialect.
QList<Parameter> unsentParameters(const Endpoint &endpoint, const QString &model);

} // namespace Conclave
