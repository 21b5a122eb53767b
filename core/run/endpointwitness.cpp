#include "core/run/endpointwitness.h"

#include "core/net/ratelimits.h"
#include "core/net/retrypolicy.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

EndpointWitness::EndpointWitness(const RunEnvironment &environment, const Endpoint &endpoint)
    : m_environment(environment)
    , m_endpoint(endpoint)
{
}

void EndpointWitness::tellHead(const HttpHead &head) const
{
    m_environment.health.noteReached(m_endpoint);
    if (!head.isGood())
        return; // what an error asks for is in the error
    // It may have been the last answer for this minute.
    if (const auto rest = restAsked(head, m_environment.clock.wallTime());
        rest && *rest <= RetryPolicy::LongestWait)
        m_environment.queue.rest(m_endpoint, *rest);
}

void EndpointWitness::tellFailure(const QUrl &reached, const Error &error) const
{
    m_environment.health.noteFailure(m_endpoint, reached, error);
    if (error.kind == Error::Kind::RateLimited && error.retryAfter &&
        *error.retryAfter <= RetryPolicy::LongestWait)
        m_environment.queue.rest(m_endpoint, *error.retryAfter);
    if (error.kind == Error::Kind::Unauthorized)
        m_environment.queue.refuse(
            m_endpoint,
            {.kind = error.kind,
             .message = u"not asked: the key was refused for another answer"_s});
}

} // namespace Conclave
