#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <thread>

namespace Conclave {

/// A thread of its own that does one thing after the other.
class Worker final
{
public:
    using Work = std::function<void()>;

    Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;
    ~Worker() { finish(std::chrono::milliseconds(0)); }

    /// From any thread. After finish() nothing is taken any more.
    void post(Work work);

    /// Waits until everything posted is done, but not longer than `patience`: then the thread is
    /// left alone with it. So what is posted must own what it uses. Whether all was done.
    bool finish(std::chrono::milliseconds patience);

private:
    struct Queue;

    std::shared_ptr<Queue> m_queue;
    std::thread m_thread;
};

} // namespace Conclave
