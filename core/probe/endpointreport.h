#pragma once

#include "core/probe/modellisting.h"

namespace Conclave {

/// What could be meant instead of what was entered.
struct EndpointHint
{
    enum class Kind {
        OtherScheme, ///< http for https or the other way round: somebody replied there.
        OtherPath,   ///< Another base path on the same server, where the API is.
        NearModel    ///< A model that is listed and has a similar name.
    };
    Kind kind = Kind::NearModel;
    QUrl url;      ///< The base address to be used instead; empty for NearModel.
    QString model; ///< Only for NearModel.

    bool operator==(const EndpointHint &) const = default;
};

/// What a test of an endpoint found out, as facts. Later steps are Unknown when an earlier one
/// failed.
struct EndpointReport
{
    enum class Verdict {
        Unknown, ///< Could not be told; that is no fault.
        Yes,
        No,
        Skipped ///< There was nothing to test: no key, no model was given.
    };
    Verdict isReached = Verdict::Unknown;     ///< Something replied in HTTP.
    Verdict isKeyAccepted = Verdict::Unknown; ///< No without a key: one is needed.
    Verdict isModelListed = Verdict::Unknown;
    std::optional<Microseconds> roundTrip; ///< To the head of the first reply.
    /// Why the list of models could not be had; with NotAnApi, a web page came. Never the key.
    std::optional<Error> error;
    ModelList list; ///< Empty when it could not be had.
    /// The likeliest first: one scheme and one path at most, or some models.
    QList<EndpointHint> hints;

    bool operator==(const EndpointReport &) const = default;
};

} // namespace Conclave
