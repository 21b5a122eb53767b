#pragma once

namespace Conclave {

class MainActions;

/// Gives every action its status tip, and those that are not always possible their property
/// "obstacle": why not, while they are disabled.
void describeActions(const MainActions &actions);

/// Says of what sends something in a turn why it is disabled: that nothing can be sent there at
/// all, or that there is nothing to do.
void describeSending(const MainActions &actions, bool canSend);

} // namespace Conclave
