#pragma once

#include <QList>
#include <QString>

namespace Conclave {

/// One passage of the guide under its own heading.
struct GuideSection
{
    QString page;     ///< The page's title.
    QString title;    ///< Its own heading; the page's title for what stands before the first.
    QString keywords; ///< Other words people ask with; searched, never shown.
    QString text;     ///< Markdown.

    bool operator==(const GuideSection &) const = default;
};

/// A paragraph or a list item of a section, on one line, without its list mark.
struct GuideBlock
{
    enum class Kind {
        Paragraph,
        Step,    ///< An item of a numbered list.
        Point,   ///< An item of a bulleted list.
        Pitfall, ///< An item of the list after the line "**What can go wrong**".
        Code     ///< A fenced block with its fences, line breaks kept.
    };

    Kind kind = Kind::Paragraph;
    QString text;

    bool operator==(const GuideBlock &) const = default;
};

/// Reads a page of the guide: `# page title`, `## section title`, and lines such as
/// `<!-- also: link, hook up -->` with a section's keywords. Sections without text are left out.
QList<GuideSection> parseGuidePage(const QString &markdown);

/// The parts of \a section in order.
QList<GuideBlock> guideBlocks(const GuideSection &section);

} // namespace Conclave
