#pragma once

#include "ui/markdown/shownspan.h"
#include "ui/markdown/textmark.h"

#include <QList>
#include <QObject>

#include <optional>

class QHelpEvent;
class QPainter;
class QRectF;
class QTextBlock;

namespace Conclave {

class MarkdownView;

/// Statements that are marked in a text, without changing it: underlined, and to be pointed at,
/// clicked and, the current one, opened with Enter.
class TextMarks final : public QObject
{
    Q_OBJECT

public:
    explicit TextMarks(MarkdownView &view); ///< Is its parent and outlives it.

    void set(const QList<TextMark> &marks); ///< In order; none is the current one then.
    const QList<TextMark> &marks() const { return m_marks; }
    void setCurrent(int mark); ///< -1: none.
    int current() const { return m_current; }
    int markAt(const QPoint &place) const; ///< Of the viewport; -1: none.
    QRect placeOf(int mark) const;         ///< From its beginning to its end, in the viewport.

    /// Above the text; the painter's origin is the document's.
    void paint(QPainter &painter, const QRectF &area) const;

signals:
    void chosen(int mark);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const QList<ShownSpan> &spans() const;
    void paintMark(QPainter &painter, const QRectF &area, int mark) const;
    void
    paintLines(QPainter &painter, const QTextBlock &block, const QRectF &place, int mark) const;
    void paintSign(QPainter &painter, const QPointF &place, TextMark::Look look) const;
    bool showTip(const QHelpEvent &event) const;
    bool isClick(const QEvent &event) const;

    MarkdownView &m_view;
    QList<TextMark> m_marks;
    int m_current = -1;
    mutable std::optional<QList<ShownSpan>> m_spans; ///< Empty: the text has changed since.
};

} // namespace Conclave
