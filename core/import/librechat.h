#pragma once

#include "core/import/foreignconversation.h"
#include "core/import/importpreview.h"

namespace Conclave {

/// A conversation as LibreChat exports it as JSON: "messagesTree" with "children", or "messages"
/// in a row with "parentMessageId". "think" parts are reasoning, "promptPrefix" is the role. Left
/// out and counted: tool calls, and pictures and files, of which a word in brackets stays. A
/// recursive export of more than about 500 messages is nested more deeply than Qt reads JSON.
ForeignConversation libreChatConversation(const QJsonObject &json, Omissions &omissions);

} // namespace Conclave
