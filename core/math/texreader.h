#pragma once

#include "core/math/mathface.h"
#include "core/math/texrows.h"

#include <optional>

namespace Conclave {

/// Reads one formula in TeX; to be used once. See mathText().
class TexReader final
{
public:
    TexReader(QStringView tex, bool onLines, int depth = 0);

    /// Empty when something in it is not understood.
    std::optional<MathText> read();

private:
    using Command = MathAtom (TexReader::*)(const QString &name);

    /// Up to something that this list cannot hold: a closing brace, &, \\, \right, \end.
    MathAtoms readList();
    MathRows readRows();
    MathAtom readPart(); ///< With its scripts.
    MathAtom readNucleus();
    MathAtom readCharacter();
    MathAtom readNumber();
    MathAtom readGroup();
    MathAtom readCommand();
    MathAtoms readArgument();
    MathAtoms readOptional(); ///< In square brackets; empty when there is none.
    MathAtoms readPrimes();
    QString readWord(); ///< A name in braces, as it stands.
    MathAtom readDelimiter(MathClass kind);
    MathText readMathInText();

    MathAtom fractionCommand(const QString &);
    MathAtom binomial(const QString &);
    MathAtom rootCommand(const QString &);
    MathAtom accent(const QString &name);
    MathAtom line(const QString &name);
    MathAtom face(const QString &name);
    MathAtom switchFace(const QString &name);
    MathAtom textCommand(const QString &name);
    MathAtom function(const QString &);
    MathAtom left(const QString &);
    MathAtom middle(const QString &);
    MathAtom sized(const QString &name);
    MathAtom begin(const QString &);
    MathAtom boxed(const QString &);
    MathAtom colored(const QString &name);
    MathAtom stacked(const QString &name);
    MathAtom longArrow(const QString &name);
    MathAtom negation(const QString &);
    MathAtom modulus(const QString &);
    MathAtom tag(const QString &);
    MathAtom ignored(const QString &);
    MathAtom passed(const QString &);
    MathAtom rowsInBraces(const QString &name);
    static Command command(const QString &name);

    bool atEnd() const { return m_at >= m_tex.size(); }
    QChar peek() const { return atEnd() ? QChar() : m_tex[m_at]; }
    QString peekCommand() const; ///< Without its backslash; empty when none begins here.
    bool takeCommand(QStringView name);
    bool take(QChar c);
    void skipSpaces();
    MathAtom fail();

    QStringView m_tex;
    qsizetype m_at = 0;
    int m_depth;
    bool m_onLines;
    bool m_failed = false;
    bool m_inBrackets = false; ///< A ] ends the list.
    MathFace m_face = MathFace::Variable;
};

} // namespace Conclave
