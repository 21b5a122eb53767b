#pragma once

#include <QWidget>

class QAction;

namespace Conclave {

class HistoryPanel;

/// The window's side with the history: there when it is wanted and the window has room for it, or
/// when it was called.
class HistorySide final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int UsualWidth = 240;

    /// `wanted` is checkable, and outlives the side.
    explicit HistorySide(QAction &wanted, QWidget *parent = nullptr);

    HistoryPanel &panel() const { return *m_panel; }
    void setWindowWidth(int width);
    void call(); ///< Shows it, also in a narrow window.

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();

    QAction &m_wanted;
    HistoryPanel *m_panel;
    int m_windowWidth = QWIDGETSIZE_MAX;
    bool m_hasRoom = true;
};

} // namespace Conclave
