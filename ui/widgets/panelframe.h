#pragma once

#include "ui/theme/memberaccent.h"

#include <QWidget>

#include <optional>

class QAbstractScrollArea;

namespace Conclave {

/// The ground of a panel: a rounded area with a hairline, a coloured edge if it belongs to a
/// member, and a ring while the keyboard focus is somewhere inside.
class PanelFrame : public QWidget
{
    Q_OBJECT

public:
    explicit PanelFrame(QWidget *parent = nullptr);
    ~PanelFrame() override;

    void setAccent(const MemberAccent &accent);
    void setRaised(bool raised); ///< Stands a little above the other panels.
    /// What the arrow and page keys scroll while it is visible and the panel itself has the
    /// keyboard; it goes with the panel.
    void setText(QAbstractScrollArea &text);

    /// Before `going` is hidden or becomes another button: takes the keyboard focus that is in it
    /// to the visible panel around it. Otherwise it would move on by itself, and the next key press
    /// do something that nobody wanted.
    static void takeFocusFrom(const QWidget &going);

signals:
    /// The keyboard focus came into the panel or left it.
    void focusInsideChanged(bool isInside);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void noteFocus(QWidget *now);

    std::optional<MemberAccent> m_accent;
    bool m_isRaised = false;
    bool m_hasFocusInside = false;
    QAbstractScrollArea *m_text = nullptr;
};

} // namespace Conclave
