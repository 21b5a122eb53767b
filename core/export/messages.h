#pragma once

#include "core/session/session.h"

namespace Conclave {

/// Conversations as JSON Lines, for fine-tuning and evaluation: one line per member that said
/// something, `{"messages":[{"role","content"}…],"member","model","status"}` (OpenAI's messages;
/// TRL calls it the conversational format). A thread ends with the member's newest answer and holds
/// what the member was sent: its role, its own earlier answers and the questions.
QByteArray messagesJsonLines(const Session &session);

} // namespace Conclave
