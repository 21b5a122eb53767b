#pragma once

#include "core/archive/database.h"
#include "core/archive/searchhit.h"

namespace Conclave {

/// What a search found. The newest turns come first; within a turn the title, the question, the
/// syntheses and the answers, of which at most three stand for all of them. A title is left out where
/// it only repeats a question that was found.
struct SearchHits
{
    QList<SearchHit> hits;
    bool isCut = false; ///< There are more.

    bool operator==(const SearchHits &) const = default;
};

/// Removed sessions are passed over. An empty query finds nothing. `isSuperseded` is asked now and
/// then; once it says so, or the database is interrupted, Error::Kind::Cancelled.
Result<SearchHits> searchArchive(Database &database,
                                 const SearchQuery &query,
                                 qsizetype limit,
                                 const std::function<bool()> &isSuperseded);

} // namespace Conclave
