#pragma once

#include "core/import/importformat.h"
#include "core/session/session.h"

#include <QMap>

namespace Conclave {

/// What an import leaves out, and why.
enum class Omission {
    Image,       ///< Only named in the text: the export's text has no pictures.
    Attachment,  ///< Only named in the text: a file, a recording.
    Tool,        ///< What a tool was asked and what it said.
    Hidden,      ///< Instructions and context that its user was not shown.
    OtherBranch, ///< A question that was edited later, and what followed it.
    Empty,       ///< A message without words.
    UnknownPart, ///< A part of a message of a kind that is not known here.
    EmptyConversation,
    Duplicate,           ///< A conversation that was in the file before.
    UnknownConversation, ///< Good JSON, and of none of the formats.
    BadConversation,     ///< No JSON, nested too deeply, or a session file with a fault.
    TooLong              ///< A conversation of more than ConversationSplitter::LongestConversation.
};

/// How often something was left out.
using Omissions = QMap<Omission, qint64>;

/// What there is in a file to be imported.
struct ImportPreview
{
    QList<ImportFormat> formats; ///< In the order in which they come.
    qint64 sessions = 0;
    qint64 turns = 0;
    qint64 answers = 0;
    QDateTime first; ///< When the earliest question was asked; UTC. Invalid: that is not known.
    QDateTime last;
    Omissions omitted;
    bool isCut = false; ///< The file ends or breaks in the middle. What came before it counts.

    bool operator==(const ImportPreview &) const = default;

    void add(const Session &session, ImportFormat format);
};

} // namespace Conclave
