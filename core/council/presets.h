#pragma once

#include "core/council/council.h"

#include <array>

namespace Conclave {

/// The address of the built-in Guide: not a URL of the network, but resolved to the loopback
/// server inside the program when it is asked.
QUrl guideUrl();
bool isGuide(const Endpoint &endpoint);

/// The council that answers from the bundled guide; it needs no set-up. Its ids never change.
Council guideCouncil();

/// Councils to begin with.
enum class Preset { SixSeats, RedTeam, CodeReview, Translation, OneModel };
inline constexpr std::array Presets{
    Preset::SixSeats, Preset::RedTeam, Preset::CodeReview, Preset::Translation, Preset::OneModel};

/// The council of a preset, all seats on one endpoint with these models in turn, the chair with the
/// first. Every call gives it new ids.
Council presetCouncil(Preset preset, const Endpoint &endpoint, const QStringList &models);

/// The council with six distinct roles.
Council sixSeats(const Endpoint &endpoint, const QString &model);
Council sixSeats(const Endpoint &endpoint, const QStringList &models);

} // namespace Conclave
