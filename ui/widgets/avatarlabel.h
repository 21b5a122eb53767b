#pragma once

#include "ui/theme/memberaccent.h"

#include <QWidget>

class QPainter;

namespace Conclave {

/// A member's face: an emoji on a disc in the member's colour.
class AvatarLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit AvatarLabel(QWidget *parent = nullptr);

    /// `face` is an emoji or, for want of one, a name whose initial is shown.
    void setFace(const QString &face, MemberAccent accent);

    /// Draws the same face where there is no widget, such as in a row of a list.
    static void paint(QPainter &painter,
                      const QPoint &center,
                      const QString &face,
                      MemberAccent accent,
                      const QPalette &palette);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_face;
    MemberAccent m_accent = MemberAccent::ofSeat(0);
};

} // namespace Conclave
