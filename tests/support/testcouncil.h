#pragma once

#include "core/council/council.h"

#include <QStringList>

namespace Conclave {

/// A seat with a name of its own and no role.
inline Member seatFor(const QString &name, const QUrl &url, const QString &model)
{
    Member member;
    member.id = MemberId::create();
    member.name = name;
    member.endpoint.id = EndpointId::create();
    member.endpoint.url = url;
    member.model = model;
    return member;
}

/// One member for each model, in order, all on one server; nobody in the chair.
inline Council councilOf(const QUrl &url, const QStringList &models)
{
    Council council;
    council.id = CouncilId::create();
    for (const QString &model : models)
        council.members.append(seatFor(QStringLiteral("Member ") + model, url, model));
    return council;
}

} // namespace Conclave
