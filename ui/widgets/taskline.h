#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace Conclave {

/// Says in one line that something long is going on, and lets the user give it up. Comes to sight
/// only when it lasts for more than a moment.
class TaskLine final : public QWidget
{
    Q_OBJECT

public:
    enum class Cancel { Possible, Impossible };

    explicit TaskLine(QWidget *parent = nullptr);

    void begin(const QString &words, Cancel cancel); ///< In place of what was told before.
    void end();

signals:
    void cancelled(); ///< The line is gone already.

private:
    QLabel *m_words;
    QToolButton *m_cancel;
    QTimer m_soon;
};

} // namespace Conclave
