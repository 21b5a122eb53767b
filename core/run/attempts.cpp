#include "core/run/attempts.h"

#include <algorithm>

namespace Conclave {

Attempts::~Attempts()
{
    // Not later: the transport may be gone by then.
    for (auto &attempt : m_attempts)
        delete attempt.release();
}

Attempt &Attempts::add(const RunEnvironment &environment, const Attempt::Order &order)
{
    return *m_attempts.emplace_back(new Attempt(environment, order));
}

void Attempts::remove(const StreamId &stream)
{
    std::erase_if(m_attempts, [this, &stream](const auto &attempt) {
        if (attempt->stream() != stream)
            return false;
        attempt->setParent(&m_ended); // so that it goes with us if we go first
        return true;
    });
}

Attempt *Attempts::of(MemberId member) const
{
    const auto found = std::ranges::find(
        m_attempts, member, [](const auto &attempt) { return attempt->stream().member; });
    return found == m_attempts.end() ? nullptr : found->get();
}

void Attempts::cancelAll(Notice why)
{
    for (Attempt *attempt : all())
        attempt->cancel(why);
}

void Attempts::cancelAllNow()
{
    for (Attempt *attempt : all())
        attempt->cancelNow();
}

/// A copy, because an attempt that is cancelled may say its last words at once.
QList<Attempt *> Attempts::all() const
{
    QList<Attempt *> all;
    for (const auto &attempt : m_attempts)
        all.append(attempt.get());
    return all;
}

void Attempts::cancel(MemberId member)
{
    if (Attempt *attempt = of(member))
        attempt->cancel();
}

void Attempts::hurry(MemberId member)
{
    if (Attempt *attempt = of(member))
        attempt->hurry();
}

void Attempts::giveUp(MemberId member)
{
    if (Attempt *attempt = of(member))
        attempt->giveUp();
}

} // namespace Conclave
