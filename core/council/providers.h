#pragma once

#include <QLatin1StringView>
#include <QString>

#include <array>
#include <span>

class QUrl;

namespace Conclave {

/// Somebody who runs models, or a program that does so on one's own machine: what is known about
/// reaching it. One row of a table; a provider with two wire protocols has two rows.
struct Provider
{
    QLatin1StringView id; ///< Never changes; unique.
    QLatin1StringView name;
    QLatin1StringView dialect; ///< As in Endpoint::dialect.
    QLatin1StringView url;     ///< The usual base address.
    /// The part of `url` that every customer must replace by a name of their own; empty: none.
    QLatin1StringView ownPart;
    QLatin1StringView keyVariable; ///< The environment variable its own tools read; empty: no key.
    QLatin1StringView keyPage;     ///< The web page where one gets a key; empty: none.
    bool isLocal = false;          ///< A program on one's own machine.
    /// Domains that are its own, with all below them; unused places are empty. Local programs have
    /// none: anything may listen on their ports.
    std::array<QLatin1StringView, 3> domains;
};

/// All that are known: local programs first, in the order in which they are offered.
std::span<const Provider> providers();

/// The row with this id; null when there is none.
const Provider *providerNamed(const QString &id);

/// Whose address this is, by its host; null for everybody else's. With a dialect, only a row that
/// speaks it.
const Provider *providerAt(const QUrl &url, const QString &dialect = {});

} // namespace Conclave
