#pragma once

#include "core/markdown/markdownblock.h"
#include "ui/markdown/documentwriter.h"

#include <QList>

namespace Conclave {

/// Where the next block stands, as quotes and lists are entered and left.
class NestedPlace final
{
public:
    explicit NestedPlace(const MarkdownStyle &style) : m_style(style) {} ///< It outlives this.

    void enter(const MarkdownContainer &container);
    void continueLine() { m_place.continues = true; } ///< The next block goes on in the last line.

    void enterQuote();
    void leaveQuote();
    void enterList(); ///< With bullets.
    void enterList(unsigned first, QChar delimiter);
    void leaveList() { m_lists.removeLast(); }
    /// The next item of the innermost list.
    void enterItem(MarkdownContainer::Task task);
    void leaveItem();

    const DocumentWriter::Place &now() const { return m_place; }
    bool hasMarker() const { return !m_place.marker.isEmpty(); } ///< It is still to be shown.
    DocumentWriter::Place take(); ///< For a block, which uses up the marker.

private:
    struct List
    {
        MarkdownContainer::Kind kind = MarkdownContainer::Kind::Bullet;
        unsigned next = 0;
        QChar delimiter;
    };

    void enterItem(const QString &marker);

    const MarkdownStyle &m_style;
    QList<List> m_lists;
    QList<qreal> m_hangs; ///< One per open item.
    DocumentWriter::Place m_place;
};

} // namespace Conclave
