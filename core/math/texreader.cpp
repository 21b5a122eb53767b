#include "core/math/texreader.h"

#include "core/math/texsymbols.h"

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int DeepestLevel = 24;

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

TexReader::TexReader(QStringView tex, bool onLines, int depth)
    : m_tex(tex)
    , m_depth(depth)
    , m_onLines(onLines)
{
}

std::optional<MathText> TexReader::read()
{
    const MathRows rows = readRows();
    if (m_failed || !atEnd())
        return {};
    MathText text = environment(u"aligned", rows, m_onLines)->text;
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

MathRows TexReader::readRows()
{
    MathRows rows{{}};
    for (;;) {
        rows.last().append(readList());
        if (take(u'&'))
            continue;
        if (!takeCommand(u"\\"))
            return rows;
        take(u'*');
        readOptional();
        rows.append(QList<MathAtoms>());
    }
}

MathAtoms TexReader::readList()
{
    MathAtoms atoms;
    for (skipSpaces(); !atEnd(); skipSpaces()) {
        const QString next = peekCommand();
        if (peek() == u'}' || peek() == u'&' || (m_inBrackets && peek() == u']') || next == u'\\' ||
            next == u"right" || next == u"end")
            break;
        const MathAtom atom = readPart();
        if (!atom.text.isEmpty())
            atoms.append(atom);
    }
    return atoms;
}

MathAtom TexReader::readPart()
{
    MathAtom base =
        peek() == u'^' || peek() == u'_' || peek() == u'\'' ? MathAtom() : readNucleus();
    MathAtoms below;
    MathAtoms above;
    for (;;) {
        skipSpaces();
        const QString next = peekCommand();
        if (next == u"limits" || next == u"nolimits") {
            takeCommand(next);
        } else if (peek() == u'\'') {
            above += readPrimes();
        } else if (take(u'^')) {
            above += readArgument();
        } else if (take(u'_')) {
            if (!below.isEmpty())
                return fail();
            below = readArgument();
        } else {
            break;
        }
        if (m_failed)
            return {};
    }
    if (above.size() == 1 && plainText(above.first().text) == u'∘') {
        base.text.append(MathRun{u"°"_s});
        above.clear();
    }
    return withScripts(base, below, above);
}

MathAtom TexReader::readNucleus()
{
    if (m_depth >= DeepestLevel)
        return fail();
    ++m_depth;
    MathAtom atom;
    if (peek() == u'{')
        atom = readGroup();
    else if (peek() == u'\\')
        atom = readCommand();
    else if (isDigit(peek()))
        atom = readNumber();
    else
        atom = readCharacter();
    --m_depth;
    return atom;
}

MathAtom TexReader::readCharacter()
{
    const QChar c = m_tex[m_at++];
    if (c == u'$' || c == u'}' || c == u'#')
        return fail();
    if (c.isHighSurrogate() && peek().isLowSurrogate())
        return {MathClass::Ordinary, {{m_tex.sliced(++m_at - 2, 2).toString()}}};
    return c.isLetterOrNumber() ? MathAtom{MathClass::Ordinary, {inFace(m_face, c)}}
                                : texCharacter(c);
}

MathAtom TexReader::readNumber()
{
    MathRun run;
    while (isDigit(peek()) || ((peek() == u'.' || peek() == u',') && m_at + 1 < m_tex.size() &&
                               isDigit(m_tex[m_at + 1]))) {
        const MathRun digit = inFace(m_face, m_tex[m_at++]);
        const QString before = run.text;
        run = digit;
        run.text.prepend(before);
    }
    return {MathClass::Number, {run}};
}

MathAtom TexReader::readGroup()
{
    const MathAtoms atoms = readArgument();
    if (atoms.size() == 1)
        return atoms.first();
    skipSpaces();
    const bool hasScript = peek() == u'^' || peek() == u'_';
    const bool isBase = hasScript && !atoms.isEmpty();
    return {MathClass::Ordinary, isBase ? asOne(atoms) : joined(atoms, false)};
}

MathAtoms TexReader::readArgument()
{
    skipSpaces();
    if (atEnd()) {
        fail();
        return {};
    }
    if (isDigit(peek()))
        return {{MathClass::Number, {inFace(m_face, m_tex[m_at++])}}};
    if (!take(u'{'))
        return {readNucleus()};
    const MathFace faceBefore = m_face;
    const bool inBracketsBefore = std::exchange(m_inBrackets, false);
    MathAtoms atoms = readList();
    m_face = faceBefore;
    m_inBrackets = inBracketsBefore;
    if (!take(u'}'))
        fail();
    return atoms;
}

MathAtoms TexReader::readOptional()
{
    skipSpaces();
    if (!take(u'['))
        return {};
    const bool before = std::exchange(m_inBrackets, true);
    MathAtoms atoms = readList();
    m_inBrackets = before;
    if (!take(u']'))
        fail();
    return atoms;
}

MathAtoms TexReader::readPrimes()
{
    static const QStringList signs = {u"′"_s, u"″"_s, u"‴"_s};
    qsizetype count = 0;
    while (take(u'\''))
        ++count;
    if (count > signs.size()) {
        fail();
        return {};
    }
    return {{MathClass::Ordinary, {{signs[count - 1]}}}};
}

QString TexReader::readWord()
{
    skipSpaces();
    const qsizetype end = m_tex.indexOf(u'}', m_at);
    if (!take(u'{') || end < 0) {
        fail();
        return {};
    }
    const QString word = m_tex.sliced(m_at, end - m_at).toString();
    m_at = end + 1;
    return word;
}

MathAtom TexReader::readCommand()
{
    const QString name = peekCommand();
    if (!takeCommand(name))
        return fail();
    if (const Command reader = command(name))
        return (this->*reader)(name);
    if (const auto symbol = texSymbol(name))
        return *symbol;
    return fail();
}

QString TexReader::peekCommand() const
{
    if (peek() != u'\\' || m_at + 1 >= m_tex.size())
        return {};
    qsizetype end = m_at + 1;
    while (end < m_tex.size() && isLetter(m_tex[end]))
        ++end;
    return m_tex.sliced(m_at + 1, std::max<qsizetype>(1, end - m_at - 1)).toString();
}

bool TexReader::takeCommand(QStringView name)
{
    const QString next = peekCommand();
    if (next.isEmpty() || next != name)
        return false;
    m_at += 1 + name.size();
    return true;
}

bool TexReader::take(QChar c)
{
    if (peek() != c || atEnd())
        return false;
    ++m_at;
    return true;
}

void TexReader::skipSpaces()
{
    while (!atEnd() && peek().isSpace())
        ++m_at;
}

MathAtom TexReader::fail()
{
    m_failed = true;
    m_at = m_tex.size();
    return {};
}

} // namespace Conclave
