#pragma once

#include "core/session/session.h"

namespace Conclave {

/// The session as a chat that Open WebUI imports: a JSON array of one chat, whose message tree has
/// the answers of a turn as several children of its question, and the synthesis as their merged
/// response (Open WebUI, export of chats; `history.messages`, `merged`). Failures are there with
/// their error. Ids are made from ours, so that the same session gives the same file.
QByteArray openWebUiChats(const Session &session);

} // namespace Conclave
