#pragma once

#include "core/insight/words.h"

#include <QList>
#include <QString>

#include <optional>

namespace Conclave {

struct Unit
{
    QString dimension; ///< "time", "bytes", "money".
    QString currency;  ///< Of money: "EUR".
    double factor = 1; ///< To the dimension's own unit.
};

/// A unit as it is written, in English, German, French or Spanish: "GB", "Tage", "€", "%".
std::optional<Unit> unitOf(const QString &written);

/// 1e3 for "thousand" or "k"; 0 for other words. As written: "M" is a million, "m" is not.
double scaleOf(const QString &written);

struct UnitAt
{
    Unit unit;
    qsizetype end = 0; ///< The word after it.
};

/// The unit that begins with the word at `at`, of up to two words: "°C", "per cent", "-day".
std::optional<UnitAt> unitAt(const QList<Word> &words, qsizetype at);

} // namespace Conclave
