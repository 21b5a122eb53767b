#pragma once

#include "core/import/foreignconversation.h"
#include "core/import/importpreview.h"

namespace Conclave {

/// The conversation as a session. Each question of the branch that was read last is a turn; its
/// answers are all that were given to it, side by side or one after the other: a member for each
/// model, an attempt for each time it was asked again, the one that the conversation went on from
/// last. What an assistant said in several steps is one answer. Counted in `omissions`: messages of
/// other branches, and empty ones.
///
/// The same conversation gives the same session every time, with the same ids; they are made from
/// the conversation's and its messages'. A conversation that has grown gives the turns it gave
/// before and new ones. A time that is not known is that of the turn before, or
/// unknownTime().
///
/// The members' endpoint is a name under ".invalid", which exists nowhere (RFC 2606): what somebody
/// else's file says is never where a question is sent to.
Session sessionOf(const ForeignConversation &conversation, Omissions &omissions);

} // namespace Conclave
