#include "core/run/corrections.h"

namespace Conclave {

namespace {

// More than there are parameters; what a server makes up does not grow without end.
constexpr qsizetype MostOfAPlace = 8;

} // namespace

void Corrections::remember(const Member &seat, const Error &error)
{
    QList<Error> &known = m_known[placeOf(seat)];
    if (known.size() < MostOfAPlace && !known.contains(error))
        known.append(error);
}

QJsonObject
Corrections::applied(const Member &seat, const Dialect &dialect, const QJsonObject &body) const
{
    QJsonObject applied = body;
    const QList<Error> known = m_known.value(placeOf(seat));
    for (const Error &error : known)
        applied = dialect.corrected(applied, error).value_or(applied);
    return applied;
}

Corrections::Place Corrections::placeOf(const Member &seat)
{
    return {seat.endpoint.url, seat.endpoint.dialect, seat.model};
}

} // namespace Conclave
