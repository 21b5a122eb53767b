#pragma once

#include "core/probe/endpointreport.h"

#include <functional>
#include <vector>

namespace Conclave {

/// Finds out, by GETs only, whether an endpoint can be used as it is set up, and what could be
/// meant if not. The key goes to the host and scheme that were entered, and nowhere else.
/// Destroying it stops it silently.
class EndpointTest final : public QObject
{
    Q_OBJECT

public:
    /// `endpoint` with the address where it is really found; `key` and `model` may be empty.
    /// Transport and clock outlive the object.
    EndpointTest(Transport &transport,
                 const Clock &clock,
                 const Endpoint &endpoint,
                 const Secret &key,
                 const QString &model);
    ~EndpointTest() override;

    void start(); ///< Once. Takes half a minute at most.

signals:
    /// Exactly once, never from inside start(); the object may be destroyed in answer.
    void finished(const Conclave::EndpointReport &report);

private:
    /// Reads the reply of a request of ours: true adds `hint` to the report.
    using Evidence = std::function<bool(const Result<FetchedReply> &)>;
    struct Trial
    {
        EndpointHint hint;
        Evidence isThere;
        std::unique_ptr<Fetch> fetch;
        bool isDone = false;
        bool isRight = false;
    };

    void readList(const Result<ModelList> &list);
    void checkModel();
    void checkKey();
    void readKey(bool isWithoutKey, const Result<FetchedReply> &reply);
    void explain(const Error &error);
    void tryOtherPaths();
    void tryOtherScheme(const Error &error);
    void tryAt(const EndpointHint &hint, const Secret &key, const Evidence &isThere);
    bool isApi(const Result<FetchedReply> &reply) const;
    void endTrial(std::size_t place, const Result<FetchedReply> &reply);
    void end();

    Transport &m_transport;
    const Clock &m_clock;
    const Endpoint m_endpoint;
    const Secret m_key;
    const QString m_model;
    const Dialect *m_dialect = nullptr; ///< Null: an unknown one.
    ModelListing m_listing;
    std::unique_ptr<Fetch> m_keyCheck;
    std::vector<Trial> m_trials;
    EndpointReport m_report;
};

} // namespace Conclave
