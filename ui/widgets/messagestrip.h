#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QWidget>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Conclave {

class ElidedLabel;

/// Says inside the window what happened and what to do about it, with buttons for that.
/// Texts are shown literally, wrap, and can be selected. In a narrow strip the buttons go below.
/// Inside a panel, the focus of a button that goes or changes goes to the panel.
class MessageStrip final : public QWidget
{
    Q_OBJECT

public:
    /// A button.
    struct Action
    {
        QString word;
        QString toolTip; ///< What it does, in more words; may be empty.

        bool operator==(const Action &) const = default;
    };

    explicit MessageStrip(QWidget *parent = nullptr);

    /// `whatToDo` may be empty.
    void setMessage(Tone tone, const QString &whatHappened, const QString &whatToDo = {});
    /// A line whose figures change while it stands there, such as the seconds until something
    /// happens. It never wraps, and is not told to assistive technology by itself. Empty: none.
    void setCountdown(const QString &text);
    /// In the order of reading; an empty list takes all buttons away.
    void setActions(const QList<Action> &actions);
    /// Whom the message is about, for assistive technology: many strips have the same buttons.
    void setSubject(const QString &subject);

signals:
    void activated(int action); ///< A button was pressed: its place in the list.

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QLabel *createText();
    void addButton();
    void nameButtons();
    QRect iconRect() const;

    Tone m_tone = Tone::Neutral;
    QLabel *m_whatHappened;
    QLabel *m_whatToDo;
    ElidedLabel *m_countdown = nullptr; ///< Null until there is one.
    QString m_subject;
    QList<Action> m_actions;
    QList<QPushButton *> m_buttons; ///< At least as many as there are actions.
    QHBoxLayout *m_buttonRow;
    QBoxLayout *m_row;
    QVBoxLayout *m_words;
};

} // namespace Conclave
