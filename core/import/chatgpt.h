#pragma once

#include "core/import/foreignconversation.h"
#include "core/import/importpreview.h"

namespace Conclave {

/// A conversation of ChatGPT's data export, conversations.json: a tree of nodes in "mapping" with
/// "current_node". Thoughts and the commentary channel are reasoning. Left out and counted: what is
/// said to and by tools, what was hidden, pictures and files, of which a word in brackets stays.
/// Marks for references, between U+E200 and U+E201, are what "content_references" says of them.
ForeignConversation chatGptConversation(const QJsonObject &json, Omissions &omissions);

} // namespace Conclave
