#pragma once

#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <functional>
#include <utility>

namespace Conclave {

/// Makes something of what was given last, on another thread and once at a time, however often
/// something else is given meanwhile. What was made of anything but the last is dropped.
///
/// To be used in one thread with an event loop, where `take` is called.
template<typename Input, typename Output>
class NewestReading final
{
public:
    /// `make` may outlive this, `take` does not.
    NewestReading(std::function<Output(const Input &)> make,
                  std::function<void(const Input &, const Output &)> take)
        : m_make(std::move(make))
        , m_take(std::move(take))
    {
        QObject::connect(&m_watcher, &QFutureWatcherBase::finished, &m_watcher, [this] { end(); });
    }

    void read(const Input &input)
    {
        m_input = input;
        if (!m_isReading)
            begin();
    }
    bool isReading() const { return m_isReading; } ///< Until `take` is called.

private:
    using Made = std::pair<Input, Output>;

    void begin()
    {
        m_isReading = true;
        m_watcher.setFuture(QtConcurrent::run(
            [make = m_make, input = m_input] { return Made(input, make(input)); }));
    }
    void end()
    {
        const Made made = m_watcher.result();
        if (made.first != m_input)
            return begin();
        m_isReading = false;
        m_take(made.first, made.second);
    }

    std::function<Output(const Input &)> m_make;
    std::function<void(const Input &, const Output &)> m_take;
    Input m_input;
    bool m_isReading = false;
    QFutureWatcher<Made> m_watcher;
};

} // namespace Conclave
