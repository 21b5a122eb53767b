#pragma once

#include "ui/markdown/tablewriter.h"

#include <QTextBlockFormat>
#include <QTextCharFormat>

namespace Conclave {

/// The end of a document at some moment.
struct DocumentMark
{
    int position = 0;
    QTextBlockFormat block;
    QTextCharFormat characters;
    TableWriter::State table;
};

} // namespace Conclave
