#pragma once

#include <QAbstractSlider>

namespace Conclave {

/// A number of stars from 0, not rated, to 5. Chosen by a click, where one on the last star takes
/// the rating away, by arrow keys or by a digit. To assistive technology it is a slider.
class StarRating final : public QAbstractSlider
{
    Q_OBJECT

public:
    static constexpr int Stars = 5;

    /// `subject` tells assistive technology whom it is about.
    explicit StarRating(const QString &subject, QWidget *parent = nullptr);

    int rating() const { return value(); }
    void showRating(int rating); ///< Without rated().

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void rated(int stars); ///< By the user.

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int starAt(const QPoint &point) const; ///< From 1; 0: none.
    void hover(int star);

    int m_hovered = 0; ///< The star under the pointer, from 1.
};

} // namespace Conclave
