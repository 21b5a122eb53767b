#pragma once

#include "core/session/session.h"

namespace Conclave {

// What the user thinks of answers, as data for training and for ranking models. Turns without a
// verdict give nothing, nor do answers that are not complete: one that was cut is no example of
// anything, and lost to no other.

/// Preference pairs as JSON Lines: one line for each answer that lost against a turn's winner,
/// `{"prompt":[…],"chosen":[…],"rejected":[…]}` with messages of a role and a content (TRL,
/// preference data in the conversational format), and "chosen_model" and "rejected_model". The
/// prompt is what the winner was sent.
QByteArray preferenceLines(const Session &session);

/// Battles as JSON Lines, as Chatbot Arena publishes them: "question_id", "model_a", "model_b",
/// "winner" ("model_a", "model_b" or "tie"), "conversation_a", "conversation_b", "turn" (how many
/// questions they have), "anony" (the names were hidden) and "tstamp" (seconds since 1970). One
/// line for each pair with the winner, or for each pair of a tie, in the council's order; none for
/// a model against itself.
QByteArray arenaLines(const Session &session);

} // namespace Conclave
