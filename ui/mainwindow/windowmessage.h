#pragma once

#include <QObject>

#include <functional>

namespace Conclave {

class MessageStrip;

/// The one line above the answers that says what happened: until it is closed or replaced.
class WindowMessage final : public QObject
{
    Q_OBJECT

public:
    explicit WindowMessage(QWidget *window);

    MessageStrip &strip() const { return *m_strip; }
    /// An empty one takes it away.
    void tell(const QString &whatHappened, const QString &whatToDo);
    /// The same with something to do about it.
    void offer(const QString &whatHappened,
               const QString &whatToDo,
               const QString &word,
               std::function<void()> action);
    void clear();

private:
    void act(int place);

    MessageStrip *m_strip;
    std::function<void()> m_offer; ///< What the first button does; empty: it closes the line.
};

} // namespace Conclave
