#include "core/probe/modellisting.h"

#include "core/dialects/dialect.h"
#include "core/dialects/dialects.h"
#include "core/dialects/errorbody.h"

#include <QtConcurrent>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

ModelListing::ModelListing(Transport &transport,
                           const Clock &clock,
                           const Endpoint &endpoint,
                           const Secret &key)
    : ModelListing(transport, clock, dialectNamed(endpoint.dialect), endpoint, key)
{
}

ModelListing::ModelListing(Transport &transport,
                           const Clock &clock,
                           const Dialect *dialect,
                           const Endpoint &endpoint,
                           const Secret &key)
    : m_transport(transport)
    , m_clock(clock)
    , m_dialect(dialect)
    , m_endpoint(endpoint)
    , m_key(key)
{
    connect(
        &m_reading, &QFutureWatcher<Result<ModelPage>>::finished, this, &ModelListing::readPage);
}

ModelListing::~ModelListing() = default;

void ModelListing::start()
{
    m_deadline = m_clock.now() + LongestTime;
    if (!m_dialect)
        return end(Error{.kind = Error::Kind::Configuration,
                         .message = u"unknown dialect “%1”"_s.arg(m_endpoint.dialect)});
    if (const QString problem = endpointUrlProblem(m_endpoint.url); !problem.isEmpty())
        return end(
            Error{.kind = Error::Kind::Configuration, .message = u"the address "_s + problem});
    ask({});
}

void ModelListing::ask(const QString &page)
{
    const HttpRequest request = m_dialect->modelsRequest(m_endpoint, m_key, page);
    if (request.url.isEmpty())
        return end(m_dialect->readModels({}).error());
    m_asked.insert(page);
    m_fetch = std::make_unique<Fetch>(
        m_transport,
        m_clock,
        request,
        Fetch::Limits{.whole = m_deadline - m_clock.now(), .bytes = MostBytes - m_bytes});
    connect(m_fetch.get(), &Fetch::finished, this, &ModelListing::take);
}

void ModelListing::take(const Result<FetchedReply> &result)
{
    if (!m_roundTrip)
        m_roundTrip = m_fetch->roundTrip();
    if (!result)
        return fail(result.error());
    if (!result->isGood())
        return fail(errorFromReply(result->head, result->body, m_clock.wallTime()));
    m_bytes += result->body.size();
    m_status = result->head.status;
    if (!m_key.isEmpty() && result->body.contains(m_key.forHeader()))
        return fail({.kind = Error::Kind::Protocol, .message = u"the list tells the key"_s});
    m_reading.setFuture(QtConcurrent::run(
        [dialect = m_dialect, body = result->body] { return dialect->readModels(body); }));
}

void ModelListing::readPage()
{
    const Result<ModelPage> page = m_reading.result();
    if (!page) {
        Error error = page.error();
        error.http = m_status;
        return fail(error);
    }
    add(*page);
    const bool isEnough = m_asked.size() >= MostPages || m_bytes >= MostBytes || m_list.isCut ||
                          m_asked.contains(page->next); // a server that goes round in circles
    if (page->next.isEmpty())
        return end(m_list);
    if (!isEnough)
        return ask(page->next);
    m_list.isCut = true;
    end(m_list);
}

void ModelListing::add(const ModelPage &page)
{
    for (const ModelInfo &model : page.models) {
        if (m_seen.contains(model.id))
            continue;
        if (m_list.models.size() >= MostModels) {
            m_list.isCut = true;
            return;
        }
        m_seen.insert(model.id);
        m_list.models.append(model);
    }
    const qsizetype room = MostModels - m_list.others.size();
    m_list.isCut = m_list.isCut || page.others.size() > room;
    m_list.others += page.others.first(std::min(room, page.others.size()));
}

void ModelListing::fail(Error error)
{
    if (!m_list.models.isEmpty()) { // a later page
        m_list.isCut = true;
        return end(m_list);
    }
    error.message = m_key.maskedIn(error.message);
    end(error);
}

void ModelListing::end(const Result<ModelList> &result)
{
    QMetaObject::invokeMethod(
        this, [this, result] { emit finished(result); }, Qt::QueuedConnection);
}

} // namespace Conclave
