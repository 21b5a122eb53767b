#pragma once

namespace Conclave {

class MainActions;

/// Gives every action its status tip, and those that are not always possible their property
/// "obstacle": why not, while they are disabled.
void describeActions(const MainActions &actions);

} // namespace Conclave
