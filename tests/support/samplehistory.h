#pragma once

#include "core/archive/search.h"
#include "core/archive/sessionlisting.h"

/// A session as the archive lists it, changed at noon of `day`.
inline Conclave::SessionListing listed(const QString &title, const QDate &day)
{
    using namespace Conclave;
    SessionListing listing;
    listing.id = SessionId::create();
    listing.title = title;
    listing.changed = QDateTime(day, QTime(12, 0)).toUTC();
    listing.turnCount = 2;
    return listing;
}

/// Something that was found in an answer of the member "Critic".
inline Conclave::SearchHits foundOne(const QString &text, Conclave::TextRange mark)
{
    using namespace Conclave;
    SearchHit hit;
    hit.session = SessionId::create();
    hit.turn = TurnId::create();
    hit.kind = SearchHit::Kind::Answer;
    hit.member = MemberId::create();
    hit.memberName = QStringLiteral("Critic");
    hit.sessionTitle = QStringLiteral("Which database");
    hit.asked = QDateTime(QDate(2026, 11, 20), QTime(12, 0)).toUTC();
    hit.snippet = {text, {mark}, mark};
    return {{hit}, false};
}
