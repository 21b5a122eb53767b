#pragma once

#include "ui/widgets/tabulartext.h"

#include <QList>
#include <QWidget>

namespace Conclave {

/// A caption line of live figures that never jumps: each figure keeps a column of its own width
/// and every digit takes the same room.
class FiguresLabel final : public QWidget
{
    Q_OBJECT

public:
    struct Figure
    {
        QString text;
        int minimumCharacters = 0; ///< Length of the longest text expected; digits may still come.

        bool operator==(const Figure &) const = default;
    };

    explicit FiguresLabel(QWidget *parent = nullptr);

    /// From the leading edge to the trailing edge, where the line is flush. Empty ones are left
    /// out.
    void setFigures(const QList<Figure> &figures);
    /// The whole line as one sentence; also the name for assistive technology, which is not told
    /// of its changes: figures run.
    QString text() const;
    /// Where in the widget a figure is drawn; empty when there is no room for it.
    QRect columnOf(int index) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void measure();
    void updateChanged(const QList<Figure> &before);
    int shownCount() const;

    QList<Figure> m_figures;
    QList<int> m_widths; ///< Of their columns.
    TabularText m_tabular;
};

} // namespace Conclave
