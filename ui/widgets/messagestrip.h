#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Conclave {

/// Says inside the window what happened and what to do about it, with at most one button.
/// Texts are shown literally, wrap, and can be selected.
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

private:
    QLabel *createText();
    QRect iconRect() const;

    Tone m_tone = Tone::Neutral;
    QLabel *m_whatHappened;
    QLabel *m_whatToDo;
    QPushButton *m_button;
};

} // namespace Conclave
