#pragma once

#include "core/base/secret.h"
#include "core/council/endpoint.h"
#include "core/dialects/modelpage.h"
#include "core/probe/fetch.h"

#include <QFutureWatcher>
#include <QSet>

namespace Conclave {

class Dialect;

/// The models at an endpoint; all pages in one.
struct ModelList
{
    QList<ModelInfo> models; ///< In the server's order, each once.
    QStringList others;      ///< As ModelPage::others.
    bool isCut = false;      ///< There are more than we want, or a later page failed.

    bool operator==(const ModelList &) const = default;
};

/// Asks an endpoint for the list of its models, page by page, within limits. Never blocks: lists
/// are read in another thread. Destroying it stops it silently.
class ModelListing final : public QObject
{
    Q_OBJECT

public:
    static constexpr int MostPages = 20;
    static constexpr qsizetype MostModels = 5000; ///< Of models and others each.
    static constexpr qsizetype MostBytes = qsizetype(8) * 1024 * 1024;    ///< Of all pages.
    static constexpr Microseconds LongestTime = std::chrono::seconds(20); ///< For all pages.

    /// `endpoint` with the address where it is really found. Transport and clock outlive the
    /// object.
    ModelListing(Transport &transport,
                 const Clock &clock,
                 const Endpoint &endpoint,
                 const Secret &key);
    /// With a dialect that has no name; null is an unknown one.
    ModelListing(Transport &transport,
                 const Clock &clock,
                 const Dialect *dialect,
                 const Endpoint &endpoint,
                 const Secret &key);
    ~ModelListing() override;

    void start(); ///< Once.

    /// From the first request to its reply's head; empty when no reply came yet.
    std::optional<Microseconds> roundTrip() const { return m_roundTrip; }

signals:
    /// Exactly once, never from inside start(); the object may be destroyed in answer. Its error
    /// has the reply's status, if there was one, and never the key.
    void finished(const Conclave::Result<Conclave::ModelList> &result);

private:
    void ask(const QString &page);
    void take(const Result<FetchedReply> &result);
    void readPage();
    void add(const ModelPage &page);
    void fail(Error error);
    void end(const Result<ModelList> &result);

    Transport &m_transport;
    const Clock &m_clock;
    const Dialect *m_dialect;
    const Endpoint m_endpoint;
    const Secret m_key;
    Microseconds m_deadline{0};
    qsizetype m_bytes = 0;
    QSet<QString> m_asked; ///< Pages.
    QSet<QString> m_seen;  ///< Ids.
    ModelList m_list;
    std::optional<Microseconds> m_roundTrip;
    std::unique_ptr<Fetch> m_fetch;
    int m_status = 0; ///< Of the page that is being read.
    QFutureWatcher<Result<ModelPage>> m_reading;
};

} // namespace Conclave
