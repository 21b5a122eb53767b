#include "core/markdown/entities.h"

#include <algorithm>
#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Entity
{
    QLatin1StringView name;
    char16_t character;
};

constexpr auto Entities = std::to_array<Entity>({
    {"amp"_L1, u'&'},        {"lt"_L1, u'<'},          {"gt"_L1, u'>'},
    {"quot"_L1, u'"'},       {"apos"_L1, u'\''},       {"nbsp"_L1, u'\u00a0'},
    {"copy"_L1, u'\u00a9'},  {"reg"_L1, u'\u00ae'},    {"trade"_L1, u'\u2122'},
    {"sect"_L1, u'\u00a7'},  {"para"_L1, u'\u00b6'},   {"middot"_L1, u'\u00b7'},
    {"bull"_L1, u'\u2022'},  {"hellip"_L1, u'\u2026'}, {"ndash"_L1, u'\u2013'},
    {"mdash"_L1, u'\u2014'}, {"lsquo"_L1, u'\u2018'},  {"rsquo"_L1, u'\u2019'},
    {"ldquo"_L1, u'\u201c'}, {"rdquo"_L1, u'\u201d'},  {"laquo"_L1, u'\u00ab'},
    {"raquo"_L1, u'\u00bb'}, {"deg"_L1, u'\u00b0'},    {"plusmn"_L1, u'\u00b1'},
    {"times"_L1, u'\u00d7'}, {"divide"_L1, u'\u00f7'}, {"minus"_L1, u'\u2212'},
    {"micro"_L1, u'\u00b5'}, {"frac12"_L1, u'\u00bd'}, {"sup2"_L1, u'\u00b2'},
    {"sup3"_L1, u'\u00b3'},  {"le"_L1, u'\u2264'},     {"ge"_L1, u'\u2265'},
    {"ne"_L1, u'\u2260'},    {"asymp"_L1, u'\u2248'},  {"infin"_L1, u'\u221e'},
    {"sum"_L1, u'\u2211'},   {"radic"_L1, u'\u221a'},  {"larr"_L1, u'\u2190'},
    {"uarr"_L1, u'\u2191'},  {"rarr"_L1, u'\u2192'},   {"darr"_L1, u'\u2193'},
    {"harr"_L1, u'\u2194'},  {"rArr"_L1, u'\u21d2'},   {"cent"_L1, u'\u00a2'},
    {"pound"_L1, u'\u00a3'}, {"yen"_L1, u'\u00a5'},    {"euro"_L1, u'\u20ac'},
    {"alpha"_L1, u'\u03b1'}, {"beta"_L1, u'\u03b2'},   {"gamma"_L1, u'\u03b3'},
    {"delta"_L1, u'\u03b4'}, {"lambda"_L1, u'\u03bb'}, {"mu"_L1, u'\u03bc'},
    {"pi"_L1, u'\u03c0'},    {"sigma"_L1, u'\u03c3'},  {"check"_L1, u'\u2713'},
});

QString fromNumber(QStringView digits)
{
    const bool hex = digits.startsWith(u'x', Qt::CaseInsensitive);
    bool ok = false;
    const char32_t code = hex ? digits.mid(1).toUInt(&ok, 16) : digits.toUInt(&ok, 10);
    if (!ok || code == 0 || code > QChar::LastValidCodePoint || QChar::isSurrogate(code))
        return QString(QChar(QChar::ReplacementCharacter));
    return QString::fromUcs4(&code, 1);
}

} // namespace

QString decodedEntity(const QString &entity)
{
    const QStringView name = QStringView(entity).sliced(1).chopped(1);
    if (name.startsWith(u'#'))
        return fromNumber(name.sliced(1));
    const auto *found =
        std::ranges::find_if(Entities, [name](const Entity &known) { return name == known.name; });
    return found == Entities.end() ? entity : QString(QChar(found->character));
}

} // namespace Conclave
