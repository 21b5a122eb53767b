#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>

class QWidget;

namespace Conclave {

/// Gives the views of one window turns to show what is new: together, so that the window is painted
/// once for all of them; at most 25 times a second; and never for so long that a click has to wait.
class FramePacer final : public QObject
{
    Q_OBJECT

public:
    /// Shows what is new, and returns how long that takes, the painting that follows included.
    using Show = std::function<std::chrono::microseconds()>;

    explicit FramePacer(QObject *parent = nullptr);
    /// The one of the window that `widget` is in, made when it is first asked for.
    static FramePacer &of(QWidget &widget);

    /// Calls `show` once, in one of the next turns but not before `pause` is over. Nothing happens
    /// when `view` is gone by then. One request at a time for each view: a further one is ignored.
    void request(QObject &view, Show show, std::chrono::milliseconds pause = {});

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Request
    {
        QPointer<QObject> view;
        Show show;
        Moment notBefore;
    };

    void schedule();
    void takeTurn();

    QList<Request> m_requests;
    Moment m_nextFrame;
    QTimer m_timer;
};

} // namespace Conclave
