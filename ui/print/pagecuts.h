#pragma once

#include <QList>

#include <optional>

class QTextDocument;

namespace Conclave {

/// Where a document that is laid out as one long column may be cut into pages: between lines and
/// between rows of a table. A good cut leaves no heading and no note without what follows it, no
/// header of a table without a row, and no line of a paragraph or of code alone.
///
/// Distances are those of the document, from its top.
class PageCuts final
{
public:
    /// Lays the document out as wide as it is set. It is not changed while this lives.
    explicit PageCuts(const QTextDocument &document);

    qreal height() const { return m_height; } ///< Of the whole document.

    /// The end of the longest page from `from` that is at most `room` high, if there is a good one.
    std::optional<qreal> goodEnd(qreal from, qreal room) const;
    /// The same, but there always is one.
    qreal end(qreal from, qreal room) const;

private:
    struct Cut
    {
        qreal y = 0;
        bool isGood = false;
    };

    std::optional<qreal> lastCut(qreal from, qreal room, bool onlyGood) const;

    QList<Cut> m_cuts; ///< From the top down.
    qreal m_height = 0;
};

} // namespace Conclave
