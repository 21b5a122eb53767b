#pragma once

#include "ui/markdown/shownlines.h"
#include "ui/markdown/showntable.h"

#include <QObject>
#include <QPointer>
#include <QTextTable>

class QTextEdit;

namespace Conclave {

/// Has only those lines of a growing text painted that look different.
///
/// Qt would have the whole paragraph, or table, painted for each word that is added to it.
class LineRepaint final : public QObject
{
    Q_OBJECT

public:
    /// Takes over what `text`, its parent, would do when its document wants to be painted.
    explicit LineRepaint(QTextEdit &text);

    /// To be called before and after a change at the end of the text.
    void begin();
    void end();

private:
    void repaint(const QRectF &area);
    std::optional<qreal> firstChange() const;

    QTextEdit &m_text;
    int m_from = 0;                    ///< Where the text was changed last.
    int m_lastBlock = 0;               ///< Where that began.
    std::optional<ShownLines> m_lines; ///< Of the last block.
    QPointer<QTextTable> m_table;      ///< The one that is the last.
    std::optional<ShownTable> m_rows;  ///< Of that.
};

} // namespace Conclave
