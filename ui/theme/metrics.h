#pragma once

/// Distances in device-independent pixels; every space in the window is one of these.
namespace Conclave::Metrics {

constexpr int Tiny = 4;
constexpr int Small = 8;
constexpr int Medium = 12; ///< Inside a panel, and between panels.
constexpr int Large = 16;  ///< Around the content of the window.
constexpr int Wide = 24;
constexpr int Huge = 32;

constexpr int PanelRadius = 8;
constexpr int ControlRadius = 6; ///< Buttons, fields, chips and strips.
constexpr int Hairline = 1;
constexpr int AccentEdge = 3; ///< The coloured edge of a member's panel.

constexpr int Icon = 16;
constexpr int Avatar = 28;
constexpr int TimelineTrack = 18;

constexpr int MinPanelWidth = 360;
constexpr int MinPanelHeight = 180;

} // namespace Conclave::Metrics
