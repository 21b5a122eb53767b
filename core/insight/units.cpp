#include "core/insight/units.h"

#include <QHash>
#include <QStringList>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

struct UnitRow
{
    QLatin1StringView dimension;
    double factor;
    QString words;
};

const QList<UnitRow> &unitRows()
{
    static const QList<UnitRow> rows{
        {"bytes"_L1, 1, u"B byte bytes octets"_s},
        {"bytes"_L1, 1e3, u"kB KB kb kilobyte kilobytes Ko ko"_s},
        {"bytes"_L1, 1e6, u"MB mb megabyte megabytes Mo"_s},
        {"bytes"_L1, 1e9, u"GB gb gigabyte gigabytes Go"_s},
        {"bytes"_L1, 1e12, u"TB tb terabyte terabytes To"_s},
        {"bytes"_L1, 1024, u"KiB kibibytes"_s},
        {"bytes"_L1, 1048576, u"MiB mebibytes"_s},
        {"bytes"_L1, 1073741824, u"GiB gibibytes"_s},
        {"bits/s"_L1, 1e6, u"Mbps Mbit/s"_s},
        {"bits/s"_L1, 1e9, u"Gbps Gbit/s"_s},
        {"time"_L1, 1e-9, u"ns nanosecond nanoseconds"_s},
        {"time"_L1, 1e-6, u"µs μs us microsecond microseconds"_s},
        {"time"_L1,
         1e-3,
         u"ms msec millisecond milliseconds millisekunden millisecondes milisegundos"_s},
        {"time"_L1,
         1,
         u"s sec secs second seconds sekunde sekunden seconde secondes segundo segundos"_s},
        {"time"_L1, 60, u"min mins minute minutes minuten minuto minutos"_s},
        {"time"_L1, 3600, u"h hr hrs hour hours stunde stunden std heure heures hora horas"_s},
        {"time"_L1, 86400, u"day days tag tage tagen jour jours día días dia dias"_s},
        {"time"_L1, 604800, u"week weeks woche wochen semaine semaines semana semanas"_s},
        {"time"_L1, 2629746, u"month months monat monate monaten mois mes meses"_s},
        {"time"_L1, 31556952, u"year years jahr jahre jahren an ans année années año años"_s},
        {"length"_L1, 1e-3, u"mm millimetre millimetres millimeter millimeters"_s},
        {"length"_L1, 1e-2, u"cm centimetre centimetres centimeter centimeters zentimeter"_s},
        {"length"_L1, 1, u"m metre metres meter meters metern mètre mètres metro metros"_s},
        {"length"_L1,
         1e3,
         u"km kilometre kilometres kilometer kilometers kilometern kilomètres kilómetros"_s},
        {"length"_L1, 0.3048, u"ft foot feet"_s},
        {"length"_L1, 1609.344, u"mi mile miles"_s},
        {"mass"_L1, 1e-3, u"mg milligram milligrams milligramm"_s},
        {"mass"_L1, 1, u"g gram grams gramm grammes gramos"_s},
        {"mass"_L1, 1e3, u"kg kilo kilos kilogram kilograms kilogramm"_s},
        {"volume"_L1, 1e-3, u"ml mL millilitres milliliters"_s},
        {"volume"_L1, 1, u"l L litre litres liter liters litros"_s},
        {"frequency"_L1, 1, u"Hz"_s},
        {"frequency"_L1, 1e6, u"MHz"_s},
        {"frequency"_L1, 1e9, u"GHz"_s},
        {"power"_L1, 1, u"W watt watts"_s},
        {"power"_L1, 1e3, u"kW kilowatt kilowatts"_s},
        {"energy"_L1, 1, u"Wh"_s},
        {"energy"_L1, 1e3, u"kWh"_s},
        {"celsius"_L1, 1, u"°C"_s},
        {"fahrenheit"_L1, 1, u"°F"_s},
        {"percent"_L1, 1, u"% percent prozent"_s},
        {"times"_L1, 1, u"x × times mal fois veces"_s},
        {"money USD"_L1, 1, u"$ USD dollar dollars dólares"_s},
        {"money EUR"_L1, 1, u"€ EUR euro euros"_s},
        {"money GBP"_L1, 1, u"£ GBP pounds"_s},
        {"money JPY"_L1, 1, u"¥ JPY yen"_s},
        {"money CHF"_L1, 1, u"CHF franken"_s},
    };
    return rows;
}

QHash<QString, Unit> units()
{
    QHash<QString, Unit> units;
    for (const UnitRow &row : unitRows()) {
        const QString dimension = QString(row.dimension).section(u' ', 0, 0);
        const QString currency =
            dimension == "money"_L1 ? QString(row.dimension.last(3)) : QString();
        for (const QString &word : row.words.split(u' '))
            units.insert(word, {dimension, currency, row.factor});
    }
    return units;
}

} // namespace

double scaleOf(const QString &written)
{
    static const QHash<QString, double> scales{{u"k"_s, 1e3},
                                               {u"K"_s, 1e3},
                                               {u"thousand"_s, 1e3},
                                               {u"tausend"_s, 1e3},
                                               {u"mille"_s, 1e3},
                                               {u"mil"_s, 1e3},
                                               {u"M"_s, 1e6},
                                               {u"million"_s, 1e6},
                                               {u"millions"_s, 1e6},
                                               {u"millionen"_s, 1e6},
                                               {u"mio"_s, 1e6},
                                               {u"millones"_s, 1e6},
                                               {u"billion"_s, 1e9},
                                               {u"milliarden"_s, 1e9},
                                               {u"mrd"_s, 1e9},
                                               {u"milliards"_s, 1e9},
                                               {u"trillion"_s, 1e12}};
    return scales.value(written, scales.value(written.size() > 2 ? written.toLower() : QString()));
}

std::optional<Unit> unitOf(const QString &written)
{
    static const QHash<QString, Unit> all = units();
    auto found = all.constFind(written);
    if (found == all.cend() && written.size() > 2)
        found = all.constFind(written.toLower());
    return found == all.cend() ? std::optional<Unit>() : *found;
}

std::optional<UnitAt> unitAt(const QList<Word> &words, qsizetype at)
{
    static const QStringList percent{u"per cent"_s, u"pour cent"_s, u"por ciento"_s};
    const auto isJoined = [&](qsizetype i) { return i < words.size() && !words[i].isAfterSpace; };
    if (isJoined(at) && isJoined(at + 1) && words[at].text == "-"_L1)
        ++at; // 30-day
    if (at >= words.size())
        return {};
    if (at + 1 < words.size()) {
        const std::optional<Unit> two = unitOf(words[at].text + words[at + 1].text);
        if (words[at].text == u'°' && two)
            return UnitAt{*two, at + 2};
        if (percent.contains(words[at].folded + u' ' + words[at + 1].folded))
            return UnitAt{{u"percent"_s, {}, 1}, at + 2};
    }
    const std::optional<Unit> one = unitOf(words[at].text);
    return one ? std::optional(UnitAt{*one, at + 1}) : std::nullopt;
}

} // namespace Conclave
