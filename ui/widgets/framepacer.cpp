#include "ui/widgets/framepacer.h"

#include <QWidget>

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr std::chrono::milliseconds Frame = 40ms;
/// Of one turn; what is left comes in the next one, after input and painting.
constexpr std::chrono::microseconds Budget = 12ms;

} // namespace

FramePacer::FramePacer(QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FramePacer::takeTurn);
}

FramePacer &FramePacer::of(QWidget &widget)
{
    QWidget *window = widget.window();
    auto *pacer = window->findChild<FramePacer *>(QString(), Qt::FindDirectChildrenOnly);
    return pacer ? *pacer : *new FramePacer(window);
}

void FramePacer::request(QObject &view, Show show, std::chrono::milliseconds pause)
{
    const auto isOfView = [&view](const Request &request) { return request.view == &view; };
    if (std::ranges::any_of(m_requests, isOfView))
        return;
    m_requests.append({&view, std::move(show), steady_clock::now() + pause});
    schedule();
}

void FramePacer::schedule()
{
    if (m_requests.isEmpty())
        return;
    const auto first = std::ranges::min_element(m_requests, {}, &Request::notBefore);
    const Moment due = std::max(first->notBefore, m_nextFrame);
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(due - steady_clock::now());
    m_timer.start(std::max(wait, 0ms));
}

void FramePacer::takeTurn()
{
    const Moment now = steady_clock::now();
    m_nextFrame = now + Frame;
    std::chrono::microseconds spent{0};
    QList<Request> turn;
    for (Request &request : m_requests) {
        if (request.notBefore <= now)
            turn.append(std::exchange(request, {}));
    }
    m_requests.removeIf([](const Request &request) { return !request.show; });
    while (!turn.isEmpty() && spent < Budget) {
        const Request request = turn.takeFirst();
        if (request.view)
            spent += request.show();
    }
    if (!turn.isEmpty()) {
        m_requests = turn + m_requests; // they have waited longest
        m_nextFrame = now;
    }
    schedule();
}

} // namespace Conclave
