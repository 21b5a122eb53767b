#include "core/insight/vocabulary.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace Conclave::Vocabulary {

using namespace Qt::Literals::StringLiterals;

namespace {

using List = QSet<QString>;

List list(const QString &words, QChar separator = u' ')
{
    const QStringList all = words.split(separator, Qt::SkipEmptyParts);
    return List(all.begin(), all.end());
}

QHash<QString, int> numbered(const QStringList &languages, int first)
{
    QHash<QString, int> numbers;
    for (const QString &language : languages) {
        int number = first;
        for (const QString &word : language.split(u' ', Qt::SkipEmptyParts))
            numbers.insert(word, number++);
    }
    return numbers;
}

} // namespace

bool isFiller(const QString &word)
{
    static const List words = list(
        u"a an the of in on at to for from by with and or as is are was were be been being it its "
        "this that these those which who whom what there here has have had do does did will would "
        "shall may might should can could must also about around roughly approximately nearly "
        "almost just "
        "even very more most many much so such than then you your we our they their he his she her "
        "i my one per each within after before since until up at least over under last lasts "
        "lasted "
        "take takes took need needs needed require requires required get gets include includes "
        "included including offer offers offered provide provides provided contain contains come "
        "comes cover covers covered give gives become becomes remain remains amount amounts equal "
        "equals currently now today usually typically generally however therefore thus "
        "der die das den dem des ein eine einen einem einer und oder ist sind war waren wird "
        "werden "
        "wurde wurden hat haben hatte im am an auf aus bei mit nach von vom zu zum zur für über "
        "unter um bis seit als auch nur etwa rund circa ca ungefähr sich es sie er wir ihr man "
        "kann "
        "können muss müssen soll dauert beträgt betragen liegt benötigt braucht bietet enthält "
        "innerhalb je dass umfasst "
        "le la les l un une du de d et ou est sont était ont en dans sur sous avec pour par au aux "
        "ce cette ces il elle ils elles on qui que se s peut doit dure durent environ plus comme n "
        "ne y a été faut "
        "el los las uno una unos unas o es son era fue ha han con por para del al su sus lo puede "
        "debe dura cerca este esta tiene fueron"_s);
    return words.contains(word);
}

bool isQualifier(const QString &word)
{
    static const List words = list(
        u"minimum maximum min max minimal maximal free paid premium pro plus basic standard "
        u"enterprise "
        "trial monthly yearly annual annually weekly daily hourly quarterly summer winter spring "
        "autumn old new previous former earlier later initial final first second third upper lower "
        "inner outer left right male female men women child children adult adults average median "
        "peak total single double extra additional another other others recommended ideal typical "
        "theoretical practical worst best net gross north south east west export import read reads "
        "write writes input output upload download heavy light small large medium big long short "
        "high low fast slow cold hot warm early late optional default unopened defective "
        "mindestens höchstens kostenlos alt neu erste zweite sommer winter "
        "gratuit ancien nouveau premier deuxième été hiver mínimo máximo gratis primero segundo"_s);
    return words.contains(word);
}

bool isNegation(const QString &word)
{
    static const List words =
        list(u"not no never cannot nor neither none nobody nothing hardly lacks lack lacked fails "
             "nicht kein keine keinen keinem keiner nie niemals weder "
             "pas jamais aucun aucune nunca jamás ningún ninguno ninguna tampoco"_s);
    return words.contains(word) || word.endsWith("n't"_L1) || isWithout(word) ||
           !denied(word).isEmpty();
}

bool isBareNegation(const QString &word)
{
    static const List words = list(u"not no never nicht kein keine nie"_s);
    return words.contains(word);
}

bool isWithout(const QString &word)
{
    static const List words = list(u"without ohne sans sin"_s);
    return words.contains(word);
}

bool isWith(const QString &word)
{
    static const List words = list(u"with mit avec con"_s);
    return words.contains(word);
}

QString denied(const QString &word)
{
    static const QHash<QString, QString> words{{u"impossible"_s, u"possible"_s},
                                               {u"unlikely"_s, u"likely"_s},
                                               {u"unsafe"_s, u"safe"_s},
                                               {u"unable"_s, u"able"_s},
                                               {u"unsupported"_s, u"supported"_s},
                                               {u"incompatible"_s, u"compatible"_s},
                                               {u"unnecessary"_s, u"necessary"_s},
                                               {u"illegal"_s, u"legal"_s},
                                               {u"unmöglich"_s, u"möglich"_s},
                                               {u"unsicher"_s, u"sicher"_s},
                                               {u"inkompatibel"_s, u"kompatibel"_s},
                                               {u"imposible"_s, u"posible"_s}};
    return words.value(word);
}

bool isReservation(const QString &word)
{
    static const List words = list(
        u"only just merely always necessarily all every entirely fully completely quite yet alone "
        u"if "
        "unless when while but although though however except because until whether may might "
        "could "
        "sometimes often usually rarely typically generally perhaps probably some most few rather "
        "instead matter doubt than so simply directly automatically exactly both either "
        "nur immer wenn falls aber obwohl außer weil ob könnte vielleicht oft manchmal meist alle "
        "sondern "
        "seulement toujours si mais quand sauf parce souvent que tous "
        "solo sólo siempre pero cuando salvo porque quizás sino todos"_s);
    return words.contains(word);
}

bool isPronoun(const QString &word)
{
    static const List words = list(
        u"it they this these that those he she its their es sie er dies diese dieser il elle ils "
        "elles cela ce esto eso ellos ellas"_s);
    return words.contains(word);
}

bool isReference(const QString &word)
{
    static const List words = list(u"it its they their he she er il elle ils elles"_s);
    return words.contains(word);
}

bool isLabel(const QString &word)
{
    static const List words = list(
        u"version versions release step steps page pages section chapter figure fig table option "
        "level article rule phase line lines no nr item part tier type class category day week "
        "stage "
        "question answer point appendix note issue paragraph schritt seite kapitel abschnitt "
        "artikel "
        "abbildung tabelle zeile punkt teil étape chapitre figure tableau ligne paso página "
        "capítulo "
        "sección tabla línea top"_s);
    return words.contains(word);
}

bool isEnumerated(const QString &word)
{
    static const List words = list(
        u"reason reasons tip tips step steps option options way ways point points advantage "
        "advantages disadvantages factor factors thing things example examples approach approaches "
        "benefit benefits considerations aspect aspects category categories key main common "
        "important major good best question questions method methods strategy strategies idea "
        "ideas "
        "recommendation recommendations principle principles rule rules part parts section "
        "sections "
        "type types kind kinds criteria problems issues risks different simple possible other more "
        "additional basic primary core distinct arguments solutions alternatives "
        "gründe tipps schritte möglichkeiten punkte vorteile nachteile faktoren beispiele wege "
        "arten "
        "wichtige raisons conseils étapes options façons points avantages exemples principales "
        "razones consejos pasos opciones maneras puntos ventajas ejemplos"_s);
    return words.contains(word);
}

bool isBeforeYear(const QString &word)
{
    static const List words =
        list(u"in since until by during before after year jahr seit im bis en depuis desde año"_s);
    return words.contains(word);
}

bool isAbout(const QString &word)
{
    static const List words = list(
        u"about around roughly approximately approx nearly almost ~ ≈ circa ca etwa rund ungefähr "
        "fast environ presque aproximadamente unos unas casi some"_s);
    return words.contains(word);
}

bool isAtLeast(const QString &words)
{
    static const List all = list(
        u"at least|more than|over|minimum|minimum of|min|≥|>|mindestens|mehr als|au moins|plus de|al menos|más de|from|ab|no less than|not less than"_s,
        u'|');
    return all.contains(words);
}

bool isAtMost(const QString &words)
{
    static const List all = list(
        u"at most|up to|less than|under|below|maximum|maximum of|max|fewer than|≤|<|höchstens|bis zu|maximal|weniger als|jusqu'à|au plus|moins de|hasta|menos de|no more than|not more than|nicht mehr als"_s,
        u'|');
    return all.contains(words);
}

bool isPer(const QString &word)
{
    static const List words = list(u"/ per pro je par por a an each every im al"_s);
    return words.contains(word);
}

bool isRangeWord(const QString &word)
{
    static const List words = list(u"- – — to bis à a hasta"_s);
    return words.contains(word);
}

bool isBetween(const QString &word)
{
    static const List words = list(u"between zwischen entre"_s);
    return words.contains(word);
}

bool isAnd(const QString &word)
{
    static const List words = list(u"and und et y"_s);
    return words.contains(word);
}

int month(const QString &written)
{
    static const QHash<QString, int> months = numbered(
        {u"January February March April May June July August September October November December"_s,
         u"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"_s,
         u"Januar Februar März April Mai Juni Juli August September Oktober November Dezember"_s,
         u"janvier février mars avril mai juin juillet août septembre octobre novembre décembre"_s,
         u"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
         "diciembre"_s},
        1);
    return months.value(written == "Sept"_L1 ? u"Sep"_s : written);
}

int smallNumber(const QString &word)
{
    static const QHash<QString, int> numbers =
        numbered({u"two three four five six seven eight nine ten eleven twelve"_s,
                  u"zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"_s,
                  u"deux trois quatre cinq six sept huit neuf dix onze douze"_s,
                  u"dos tres cuatro cinco seis siete ocho nueve diez once doce"_s},
                 2);
    return word == "once"_L1 ? 0 : numbers.value(word); // in English more often
}

} // namespace Conclave::Vocabulary
