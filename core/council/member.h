#pragma once

#include "core/council/endpoint.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace Conclave {

/// Sampling parameters; only what the user set is sent.
struct Parameters
{
    std::optional<double> temperature; ///< 0 to 2.
    std::optional<double> topP;        ///< 0 to 1.
    std::optional<int> maxTokens;      ///< 1 or more.
    std::optional<qint64> seed;
    QStringList stop;        ///< Texts that end the answer where they would come; none is empty.
    QString reasoningEffort; ///< One of reasoningEfforts(), or empty.
    QJsonObject unread;      ///< Fields of newer versions, kept as they are.

    bool operator==(const Parameters &) const = default;
};

/// What can be asked of a model that reasons, from "none" to "max". Which of them a model takes is
/// for the model to say.
const QStringList &reasoningEfforts();

/// A seat in a council.
struct Member
{
    MemberId id;
    QString name;
    QString emoji;
    QString color; ///< "#rrggbb"; empty: chosen by the seat's place.
    QString role;  ///< The system prompt; empty: none.
    Endpoint endpoint;
    QString model;
    Parameters parameters;
    bool enabled = true;
    QJsonObject unread; ///< Fields of newer versions, kept as they are.

    bool operator==(const Member &) const = default;
};

} // namespace Conclave
