#include "core/archive/worker.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace Conclave {

struct Worker::Queue
{
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Work> works;
    bool isClosed = false;
    bool isDone = false;

    void run()
    {
        std::unique_lock lock(mutex);
        while (true) {
            changed.wait(lock, [this] { return !works.empty() || isClosed; });
            if (works.empty())
                break;
            {
                Work work = std::move(works.front());
                works.pop_front();
                lock.unlock();
                work();
            } // destroys what it owned, before the lock is taken again
            lock.lock();
        }
        isDone = true;
        changed.notify_all();
    }
};

Worker::Worker() : m_queue(std::make_shared<Queue>())
{
    m_thread = std::thread([queue = m_queue] { queue->run(); });
}

void Worker::post(Work work)
{
    const std::scoped_lock lock(m_queue->mutex);
    if (m_queue->isClosed)
        return;
    m_queue->works.push_back(std::move(work));
    m_queue->changed.notify_all();
}

bool Worker::finish(std::chrono::milliseconds patience)
{
    if (!m_thread.joinable())
        return true;
    bool isDone = false;
    {
        std::unique_lock lock(m_queue->mutex);
        m_queue->isClosed = true;
        m_queue->changed.notify_all();
        isDone = m_queue->changed.wait_for(lock, patience, [this] { return m_queue->isDone; });
    }
    if (isDone)
        m_thread.join();
    else
        m_thread.detach();
    return isDone;
}

} // namespace Conclave
