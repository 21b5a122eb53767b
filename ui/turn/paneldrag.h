#pragma once

#include "core/base/ids.h"
#include "ui/turn/panelplan.h"

#include <QHash>
#include <QObject>
#include <QPoint>
#include <QTimer>

#include <optional>

class QFrame;
class QLabel;
class QMouseEvent;

namespace Conclave {

/// Takes a member to another place by dragging what stands for it. What is dragged goes with the
/// pointer, a mark shows where it would land, and Esc lets everything be as it was.
class PanelDrag final : public QObject
{
    Q_OBJECT

public:
    /// Finds the slot at a point of the area, in the area's coordinates; none: it cannot be
    /// dropped now.
    using Finder = std::function<std::optional<DropSlot>(const QPoint &point)>;

    explicit PanelDrag(QWidget &area); ///< Becomes the parent, and shows the mark.

    /// From now on `member` is dragged by `grip`, a widget in the area.
    void watch(QWidget &grip, MemberId member, const Finder &finder);

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void hovering(const QPoint &point); ///< Now and then while something is dragged.
    void dropped(Conclave::MemberId member, int slot);

private:
    struct Grip
    {
        MemberId member;
        Finder finder;
    };

    bool press(QWidget &grip, const QMouseEvent &event);
    bool move(const QMouseEvent &event);
    bool release();
    void begin();
    void hover();
    void end();

    QWidget &m_area;
    QHash<QObject *, Grip> m_grips;
    QWidget *m_held = nullptr; ///< Null: the button is not down.
    QPoint m_pressedAt;        ///< In the area.
    QPoint m_point;            ///< The pointer, in the area.
    bool m_isDragging = false;
    std::optional<DropSlot> m_slot;
    QLabel *m_ghost;
    QFrame *m_mark;
    QTimer m_pulse;
};

} // namespace Conclave
