#pragma once

#include "core/council/limits.h"
#include "core/council/member.h"

#include <QList>

#include <optional>

namespace Conclave {

/// Who is asked, in order, and who combines the answers.
struct Council
{
    CouncilId id;
    QString name;
    QList<Member> members;
    std::optional<Member> chair;       ///< Nobody: the synthesis is a local extract.
    std::optional<Member> secondChair; ///< Takes over when the chair fails.
    QString procedure = QStringLiteral("synthesis");
    Limits limits;
    QJsonObject unread; ///< Fields of newer versions, kept as they are.

    bool operator==(const Council &) const = default;

    QList<Member> enabledMembers() const;
    /// The seat with this id, member or chair; null when there is none.
    const Member *find(MemberId seat) const;
};

/// Makes it another council with other seats, however alike.
void giveNewIds(Council &council);

} // namespace Conclave
