#include "core/markdown/linecursor.h"

#include "core/markdown/linemarks.h"

#include <algorithm>

namespace Conclave {

namespace {

int columnBehind(QChar blank, int column)
{
    return blank == u'\t' ? (column + 4) / 4 * 4 : column + 1;
}

} // namespace

void LineCursor::skipMark(qsizetype size)
{
    at += size;
    column += static_cast<int>(size);
    readBlanks();
}

QString LineCursor::code(int columns) const
{
    const int begin = column - std::max(0, indent - columns);
    int reached = 0;
    qsizetype start = 0;
    for (; start < at && reached < begin; ++start)
        reached = columnBehind(line[start], reached);
    return QString(reached - begin, u' ') + line.sliced(start);
}

void LineCursor::readBlanks()
{
    const int before = column;
    for (; at < line.size() && Conclave::isBlank(line[at]); ++at)
        column = columnBehind(line[at], column);
    indent = column - before;
}

int indentation(QStringView line)
{
    return LineCursor(line).indent;
}

} // namespace Conclave
