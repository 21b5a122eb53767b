#include "core/math/texreader.h"
#include "core/math/texsymbols.h"

#include <QHash>

#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QChar accentMark(const QString &name)
{
    static const QHash<QString, QChar> marks = {
        {u"hat"_s, QChar(0x302)},
        {u"widehat"_s, QChar(0x302)},
        {u"tilde"_s, QChar(0x303)},
        {u"widetilde"_s, QChar(0x303)},
        {u"bar"_s, QChar(0x304)},
        {u"vec"_s, QChar(0x20d7)},
        {u"dot"_s, QChar(0x307)},
        {u"ddot"_s, QChar(0x308)},
        {u"check"_s, QChar(0x30c)},
        {u"breve"_s, QChar(0x306)},
        {u"acute"_s, QChar(0x301)},
        {u"grave"_s, QChar(0x300)},
        {u"mathring"_s, QChar(0x30a)},
        {u"overrightarrow"_s, QChar(0x20d7)},
        {u"dddot"_s, QChar(0x20db)},
    };
    return marks.value(name);
}

MathFace faceOf(const QString &name)
{
    static const QHash<QString, MathFace> faces = {
        {u"mathrm"_s, MathFace::Upright},
        {u"rm"_s, MathFace::Upright},
        {u"mathsf"_s, MathFace::Upright},
        {u"mathup"_s, MathFace::Upright},
        {u"mathbf"_s, MathFace::Bold},
        {u"bf"_s, MathFace::Bold},
        {u"boldsymbol"_s, MathFace::BoldItalic},
        {u"bm"_s, MathFace::BoldItalic},
        {u"mathbb"_s, MathFace::DoubleStruck},
        {u"mathds"_s, MathFace::DoubleStruck},
        {u"mathcal"_s, MathFace::Script},
        {u"mathscr"_s, MathFace::Script},
        {u"cal"_s, MathFace::Script},
        {u"mathfrak"_s, MathFace::Fraktur},
        {u"mathtt"_s, MathFace::Mono},
        {u"tt"_s, MathFace::Mono},
        {u"mathit"_s, MathFace::Variable},
        {u"it"_s, MathFace::Variable},
        {u"mathnormal"_s, MathFace::Variable},
    };
    return faces.value(name);
}

} // namespace

TexReader::Command TexReader::command(const QString &name)
{
    static const QHash<QString, Command> commands = [] {
        QHash<QString, Command> table;
        const auto add = [&table](QStringView names, Command reader) {
            const auto words = names.split(u' ');
            for (const QStringView word : words)
                table.insert(word.toString(), reader);
        };
        add(u"frac dfrac tfrac cfrac", &TexReader::fractionCommand);
        add(u"binom dbinom tbinom", &TexReader::binomial);
        add(u"sqrt", &TexReader::rootCommand);
        add(u"hat widehat tilde widetilde bar vec dot ddot dddot check breve acute grave mathring "
            "overrightarrow",
            &TexReader::accent);
        add(u"overline underline", &TexReader::line);
        add(u"mathrm mathsf mathup mathbf boldsymbol bm mathbb mathds mathcal mathscr mathfrak "
            "mathtt mathit mathnormal",
            &TexReader::face);
        add(u"rm bf it cal tt", &TexReader::switchFace);
        add(u"text textrm textnormal textsf textup mbox textbf textit texttt emph",
            &TexReader::textCommand);
        add(u"operatorname mathop", &TexReader::function);
        add(u"left", &TexReader::left);
        add(u"middle", &TexReader::middle);
        add(u"big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm",
            &TexReader::sized);
        add(u"begin", &TexReader::begin);
        add(u"boxed fbox", &TexReader::boxed);
        add(u"color textcolor", &TexReader::colored);
        add(u"overset underset stackrel", &TexReader::stacked);
        add(u"xrightarrow xleftarrow", &TexReader::longArrow);
        add(u"not", &TexReader::negation);
        add(u"pmod", &TexReader::modulus);
        add(u"tag", &TexReader::tag);
        add(u"label hspace vspace phantom hphantom vphantom mspace", &TexReader::ignored);
        add(u"underbrace overbrace mathrel mathbin mathord mathopen mathclose mathinner cancel",
            &TexReader::passed);
        add(u"substack", &TexReader::rowsInBraces);
        return table;
    }();
    return commands.value(name);
}

MathAtom TexReader::fractionCommand(const QString &)
{
    const MathAtoms over = readArgument();
    return fraction(over, readArgument());
}

MathAtom TexReader::binomial(const QString &)
{
    MathText text{{u"C("_s}};
    text += joined(readArgument(), false);
    text.append(MathRun{u", "_s});
    text += joined(readArgument(), false);
    text.append(MathRun{u")"_s});
    return {MathClass::Ordinary, text, true};
}

MathAtom TexReader::rootCommand(const QString &)
{
    const MathAtoms degree = readOptional();
    return root(degree, readArgument());
}

MathAtom TexReader::accent(const QString &name)
{
    return accented(readArgument(), accentMark(name));
}

MathAtom TexReader::line(const QString &name)
{
    MathText text = joined(readArgument(), true);
    for (MathRun &run : text)
        (name == u"overline" ? run.overlined : run.underlined) = true;
    return {MathClass::Ordinary, text, true};
}

MathAtom TexReader::face(const QString &name)
{
    const MathFace before = std::exchange(m_face, faceOf(name));
    const MathAtoms atoms = readArgument();
    m_face = before;
    return atoms.size() == 1 ? atoms.first() : MathAtom{MathClass::Ordinary, joined(atoms, false)};
}

MathAtom TexReader::switchFace(const QString &name)
{
    m_face = faceOf(name); // until the group ends
    return {};
}

MathAtom TexReader::textCommand(const QString &name)
{
    MathText text;
    MathRun run;
    run.bold = name == u"textbf";
    run.italic = name == u"textit" || name == u"emph";
    run.mono = name == u"texttt";
    skipSpaces();
    if (!take(u'{'))
        return fail();
    for (int depth = 1; !atEnd(); ++m_at) {
        const QChar c = peek();
        depth += c == u'{' ? 1 : c == u'}' ? -1 : 0;
        if (depth == 0)
            break;
        if (c == u'$') {
            text.append(run);
            run.text.clear();
            text += readMathInText();
            continue;
        }
        const QString escaped = peekCommand();
        if (!escaped.isEmpty() && escaped.front().isLetter())
            return fail();
        if (!escaped.isEmpty())
            ++m_at;
        if (!escaped.isEmpty() || (c != u'{' && c != u'}'))
            run.text += escaped.isEmpty() ? (c == u'~' ? QChar(u'\u00a0') : c) : escaped.front();
    }
    if (!take(u'}'))
        return fail();
    text.append(run);
    return {MathClass::Ordinary, text};
}

MathText TexReader::readMathInText()
{
    const qsizetype end = m_tex.indexOf(u'$', m_at + 1);
    const auto math =
        end < 0 || m_depth >= 3
            ? std::nullopt
            : TexReader(m_tex.sliced(m_at + 1, end - m_at - 1), false, m_depth).read();
    if (!math) {
        fail();
        return {};
    }
    m_at = end;
    return *math;
}

MathAtom TexReader::function(const QString &)
{
    take(u'*');
    const MathFace before = std::exchange(m_face, MathFace::Upright);
    const MathText text = joined(readArgument(), true);
    m_face = before;
    return {MathClass::Function, text};
}

MathAtom TexReader::readDelimiter(MathClass kind)
{
    skipSpaces();
    if (atEnd())
        return fail();
    if (take(u'.'))
        return {kind, {}};
    const QString name = peekCommand();
    if (name.isEmpty())
        return {kind, {{QString(m_tex[m_at++])}}};
    const auto symbol = texSymbol(name);
    if (!symbol || !takeCommand(name))
        return fail();
    return {kind, symbol->text};
}

MathAtom TexReader::left(const QString &)
{
    MathText text = readDelimiter(MathClass::Open).text;
    const bool before = std::exchange(m_inBrackets, false);
    text += joined(readList(), false);
    m_inBrackets = before;
    if (!takeCommand(u"right"))
        return fail();
    text += readDelimiter(MathClass::Close).text;
    return {MathClass::Ordinary, text, true};
}

MathAtom TexReader::middle(const QString &)
{
    return readDelimiter(MathClass::Relation);
}

MathAtom TexReader::sized(const QString &name)
{
    if (name.endsWith(u'l'))
        return readDelimiter(MathClass::Open);
    if (name.endsWith(u'r'))
        return readDelimiter(MathClass::Close);
    if (name.endsWith(u'm'))
        return readDelimiter(MathClass::Relation);
    MathAtom atom = readDelimiter(MathClass::Ordinary);
    const QString sign = plainText(atom.text);
    if (sign.size() == 1 && u"([{⟨⌊⌈"_s.contains(sign))
        atom.kind = MathClass::Open;
    else if (sign.size() == 1 && u")]}⟩⌋⌉"_s.contains(sign))
        atom.kind = MathClass::Close;
    return atom;
}

} // namespace Conclave
