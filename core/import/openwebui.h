#pragma once

#include "core/import/foreignconversation.h"
#include "core/import/importpreview.h"

namespace Conclave {

/// A chat of Open WebUI's export of chats, with or without the "chat" around it: a tree of messages
/// in "history". Answers side by side are told apart by "modelIdx"; the merged response is their
/// synthesis. Blocks `<details type="reasoning">` at the top of an answer are its reasoning. Left
/// out and counted: other such blocks, which show what tools did, and pictures and files, of which
/// a word in brackets stays.
ForeignConversation openWebUiConversation(const QJsonObject &json, Omissions &omissions);

} // namespace Conclave
