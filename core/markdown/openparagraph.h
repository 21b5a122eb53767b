#pragma once

#include "core/markdown/markdownblock.h"
#include "core/markdown/openformula.h"

namespace Conclave {

/// The paragraph that is being read.
///
/// Not all of it has to wait for its end: the link definitions that it begins with are finished
/// before, and so are parts of a text that is too heavy to be laid out again with each piece. The
/// blocks that it hands out still lack their containers.
class OpenParagraph final
{
public:
    /// Begins anew with the first line, which stands at `offset` in the whole text.
    void begin(QStringView line, qsizetype offset);
    /// Begins anew in the middle of a line, whose beginning was something else.
    void beginInLine(qsizetype offset);
    /// A further line, which is only text, whatever it looks like.
    void addLine(QStringView line);
    void addToLine(QStringView part); ///< More of the last line.
    void addUnderline(QStringView marks);

    bool isEmpty() const { return m_text.isEmpty(); } ///< Also when it was but definitions.
    bool isOneLine() const { return m_lines == 1; }
    bool isInFormula() const { return m_formula.isOpen(); }
    qsizetype offset() const { return m_offset; } ///< Of what has not been handed out.

    /// The definitions that it begins with; the last one only if `all` or if its line has ended.
    QList<MarkdownBlock> takeDefinitions(bool all);
    /// What it is too heavy for, definitions included; the line that came last is at `offset`.
    QList<MarkdownBlock> takeHeavyParts(qsizetype offset);
    /// What is left.
    MarkdownBlock takeRest();

private:
    bool isHeavy() const;
    void dropData();

    QString m_text; ///< Its further lines are indented, and so only text.
    qsizetype m_offset = 0;
    qsizetype m_weight = 0; ///< Of the text, or less; see paragraphcut.h.
    int m_lines = 0;
    bool m_continues = false; ///< This is not the first part of it.
    OpenFormula m_formula;
};

} // namespace Conclave
