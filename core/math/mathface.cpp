#include "core/math/mathface.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Where Unicode keeps an alphabet; some of its letters are older and live elsewhere.
struct Alphabet
{
    char32_t capitalA;
    char32_t smallA;
    char32_t zero;         ///< 0 when there are no digits.
    QStringView elsewhere; ///< Pairs: the plain letter, its form.
};

const Alphabet &alphabet(MathFace face)
{
    static constexpr Alphabet DoubleStruck = {0x1d538, 0x1d552, 0x1d7d8, u"CℂHℍNℕPℙQℚRℝZℤ"};
    static constexpr Alphabet Script = {0x1d49c, 0x1d4b6, 0, u"BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ"};
    static constexpr Alphabet Fraktur = {0x1d504, 0x1d51e, 0, u"CℭHℌIℑRℜZℨ"};
    if (face == MathFace::DoubleStruck)
        return DoubleStruck;
    return face == MathFace::Script ? Script : Fraktur;
}

bool isBetween(QChar c, char16_t first, char16_t last)
{
    return c >= first && c <= last;
}

QString fromAlphabet(const Alphabet &alphabet, QChar c)
{
    for (qsizetype i = 0; i < alphabet.elsewhere.size(); i += 2) {
        if (alphabet.elsewhere[i] == c)
            return alphabet.elsewhere.sliced(i + 1, 1).toString();
    }
    char32_t code = 0;
    if (isBetween(c, u'A', u'Z'))
        code = alphabet.capitalA + (c.unicode() - u'A');
    else if (isBetween(c, u'a', u'z'))
        code = alphabet.smallA + (c.unicode() - u'a');
    else if (isBetween(c, u'0', u'9') && alphabet.zero != 0)
        code = alphabet.zero + (c.unicode() - u'0');
    return code == 0 ? QString(c) : QString::fromUcs4(&code, 1);
}

bool isVariable(QChar c)
{
    return isBetween(c, u'a', u'z') || isBetween(c, u'A', u'Z') || isBetween(c, u'α', u'ω') ||
           c == u'ϵ' || c == u'ϕ' || c == u'ϑ' || c == u'ϱ' || c == u'ϰ';
}

} // namespace

MathRun inFace(MathFace face, QChar c)
{
    MathRun run{QString(c)};
    switch (face) {
    case MathFace::Variable:
        run.italic = isVariable(c);
        break;
    case MathFace::Upright:
        break;
    case MathFace::Bold:
        run.bold = true;
        break;
    case MathFace::BoldItalic:
        run.bold = true;
        run.italic = isVariable(c);
        break;
    case MathFace::Mono:
        run.mono = true;
        break;
    case MathFace::DoubleStruck:
    case MathFace::Script:
    case MathFace::Fraktur:
        run.text = fromAlphabet(alphabet(face), c);
        break;
    }
    return run;
}

} // namespace Conclave
