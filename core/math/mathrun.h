#pragma once

#include <QList>
#include <QString>

namespace Conclave {

/// A stretch of a formula that looks the same all over.
struct MathRun
{
    enum class Level { Base, Super, Sub };

    QString text; ///< A line feed begins a new line.
    Level level = Level::Base;
    bool italic = false;
    bool bold = false;
    bool overlined = false;
    bool underlined = false;
    bool mono = false;
    bool boxed = false;

    bool operator==(const MathRun &) const = default;
};

/// A formula, or a part of one, as text.
using MathText = QList<MathRun>;

/// The characters alone.
QString plainText(const MathText &text);

} // namespace Conclave
