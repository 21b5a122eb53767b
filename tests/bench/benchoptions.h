#pragma once

#include <QList>
#include <QString>

namespace Conclave {

/// What every bench can be told. Ends the program on --help and on bad usage.
struct BenchOptions
{
    bool quick = false; ///< Tiny numbers, to see that the bench runs at all.
    int repeats = 3;
    QList<int> members; ///< Council sizes; those of the bench unless given.
    QString json;       ///< Where the figures go; empty: nowhere.

    static BenchOptions parse(const QList<int> &members, const QList<int> &quickMembers);
};

} // namespace Conclave
