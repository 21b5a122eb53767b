#include "core/math/mathcompose.h"

#include <QHash>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

using Level = MathRun::Level;

void append(MathText &text, const MathRun &run)
{
    MathRun last = text.isEmpty() ? MathRun() : text.last();
    last.text = run.text;
    if (!text.isEmpty() && last == run)
        text.last().text += run.text;
    else if (!run.text.isEmpty())
        text.append(run);
}

void append(MathText &text, const MathText &more)
{
    for (const MathRun &run : more)
        append(text, run);
}

bool isOperator(MathClass kind)
{
    return kind == MathClass::Function || kind == MathClass::LargeOperator;
}

bool isOperand(MathClass kind)
{
    return kind == MathClass::Ordinary || kind == MathClass::Number || kind == MathClass::Fraction;
}

/// A sign before its operand, such as the minus in −x, is no operator between two.
bool isSign(const MathAtoms &atoms, qsizetype at)
{
    if (atoms[at].kind != MathClass::Binary)
        return false;
    if (at == 0 || at + 1 == atoms.size())
        return true;
    const MathClass before = atoms[at - 1].kind;
    return !isOperand(before) && before != MathClass::Close;
}

bool hasSpace(const MathAtoms &atoms, qsizetype at)
{
    const MathClass left = isSign(atoms, at) ? MathClass::Ordinary : atoms[at].kind;
    const MathClass right = isSign(atoms, at + 1) ? MathClass::Ordinary : atoms[at + 1].kind;
    if (left == MathClass::Space || right == MathClass::Space)
        return false;
    if (left == MathClass::Binary || right == MathClass::Binary || left == MathClass::Relation ||
        right == MathClass::Relation)
        return left != MathClass::Open && right != MathClass::Close &&
               right != MathClass::Punctuation;
    if (left == MathClass::Punctuation)
        return right != MathClass::Close;
    if (isOperator(right))
        return isOperand(left) || isOperator(left) || left == MathClass::Close;
    return isOperator(left) && isOperand(right);
}

bool needsBrackets(const MathAtoms &atoms, qsizetype at)
{
    if (atoms[at].kind != MathClass::Fraction || at + 1 == atoms.size())
        return false;
    const MathClass next = atoms[at + 1].kind;
    return isOperand(next) || next == MathClass::Open || isOperator(next);
}

MathText bracketed(const MathText &text)
{
    MathText result{{u"("_s}};
    append(result, text);
    append(result, MathRun{u")"_s});
    return result;
}

/// Whether the bracket at `first` is closed by the last part.
bool isBracketed(const MathAtoms &atoms, qsizetype first = 0)
{
    if (atoms.size() < first + 2 || atoms[first].kind != MathClass::Open)
        return false;
    int depth = 0;
    for (qsizetype i = first; i < atoms.size(); ++i) {
        depth += atoms[i].kind == MathClass::Open ? 1 : 0;
        depth -= atoms[i].kind == MathClass::Close ? 1 : 0;
        if (depth == 0)
            return i + 1 == atoms.size();
    }
    return false;
}

/// Such as f(x).
bool isApplication(const MathAtoms &atoms)
{
    return atoms.size() > 2 && atoms.first().kind == MathClass::Ordinary && isBracketed(atoms, 1);
}

bool isSum(const MathAtoms &atoms)
{
    int depth = 0;
    return std::ranges::any_of(atoms, [&depth](const MathAtom &atom) {
        depth += atom.kind == MathClass::Open ? 1 : 0;
        depth -= atom.kind == MathClass::Close ? 1 : 0;
        return depth <= 0 &&
               (atom.kind == MathClass::Binary || atom.kind == MathClass::Relation ||
                atom.kind == MathClass::Punctuation || atom.kind == MathClass::Space ||
                (!atom.enclosed && plainText(atom.text).contains(u' ')));
    });
}

bool isDifferential(const MathAtoms &atoms)
{
    if (atoms.size() != 2)
        return false;
    const QString first = plainText(atoms.first().text);
    return first.startsWith(u'd') || first.startsWith(u'∂');
}

/// Each character of `text` by its small form; empty when one of them has none.
QString small(const MathText &text, Level level)
{
    static const auto table = [](QStringView pairs) {
        QHash<QChar, QChar> result;
        for (qsizetype i = 0; i < pairs.size(); i += 2)
            result.insert(pairs[i], pairs[i + 1]);
        return result;
    };
    static const auto above = table(u"0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻=⁼(⁽)"
                                    u"⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻTᵀ′′″″‴‴");
    static const auto below =
        table(u"0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ");
    const auto &forms = level == Level::Super ? above : below;
    QString result;
    for (const MathRun &run : text) {
        if (run.level != Level::Base || run.bold || run.overlined || run.underlined)
            return {};
        for (const QChar c : run.text) {
            const QChar form = forms.value(c);
            if (form.isNull())
                return {};
            result += form;
        }
    }
    return result;
}

void appendScript(MathText &text, const MathAtoms &script, Level level)
{
    if (script.isEmpty())
        return;
    MathText inner = joined(script, true);
    if (const QString characters = small(inner, level); !characters.isEmpty()) {
        append(text, MathRun{characters});
        return;
    }
    const bool nested =
        std::ranges::any_of(inner, [](const MathRun &run) { return run.level != Level::Base; });
    if (nested) { // a text has no third level: written in a line instead
        append(text, MathRun{level == Level::Super ? u"^"_s : u"_"_s});
        append(text, bracketed(inner));
        return;
    }
    for (MathRun &run : inner)
        run.level = level;
    append(text, inner);
}

} // namespace

MathText joined(const MathAtoms &atoms, bool tight)
{
    MathText text;
    for (qsizetype i = 0; i < atoms.size(); ++i) {
        append(text, needsBrackets(atoms, i) ? bracketed(atoms[i].text) : atoms[i].text);
        if (!tight && i + 1 < atoms.size() && hasSpace(atoms, i))
            append(text, MathRun{u" "_s});
        else if (tight && i + 1 < atoms.size() && isOperator(atoms[i].kind) &&
                 isOperand(atoms[i + 1].kind))
            append(text, MathRun{u" "_s});
    }
    return text;
}

MathText asOne(const MathAtoms &atoms)
{
    const MathText text = joined(atoms, false);
    const bool one =
        atoms.size() == 1 && atoms.first().kind != MathClass::Fraction && !isSum(atoms);
    return one || isBracketed(atoms) || isApplication(atoms) || isDifferential(atoms)
               ? text
               : bracketed(text);
}

MathAtom fraction(const MathAtoms &over, const MathAtoms &under)
{
    static const QHash<QString, QString> known = {{u"1/2"_s, u"½"_s},
                                                  {u"1/3"_s, u"⅓"_s},
                                                  {u"2/3"_s, u"⅔"_s},
                                                  {u"1/4"_s, u"¼"_s},
                                                  {u"3/4"_s, u"¾"_s}};
    const MathText top = joined(over, false);
    const QString form = known.value(plainText(top) + u'/' + plainText(joined(under, false)));
    if (!form.isEmpty())
        return {MathClass::Number, {{form}}, true};
    const bool plain = !isSum(over) && std::ranges::none_of(over, [](const MathAtom &atom) {
        return atom.kind == MathClass::Fraction || isOperator(atom.kind);
    });
    MathText text = plain || isBracketed(over) ? top : bracketed(top);
    append(text, MathRun{u"/"_s});
    append(text, asOne(under));
    return {MathClass::Fraction, text};
}

MathAtom root(const MathAtoms &degree, const MathAtoms &radicand)
{
    MathText text;
    QString sign = u"√"_s;
    const QString nth = plainText(joined(degree, true));
    if (nth == u'3')
        sign = u"∛"_s;
    else if (nth == u'4')
        sign = u"∜"_s;
    else
        appendScript(text, degree, Level::Super);
    append(text, MathRun{sign});
    append(text, asOne(radicand));
    return {MathClass::Ordinary, text, true};
}

MathAtom withScripts(const MathAtom &base, const MathAtoms &below, const MathAtoms &above)
{
    MathAtom atom = base;
    if (below.isEmpty() && above.isEmpty())
        return atom;
    if (atom.kind == MathClass::Fraction)
        atom = {MathClass::Ordinary, bracketed(atom.text), true};
    appendScript(atom.text, below, Level::Sub);
    appendScript(atom.text, above, Level::Super);
    return atom;
}

MathAtom accented(const MathAtoms &atoms, QChar mark)
{
    MathText text = joined(atoms, true);
    if (!text.isEmpty())
        text.last().text += mark;
    return {MathClass::Ordinary, text, true};
}

} // namespace Conclave
