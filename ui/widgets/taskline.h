#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QToolButton;

namespace Conclave {

/// Says in one line that something long is going on, and lets the user give it up. Comes to sight
/// only when it lasts for more than a moment.
class TaskLine final : public QWidget
{
    Q_OBJECT

public:
    explicit TaskLine(QWidget *parent = nullptr);

    void begin(const QString &words); ///< In place of what was told before; goes on to its end.
    /// The same, but `giveUp` is called when the user has had enough, once the line is gone; unless
    /// something else was begun, or `whose` task it is has gone, by then.
    void begin(const QString &words, QObject *whose, const std::function<void()> &giveUp);
    void end();

private:
    QLabel *m_words;
    QToolButton *m_cancel;
    QPointer<QObject> m_whose;
    std::function<void()> m_giveUp; ///< Null: the user cannot.
    QTimer m_soon;
};

} // namespace Conclave
