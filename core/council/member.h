#pragma once

#include "core/council/endpoint.h"

#include <QJsonObject>

#include <optional>

namespace Conclave {

/// Sampling parameters; only what the user set is sent.
struct Parameters
{
    std::optional<double> temperature; ///< 0 to 2.
    std::optional<int> maxTokens;      ///< 1 or more.
    QJsonObject unread;                ///< Fields of newer versions, kept as they are.

    bool operator==(const Parameters &) const = default;
};

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
