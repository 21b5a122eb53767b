#include "tests/support/pacer.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace Conclave {

using std::chrono::microseconds;

Pacer::Pacer(QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Pacer::callDue);
}

microseconds Pacer::now()
{
    return std::chrono::duration_cast<microseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

void Pacer::callAt(microseconds due, QObject *context, std::function<void()> work)
{
    const bool isNext = m_calls.empty() || due < m_calls.top().due;
    m_calls.push({due, m_order++, due > now(), context, std::move(work)});
    if (isNext)
        startTimer();
}

void Pacer::callDue()
{
    // Calls that these calls ask for wait for the next turn: sockets must get theirs in between.
    std::vector<Call> dueCalls;
    for (const microseconds time = now(); !m_calls.empty() && m_calls.top().due <= time;) {
        dueCalls.push_back(m_calls.top());
        m_calls.pop();
    }
    for (const Call &call : dueCalls) {
        if (!call.context)
            continue;
        if (call.timed) {
            const microseconds late = now() - call.due;
            m_lateness.max = std::max(m_lateness.max, late);
            m_lateness.sum += late;
            ++m_lateness.calls;
        }
        call.work();
    }
    if (!m_calls.empty())
        startTimer();
}

void Pacer::startTimer()
{
    const microseconds left = std::max(microseconds(0), m_calls.top().due - now());
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(left));
}

bool Pacer::IsLater::operator()(const Call &a, const Call &b) const
{
    return std::tie(a.due, a.order) > std::tie(b.due, b.order);
}

} // namespace Conclave
