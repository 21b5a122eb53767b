#pragma once

#include "core/council/member.h"
#include "core/dialects/dialect.h"

#include <QHash>
#include <QList>

namespace Conclave {

/// What servers said they do not take of a request, remembered for the life of the process, so that
/// the next question is sent without it at once.
class Corrections final
{
public:
    /// `error` was the server's word for what `seat`'s model does not take there, and the request
    /// that Dialect::corrected() made of it was answered.
    void remember(const Member &seat, const Error &error);

    /// `body` for `seat`, corrected by all that is remembered about its endpoint and model.
    QJsonObject applied(const Member &seat, const Dialect &dialect, const QJsonObject &body) const;

private:
    struct Place
    {
        QUrl url;
        QString dialect;
        QString model;

        bool operator==(const Place &) const = default;
        friend size_t qHash(const Place &place, size_t seed = 0)
        {
            return qHashMulti(seed, place.url, place.dialect, place.model);
        }
    };

    static Place placeOf(const Member &seat);

    QHash<Place, QList<Error>> m_known; ///< In the order in which they were learnt.
};

} // namespace Conclave
