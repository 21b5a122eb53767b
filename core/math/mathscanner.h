#pragma once

#include <QString>

#include <optional>

namespace Conclave {

/// A formula in a text, delimiters included.
struct MathSpan
{
    qsizetype size = 0;
    QString tex;          ///< Without delimiters.
    bool display = false; ///< Meant to stand on lines of its own.
    bool complete = true; ///< False when its end has not come (yet); `tex` is all there is then.

    bool operator==(const MathSpan &) const = default;
};

/// Tells formulas in a paragraph from money, shell variables and escaped brackets.
///
/// Asked for every place in turn, from left to right, it costs linear time altogether.
class MathScanner final
{
public:
    /// The text has to outlive the scanner. It must hold no blank line.
    explicit MathScanner(QStringView paragraph) : m_text(paragraph) {}

    /// The formula that begins with the dollar or backslash at `position`, if there is one.
    std::optional<MathSpan> at(qsizetype position);

private:
    std::optional<MathSpan> dollar(qsizetype start) const;
    std::optional<MathSpan> dollars(qsizetype start);
    std::optional<MathSpan> parentheses(qsizetype start);
    std::optional<MathSpan> brackets(qsizetype start);
    std::optional<MathSpan> environment(qsizetype start);
    std::optional<MathSpan> display(qsizetype start, QStringView close, bool &hopeless);
    /// Where the delimiter at `start` is closed; negative when it is not.
    qsizetype find(QStringView close, qsizetype start) const;
    bool mayOpen(qsizetype dollar) const;
    bool mayClose(qsizetype dollar) const;
    bool beginsLine(qsizetype position) const;
    bool isQuoted(qsizetype position) const;
    bool endsLine(qsizetype position) const;

    QStringView m_text;
    bool m_noDollars = false; ///< No $$ closes anything from here on.
    bool m_noParenthesis = false;
    bool m_noBracket = false;
    bool m_noEnvironment = false;
};

} // namespace Conclave
