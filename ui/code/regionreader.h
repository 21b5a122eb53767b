#pragma once

#include "ui/code/codecursor.h"
#include "ui/code/codelanguage.h"
#include "ui/code/codestate.h"

namespace Conclave {

/// What was just read, as far as it decides how the next character is to be taken.
struct CodeContext
{
    bool operand = false;   ///< Something an operator can follow.
    bool meta = false;      ///< A preprocessor word.
    bool formatted = false; ///< A prefix that lets the string behind it interpolate.
};

/// Reads the strings and comments of one line.
class RegionReader final
{
public:
    /// Both have to outlive the reader.
    RegionReader(CodeCursor &cursor, CodeState &state) : m_cursor(cursor), m_state(state) {}

    /// Begins the region that begins here, if one does, and reads it.
    bool open(const CodeLanguage &language, const CodeContext &before);
    /// Reads on in the open region, to its end, to code inside it or to the end of the line.
    void read(const CodeLanguage &language);
    /// Whether `c` ends the code inside a string; the rest of the string is read then.
    bool closeInterpolation(const CodeLanguage &language, QChar c);
    /// Reads the word with this sigil, if one is here.
    bool takeSigil(const CodeSigil &sigil, QStringView wordMarks);
    /// Gives up what does not reach over the end of a line, and begins what waited for it.
    void endLine(const CodeLanguage &language);

private:
    bool begins(const CodeRegion &region, const CodeContext &before) const;
    bool holdsOneCharacter() const;
    bool endsOnThisLine(const CodeRegion &region);
    bool takesVariables(const CodeRegion &region) const;
    bool takeEnd(const CodeRegion &region);
    bool takeHeredocEnd();
    bool beginsInterpolation(const CodeRegion &region) const;
    void beginInterpolation(const CodeRegion &region);
    void close(const CodeRegion &region);

    CodeCursor &m_cursor;
    CodeState &m_state;
    int m_heredoc = 0; ///< The region that begins on the next line.
    int m_heredocData = 0;
    bool m_noOperand = false; ///< No further end of an operand's region on this line.
};

} // namespace Conclave
