#pragma once

#include "core/base/result.h"
#include "core/prices/modelprice.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace Conclave {

/// One row of the user's own price file.
struct OwnPrice
{
    QString provider; ///< The id of one of providers(), or PriceTable::AnyProvider.
    QString model;
    TokenRates rates;
    QJsonObject unread; ///< What else the file says about it, kept as it is.

    bool operator==(const OwnPrice &) const = default;
};

/// The rows of a price file (see PriceTable), by provider and model. Nothing at all is a file
/// without rows. Error::Kind::BadFile names the first key that is wrong.
Result<QList<OwnPrice>> ownPrices(const QByteArray &file);

/// `file` with these rows instead of those that it has; all else that it says is kept. Of rows with
/// the same provider and model the last one counts. Fails as ownPrices() does.
Result<QByteArray> withOwnPrices(const QByteArray &file, const QList<OwnPrice> &prices);

} // namespace Conclave
