#pragma once

#include "core/replay/replay.h"

#include <QUrl>
#include <QWidget>

#include <memory>

class QVBoxLayout;

namespace Conclave {

class LayoutChoice;
class ReplayBar;
class TurnView;

/// A turn played once more from its record: the turn as it looks while it runs, and below it what
/// the replay is steered by. Escape closes it.
class ReplayView final : public QWidget
{
    Q_OBJECT

public:
    /// `layout` outlives the view.
    ReplayView(std::unique_ptr<Replay> replay, LayoutChoice &layout, QWidget *parent = nullptr);
    ~ReplayView() override;

    TurnView &view() const { return *m_view; }
    TurnId turn() const { return m_replay->turn().id; }
    void play(); ///< The button that makes it stand still has the focus then.

signals:
    void closeRequested();
    void viewChanged(); ///< view() is another one, because the replay was set to another moment.
    void linkActivated(const QUrl &target);

private:
    void createView();
    void addKeys();

    const std::unique_ptr<Replay> m_replay;
    LayoutChoice &m_choice;
    QVBoxLayout *m_column;
    TurnView *m_view = nullptr;
    ReplayBar *m_bar;
};

} // namespace Conclave
