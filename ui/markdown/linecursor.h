#pragma once

#include <QStringView>

namespace Conclave {

/// Reads a line of Markdown from the left, counting columns: a tab reaches to the next fourth.
struct LineCursor
{
    QStringView line; ///< Without its line end.
    qsizetype at = 0;
    int column = 0;
    int indent = 0; ///< In columns before `at`, not counting what belongs to containers.

    /// Stands at the first character that is not blank.
    explicit LineCursor(QStringView text) : line(text) { readBlanks(); }

    QStringView rest() const { return line.sliced(at); }
    bool isBlank() const { return at == line.size(); }

    /// Goes on behind a mark that is `size` characters long, and the blanks there.
    void skipMark(qsizetype size)
    {
        at += size;
        column += static_cast<int>(size);
        readBlanks();
    }

private:
    void readBlanks()
    {
        const int before = column;
        for (; at < line.size() && (line[at] == u' ' || line[at] == u'\t'); ++at)
            column = line[at] == u'\t' ? (column + 4) / 4 * 4 : column + 1;
        indent = column - before;
    }
};

} // namespace Conclave
