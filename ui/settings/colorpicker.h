#pragma once

#include <QWidget>

class QAbstractButton;
class QBoxLayout;
class QButtonGroup;
class QToolButton;

namespace Conclave {

/// Chooses a seat's colour: by its place, one of the eight of MemberAccent, or any other.
class ColorPicker final : public QWidget
{
    Q_OBJECT

public:
    explicit ColorPicker(QWidget *parent = nullptr);

    QString color() const { return m_color; } ///< "#rrggbb"; empty: by the seat's place.
    void setColor(const QString &color);

signals:
    void picked(const QString &color); ///< By the user.

private:
    QToolButton *addChoice(QBoxLayout *layout, int id);
    void choose(int id);
    void askForColor();
    void pick(const QString &color);

    QString m_color;
    QButtonGroup *m_choices;
    QToolButton *m_other = nullptr;
};

} // namespace Conclave
