#pragma once

#include <QList>
#include <QString>

namespace Conclave {

/// A stretch of text, and whether only a font of emoji shows it as it is meant.
struct EmojiRun
{
    QString text;
    bool needsEmojiFont = false;

    bool operator==(const EmojiRun &) const = default;
};

/// Finds the symbols that a text asks to see as emoji although they usually are none, such as
/// U+26A0 U+FE0F. What is an emoji anyway finds its font by itself. The keycaps of digits become
/// plain digits, since no font shows them well.
QList<EmojiRun> emojiRuns(const QString &text);

} // namespace Conclave
