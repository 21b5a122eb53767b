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

/// Finds what is meant as emoji: what always is, since a font of text may draw it its own way, and
/// symbols that are asked for as such, for example U+26A0 U+FE0F. The keycaps of digits become
/// plain digits, since no font shows them well.
QList<EmojiRun> emojiRuns(const QString &text);

} // namespace Conclave
