#pragma once

#include "core/archive/snippet.h"
#include "core/base/ids.h"

namespace Conclave {

/// Something that a search found. Names and texts are what models and files said: hostile.
struct SearchHit
{
    enum class Kind { Title, Question, Answer, Synthesis }; ///< Stored as numbers: append only.

    SessionId session;
    TurnId turn; ///< Null for a title.
    Kind kind = Kind::Title;
    MemberId member; ///< Of an answer or a synthesis; null for an extract.
    int attempt = 1; ///< Of the answer, or the synthesis' number: as in its StreamId.
    QString memberName;
    QString model;
    QString sessionTitle;
    QDateTime asked; ///< UTC; of a title: when the session was created.
    Snippet snippet; ///< snippet.found: the place to jump to in the whole text.

    bool operator==(const SearchHit &) const = default;
};

} // namespace Conclave
