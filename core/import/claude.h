#pragma once

#include "core/import/foreignconversation.h"
#include "core/import/importpreview.h"

namespace Conclave {

/// A conversation of Claude's data export, conversations.json: "chat_messages" with "sender",
/// "content" blocks and, in later exports, "parent_message_uuid". Thinking is reasoning. Left out
/// and counted: tools' blocks, and files, of which the name stays in brackets. "text" counts only
/// where no block has text: it names blocks that it cannot show.
ForeignConversation claudeConversation(const QJsonObject &json, Omissions &omissions);

} // namespace Conclave
