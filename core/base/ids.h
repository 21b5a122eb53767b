#pragma once

#include <QHashFunctions>
#include <QString>
#include <QUuid>

namespace Conclave {

/// An identity that lasts over sessions and files. Ids of different things do not mix.
template<typename Tag>
struct Id
{
    QUuid uuid; ///< Null: nobody.

    static Id create() { return {QUuid::createUuid()}; }
    /// Null when `text` is no UUID.
    static Id fromString(QStringView text) { return {QUuid::fromString(text)}; }
    QString toString() const { return uuid.toString(QUuid::WithoutBraces); }
    bool isNull() const { return uuid.isNull(); }

    bool operator==(const Id &) const = default;
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.uuid, seed); }
};

using EndpointId = Id<struct EndpointTag>;
using MemberId = Id<struct MemberTag>;
using CouncilId = Id<struct CouncilTag>;
using TurnId = Id<struct TurnTag>;
using SessionId = Id<struct SessionTag>;

} // namespace Conclave
