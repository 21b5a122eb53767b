#include "core/probe/endpointtest.h"

#include "core/council/providers.h"
#include "core/dialects/basepath.h"
#include "core/dialects/dialect.h"
#include "core/dialects/dialects.h"
#include "core/dialects/errorbody.h"
#include "core/probe/nearmodels.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Verdict = EndpointReport::Verdict;
using Kind = EndpointHint::Kind;

/// Of what is only tried.
constexpr Fetch::Limits TrialLimits{.connect = 3s, .whole = 5s};

bool isAboutKey(Error::Kind kind)
{
    return kind == Error::Kind::Unauthorized || kind == Error::Kind::Forbidden;
}

/// A server that speaks TLS has shown a certificate; one that does not shows none.
bool showedCertificate(const Error &error)
{
    return error.kind == Error::Kind::Tls && error.message.contains("certificate"_L1);
}

QStringList allIds(const ModelList &list)
{
    QStringList ids;
    for (const ModelInfo &model : list.models)
        ids.append(model.id);
    return ids + list.others;
}

/// Base paths under which the API may be instead, in no case the one that was entered.
QStringList otherPaths(const Endpoint &endpoint)
{
    const QString path = basePath(endpoint.url);
    QStringList paths;
    if (const Provider *provider = providerAt(endpoint.url, endpoint.dialect))
        paths.append(QUrl(provider->url).path());
    if (!path.endsWith("/v1"_L1))
        paths.append(path + "/v1"_L1);
    paths.append({u"/v1"_s, u"/api/v1"_s});
    paths.removeAll(path);
    paths.removeDuplicates();
    return paths;
}

} // namespace

EndpointTest::EndpointTest(Transport &transport,
                           const Clock &clock,
                           const Endpoint &endpoint,
                           const Secret &key,
                           const QString &model)
    : m_transport(transport)
    , m_clock(clock)
    , m_endpoint(endpoint)
    , m_key(key)
    , m_model(model)
    , m_dialect(dialectNamed(endpoint.dialect))
    , m_listing(transport, clock, endpoint, key)
{
    connect(&m_listing, &ModelListing::finished, this, &EndpointTest::readList);
}

EndpointTest::~EndpointTest() = default;

void EndpointTest::start()
{
    m_listing.start();
}

void EndpointTest::readList(const Result<ModelList> &list)
{
    m_report.roundTrip = m_listing.roundTrip();
    if (m_report.roundTrip)
        m_report.isReached = Verdict::Yes;
    if (!list)
        return explain(list.error());
    m_report.list = *list;
    checkModel();
    checkKey();
}

void EndpointTest::checkModel()
{
    const QStringList ids = allIds(m_report.list);
    if (m_model.isEmpty()) {
        m_report.isModelListed = Verdict::Skipped;
    } else if (isListed(m_model, ids)) {
        m_report.isModelListed = Verdict::Yes;
    } else if (m_dialect->listsWhatIsAsked(m_endpoint) && !m_report.list.isCut) {
        m_report.isModelListed = Verdict::No;
        for (const QString &near : nearModels(m_model, ids))
            m_report.hints.append({.kind = Kind::NearModel, .model = near});
    }
}

/// A list that everybody is given says nothing about the key.
void EndpointTest::checkKey()
{
    if (m_key.isEmpty()) {
        m_report.isKeyAccepted = Verdict::Skipped;
        return end();
    }
    HttpRequest request = m_dialect->keyRequest(m_endpoint, m_key);
    const bool isList = request.url == m_dialect->modelsRequest(m_endpoint, m_key, {}).url;
    if (isList)
        request = m_dialect->modelsRequest(m_endpoint, {}, {});
    m_keyCheck = std::make_unique<Fetch>(m_transport, m_clock, request, TrialLimits);
    connect(m_keyCheck.get(),
            &Fetch::finished,
            this,
            [this, isList](const Result<FetchedReply> &reply) { readKey(isList, reply); });
}

void EndpointTest::readKey(bool isWithoutKey, const Result<FetchedReply> &reply)
{
    const bool isRefused = reply && (reply->head.status == 401 || reply->head.status == 403);
    if (isRefused)
        m_report.isKeyAccepted = isWithoutKey ? Verdict::Yes : Verdict::No;
    else if (reply && reply->isGood() && !isWithoutKey)
        m_report.isKeyAccepted = Verdict::Yes;
    end();
}

void EndpointTest::explain(const Error &error)
{
    using enum Error::Kind;
    m_report.error = error;
    if (error.kind == Configuration || error.kind == OutOfConnections)
        return end(); // nothing was sent
    if (m_report.isReached != Verdict::Yes)
        m_report.isReached = Verdict::No;
    if (isAboutKey(error.kind)) {
        m_report.isKeyAccepted = Verdict::No;
        return end();
    }
    const bool isElsewhere = error.kind == NotFound || error.kind == NotAnApi ||
                             error.kind == Protocol || error.kind == EmptyAnswer ||
                             error.kind == Redirected;
    if (isElsewhere && m_report.roundTrip)
        tryOtherPaths();
    tryOtherScheme(error);
    if (m_trials.empty())
        end();
}

void EndpointTest::tryOtherPaths()
{
    for (const QString &path : otherPaths(m_endpoint)) {
        EndpointHint hint{.kind = Kind::OtherPath, .url = m_endpoint.url};
        hint.url.setPath(path, QUrl::TolerantMode);
        tryAt(hint, m_key, [this](const auto &reply) { return isApi(reply); });
    }
}

void EndpointTest::tryOtherScheme(const Error &error)
{
    using enum Error::Kind;
    EndpointHint hint{.kind = Kind::OtherScheme, .url = m_endpoint.url};
    const bool isOtherPort = m_endpoint.url.port() < 0; // the usual one of the other scheme
    const bool hasNoServer = error.kind == Refused || error.kind == ConnectTimeout;
    if (error.kind == HostNotFound || error.kind == Proxy || (hasNoServer && !isOtherPort))
        return;
    // Servers for TLS say 400 to plain text, if anything.
    if (m_report.roundTrip && error.kind != Redirected && error.http != 400)
        return;
    if (m_endpoint.url.scheme() == "http"_L1) {
        hint.url.setScheme(u"https"_s);
        return tryAt(
            hint, {}, [](const auto &reply) { return reply || showedCertificate(reply.error()); });
    }
    if (m_report.roundTrip || showedCertificate(error))
        return;
    hint.url.setScheme(u"http"_s);
    tryAt(hint, {}, [](const auto &reply) { return reply && reply->head.status != 400; });
}

void EndpointTest::tryAt(const EndpointHint &hint, const Secret &key, const Evidence &isThere)
{
    Endpoint other = m_endpoint;
    other.url = hint.url;
    const std::size_t place = m_trials.size();
    m_trials.push_back(
        {.hint = hint,
         .isThere = isThere,
         .fetch = std::make_unique<Fetch>(
             m_transport, m_clock, m_dialect->modelsRequest(other, key, {}), TrialLimits)});
    connect(m_trials.back().fetch.get(),
            &Fetch::finished,
            this,
            [this, place](const Result<FetchedReply> &reply) { endTrial(place, reply); });
}

/// A list, or a proper refusal of the key: that is where the API is.
bool EndpointTest::isApi(const Result<FetchedReply> &reply) const
{
    if (!reply)
        return false;
    if (reply->isGood())
        return bool(m_dialect->readModels(reply->body));
    const bool isJson = reply->body.trimmed().startsWith('{');
    return isJson && isAboutKey(errorFromReply(reply->head, reply->body, {}).kind);
}

void EndpointTest::endTrial(std::size_t place, const Result<FetchedReply> &reply)
{
    m_trials[place].isDone = true;
    m_trials[place].isRight = m_trials[place].isThere(reply);
    if (!std::ranges::all_of(m_trials, &Trial::isDone))
        return;
    for (const auto kind : {Kind::OtherScheme, Kind::OtherPath}) {
        const auto right = std::ranges::find_if(m_trials, [kind](const Trial &trial) {
            return trial.isRight && trial.hint.kind == kind;
        });
        if (right != m_trials.end())
            m_report.hints.append(right->hint);
    }
    end();
}

void EndpointTest::end()
{
    QMetaObject::invokeMethod(
        this, [this] { emit finished(m_report); }, Qt::QueuedConnection);
}

} // namespace Conclave
