#pragma once

#include <QWidget>

namespace Conclave {

/// The gap between two panels: drag it to make one larger, double click it to make all equal.
class PanelHandle final : public QWidget
{
    Q_OBJECT

public:
    explicit PanelHandle(QWidget *parent = nullptr);

    /// The direction it can be dragged in.
    void setOrientation(Qt::Orientation orientation);

signals:
    void pressed();
    /// So far since it was pressed, towards the trailing edge or down.
    void dragged(int distance);
    void equalised();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int positionOf(const QMouseEvent &event) const;

    Qt::Orientation m_orientation = Qt::Horizontal;
    int m_pressedAt = 0;
};

} // namespace Conclave
