#include "core/run/endpointhealth.h"

#include <algorithm>

namespace Conclave {

using namespace std::chrono_literals;

namespace {

constexpr int FailuresInARow = 2;
constexpr Microseconds FirstPause = 5s;
constexpr Microseconds LongestPause = 5min;
constexpr Microseconds CheckLimit = 5s;
constexpr int PauseDoublings = 7; // 5 s, 10 s … 320 s, which is more than the longest

bool isAboutReaching(Error::Kind kind)
{
    using enum Error::Kind;
    return kind == Refused || kind == HostNotFound || kind == ConnectTimeout || kind == Network;
}

/// The others fail within milliseconds, and the server may be there the next moment.
bool isSlow(Error::Kind kind)
{
    return kind == Error::Kind::ConnectTimeout;
}

} // namespace

std::optional<EndpointHealth::Outage> EndpointHealth::outage(const Endpoint &endpoint) const
{
    const auto record = m_records.value(serverKey(endpoint));
    if (!record || record->failures < FailuresInARow)
        return {};
    return record->outage;
}

void EndpointHealth::noteReached(const Endpoint &endpoint)
{
    forget(serverKey(endpoint));
}

void EndpointHealth::noteFailure(const Endpoint &endpoint, const QUrl &url, const Error &error)
{
    if (!isAboutReaching(error.kind))
        return;
    const QString key = serverKey(endpoint);
    std::shared_ptr<Record> &record = m_records[key];
    if (!record) {
        record = std::make_shared<Record>();
        record->outage.since = m_clock.wallTime();
    }
    record->url = url;
    record->outage.error = error;
    record->outage.isSlow = isSlow(error.kind);
    if (++record->failures == FailuresInARow) {
        scheduleCheck(key);
        emit changed();
    }
}

void EndpointHealth::checkNow(const Endpoint &endpoint)
{
    const QString key = serverKey(endpoint);
    const auto record = m_records.value(key);
    if (record && record->failures >= FailuresInARow && !record->check)
        check(key);
}

void EndpointHealth::scheduleCheck(const QString &key)
{
    Record &record = *m_records[key];
    const int doublings = std::min(record.outage.checks, PauseDoublings);
    const Microseconds pause = std::min<Microseconds>(FirstPause * (1 << doublings), LongestPause);
    record.outage.nextCheck = m_clock.now() + pause;
    record.alarm = m_clock.alarm(pause, [this, key] { check(key); });
}

void EndpointHealth::check(const QString &key)
{
    Record &record = *m_records[key];
    record.outage.nextCheck.reset();
    record.check = m_transport.send({.method = HttpRequest::Method::Get, .url = record.url});
    const auto end = [this, key](bool isReached) {
        // From the event loop: this may be inside a signal of the stream that goes.
        QMetaObject::invokeMethod(
            this, [this, key, isReached] { endCheck(key, isReached); }, Qt::QueuedConnection);
    };
    connect(record.check.get(), &ByteStream::headersReceived, this, [end] { end(true); });
    connect(record.check.get(), &ByteStream::closed, this, [end] { end(false); });
    record.alarm = m_clock.alarm(CheckLimit, [end] { end(false); });
}

void EndpointHealth::endCheck(const QString &key, bool isReached)
{
    const auto record = m_records.value(key);
    if (!record || !record->check)
        return; // told twice, or somebody got there meanwhile
    if (isReached)
        return forget(key);
    record->check.reset();
    ++record->outage.checks;
    scheduleCheck(key);
}

void EndpointHealth::forget(const QString &key)
{
    const auto record = m_records.take(key);
    if (!record)
        return;
    // Not at once, as this may be inside a signal of its check; but not after us either, when the
    // transport may be gone.
    m_forgotten.append(record);
    QMetaObject::invokeMethod(
        this, [this] { m_forgotten.clear(); }, Qt::QueuedConnection);
    if (record->failures >= FailuresInARow)
        emit changed();
}

} // namespace Conclave
