#pragma once

#include "core/replay/replay.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QSlider;

namespace Conclave {

class FiguresLabel;
class IconButton;

/// What a replay is steered by: play and pause, where it is, how fast it goes, its end, and the way
/// back.
class ReplayBar final : public QWidget
{
    Q_OBJECT

public:
    /// `replay` outlives the bar.
    explicit ReplayBar(Replay &replay, QWidget *parent = nullptr);

    void togglePlaying();
    void focusPlay(); ///< Space plays and pauses then.

signals:
    void closeRequested();

private:
    QComboBox *createSpeeds();
    void createPosition();
    void showState();
    void showTime(Microseconds moment);
    void showPosition();

    Replay &m_replay;
    IconButton *m_play;
    QSlider *m_position;
    FiguresLabel *m_time;
    QPushButton *m_end = nullptr;
};

} // namespace Conclave
