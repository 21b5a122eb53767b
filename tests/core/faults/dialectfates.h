#pragma once

#include "core/base/error.h"
#include "core/session/answer.h"

#include <QList>

#include <optional>
#include <utility>

namespace Conclave {

/// What becomes of a member.
struct Fate
{
    AnswerStatus status = AnswerStatus::Complete;
    QString text;
    Notice notice = Notice::None;
    std::optional<Error::Kind> error;
    qsizetype arrivals = 1;
    QString reasoning = {};
};

/// By model, whose name is the scenario of the fake server. The last one stalls until it is
/// stopped.
QList<std::pair<QString, Fate>> fatesIn(const QString &dialect);

} // namespace Conclave
