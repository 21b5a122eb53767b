#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace Conclave {

/// Says inside the window what happened and what to do about it, with at most one button.
/// Texts are shown literally, wrap, and can be selected. In a narrow strip the button goes below.
class MessageStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageStrip(QWidget *parent = nullptr);

    /// `whatToDo` may be empty.
    void setMessage(Tone tone, const QString &whatHappened, const QString &whatToDo = {});
    /// The word on the button; an empty one takes the button away.
    void setAction(const QString &word);

signals:
    void activated(); ///< The button was pressed.

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QLabel *createText();
    QRect iconRect() const;

    Tone m_tone = Tone::Neutral;
    QLabel *m_whatHappened;
    QLabel *m_whatToDo;
    QPushButton *m_button;
    QBoxLayout *m_row;
};

} // namespace Conclave
