#include "core/math/texreader.h"
#include "core/math/texsymbols.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

MathAtom TexReader::begin(const QString &)
{
    const QString name = readWord();
    QString kind = name;
    if (kind.endsWith(u'*'))
        kind.chop(1);
    if (kind == u"array" || kind == u"alignat" || kind == u"alignedat" || kind == u"subarray") {
        readOptional();
        readWord(); // how its columns are aligned
    }
    const bool before = m_inBrackets;
    m_inBrackets = false;
    const MathRows rows = readRows();
    m_inBrackets = before;
    if (m_failed || !takeCommand(u"end") || readWord() != name)
        return fail();
    const auto atom = environment(kind, rows, m_onLines);
    return atom ? *atom : fail();
}

MathAtom TexReader::rowsInBraces(const QString &name)
{
    skipSpaces();
    if (!take(u'{'))
        return fail();
    const MathRows rows = readRows();
    if (m_failed || !take(u'}'))
        return fail();
    return *environment(name, rows, false);
}

MathAtom TexReader::boxed(const QString &)
{
    MathText text{{u"\u2009"_s}};
    text += joined(readArgument(), false);
    text.append(MathRun{u"\u2009"_s});
    for (MathRun &run : text)
        run.boxed = true;
    return {MathClass::Ordinary, text, true};
}

MathAtom TexReader::colored(const QString &name)
{
    readWord();
    return name == u"color" ? MathAtom() : passed(name);
}

MathAtom TexReader::passed(const QString &)
{
    const MathAtoms atoms = readArgument();
    return atoms.size() == 1 ? atoms.first() : MathAtom{MathClass::Ordinary, joined(atoms, false)};
}

MathAtom TexReader::stacked(const QString &name)
{
    const MathAtoms script = readArgument();
    const MathAtom base = passed(name);
    return name == u"underset" ? withScripts(base, script, {}) : withScripts(base, {}, script);
}

MathAtom TexReader::longArrow(const QString &name)
{
    const MathAtoms below = readOptional();
    const MathAtom arrow{MathClass::Relation, {{name == u"xrightarrow" ? u"⟶"_s : u"⟵"_s}}};
    return withScripts(arrow, below, readArgument());
}

MathAtom TexReader::negation(const QString &)
{
    skipSpaces();
    if (atEnd())
        return fail();
    MathAtom atom = readNucleus();
    const QString sign = negated(plainText(atom.text));
    if (sign.isEmpty())
        return fail();
    atom.text = {{sign}};
    return atom;
}

MathAtom TexReader::modulus(const QString &)
{
    MathText text{{u" (mod "_s}};
    text += joined(readArgument(), false);
    text.append(MathRun{u")"_s});
    return {MathClass::Space, text};
}

MathAtom TexReader::tag(const QString &)
{
    take(u'*');
    MathText text{{u"\u2003("_s}};
    text += joined(readArgument(), false);
    text.append(MathRun{u")"_s});
    return {MathClass::Space, text};
}

MathAtom TexReader::ignored(const QString &)
{
    take(u'*');
    readWord();
    return {};
}

} // namespace Conclave
