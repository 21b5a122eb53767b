#pragma once

#include <QString>

namespace Conclave {

/// What a hostile model may say.
enum class EvilText {
    Image, ///< Markdown images that must never be loaded.
    Link,  ///< Links that must never be followed.
    Html,  ///< Scripts, and a tag that never ends.
    Fence, ///< The marks round the answers in the chair's prompt, and of chat templates.
    Order, ///< Asks whoever combines the answers to obey.
    Json,  ///< Looks like an answer of somebody else, or like a verdict.
    Ansi,  ///< Escape sequences that write to a terminal's title, clipboard and screen.
    Bidi,  ///< Turns the direction of the writing, with invisible characters.
    Name,  ///< A model's name; not part of Everything.
    Everything,
};

/// Ends in a line feed, but for Name.
QString evilText(EvilText kind);

} // namespace Conclave
