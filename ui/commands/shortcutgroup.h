#pragma once

#include <QList>
#include <QString>

namespace Conclave {

/// Keys that belong together, and what they do.
struct ShortcutGroup
{
    struct Line
    {
        QString keys;
        QString what;

        bool operator==(const Line &) const = default;
    };

    QString name;
    QList<Line> lines;

    bool operator==(const ShortcutGroup &) const = default;
};

} // namespace Conclave
