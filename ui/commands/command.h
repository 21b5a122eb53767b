#pragma once

#include <QIcon>
#include <QString>

#include <functional>

namespace Conclave {

/// Something the user can have done, as a list of commands shows it. All texts are plain.
struct Command
{
    QString id; ///< Stays the same while the words may change; for what was used lately.
    QString text;
    QString category; ///< The menu's name, or what takes its place.
    QString shortcut; ///< As keys are written; empty: none.
    QString keys;     ///< All shortcuts: “F3 or Ctrl+G”.
    QString tip;      ///< What it does, in a sentence.
    QIcon icon;
    bool isChecked = false;
    bool isEnabled = true;
    QString obstacle; ///< Why it cannot be done now, if that is known.
    std::function<void()> run;

    /// What typed letters are held against: the text, a space, the category.
    QString searched() const { return text + u' ' + category; }
};

} // namespace Conclave
