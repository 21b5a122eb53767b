#include "core/store/keyring.h"

#include "core/base/desktopbus.h"
#include "core/base/text.h"

#include <QLibrary>
#include <qt6keychain/keychain.h>

#include <memory>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString Service = u"org.conclave.Conclave"_s; // the application's name on the desktop

Error errorOf(const QKeychain::Job &job)
{
    const auto kind = [&job] {
        switch (job.error()) {
        case QKeychain::EntryNotFound:
            return Error::Kind::NoKey;
        case QKeychain::AccessDenied:
        case QKeychain::AccessDeniedByUser:
        case QKeychain::CouldNotDeleteEntry:
            return Error::Kind::KeyRingLocked;
        default: // what comes without a bus or a service is "other", too
            return Error::Kind::NoKeyRing;
        }
    };
    return {.kind = kind(), .message = singleLine(job.errorString(), 300)};
}

Result<Secret> doneOf(const QKeychain::Job &job)
{
    return job.error() == QKeychain::NoError ? Result<Secret>(Secret()) : errorOf(job);
}

Result<Secret> keyOf(const QKeychain::Job &job)
{
    if (job.error() != QKeychain::NoError)
        return errorOf(job);
    const Secret key(static_cast<const QKeychain::ReadPasswordJob &>(job).binaryData());
    if (!key.isEmpty())
        return key;
    return Error{.kind = Error::Kind::NoKey, .message = u"what the key ring holds is no key"_s};
}

/// The library below QtKeychain on a Linux desktop talks to a service that was restarted as if it
/// were the old one, and fails for ever; so every job gets a session of its own, which costs
/// milliseconds.
void endSession()
{
    static const auto disconnect = reinterpret_cast<void (*)()>(
        QLibrary(u"secret-1"_s, 0).resolve("secret_service_disconnect"));
    if (disconnect)
        disconnect();
}

/// Started, and left to end and delete itself: the library keeps a pointer to it until then.
template<typename Job>
Job *started(Job *job, const QString &name)
{
    job->setKey(name);
    job->setInsecureFallback(false); // never into a plain file
    job->setAutoDelete(true);
    QObject::connect(job, &QKeychain::Job::finished, job, [] { endSession(); });
    job->start();
    return job;
}

KeyRing::Got withoutKey(KeyRing::Said then)
{
    return [then = std::move(then)](const Result<Secret> &result) {
        then(result ? Done(std::monostate{}) : Done(result.error()));
    };
}

} // namespace

/// One question to the ring: ends with the answer or with the patience, whatever comes first.
class KeyRing::Wait final : public QObject
{
public:
    Wait(KeyRing &ring, Got then)
        : QObject(&ring)
        , m_then(std::move(then))
        , m_alarm(ring.m_clock.alarm(Patience, [this] {
            end(Error{.kind = Error::Kind::KeyRingTimeout,
                      .message = u"no answer for %1 s"_s.arg(Patience.count())});
        }))
    {
    }

    void follow(QKeychain::Job *job, std::function<void(const QKeychain::Job &)> ended)
    {
        connect(job, &QKeychain::Job::finished, this, [this, ended](QKeychain::Job *finished) {
            if (m_then)
                ended(*finished);
        });
    }

    void end(const Result<Secret> &result)
    {
        if (!m_then)
            return;
        const Got then = std::exchange(m_then, {});
        m_alarm.reset();
        deleteLater();
        then(result);
    }

private:
    Got m_then; ///< Empty once it was called.
    std::unique_ptr<Alarm> m_alarm;
};

KeyRing::KeyRing(const Clock &clock) : m_clock(clock)
{
}

KeyRing::~KeyRing() = default;

void KeyRing::read(const KeyEntry &entry, Got then)
{
    auto *wait = new Wait(*this, std::move(then));
    if (isHopeless(*wait))
        return;
    wait->follow(readJob(entry.name()),
                 [wait](const QKeychain::Job &job) { wait->end(keyOf(job)); });
}

void KeyRing::write(const KeyEntry &entry, const Secret &key, Said then)
{
    auto *wait = new Wait(*this, withoutKey(std::move(then)));
    if (isHopeless(*wait))
        return;
    m_reads.remove(entry.name()); // it may end with the old key
    auto *job = new QKeychain::WritePasswordJob(Service);
    job->setTextData(QString::fromLatin1(key.forKeeping()));
    wait->follow(started(job, entry.name()),
                 [wait](const QKeychain::Job &written) { wait->end(doneOf(written)); });
}

void KeyRing::remove(const KeyEntry &entry, Said then)
{
    auto *wait = new Wait(*this, withoutKey(std::move(then)));
    if (isHopeless(*wait))
        return;
    // A ring that is locked removes nothing and reports success; reading unlocks it, or fails.
    wait->follow(readJob(entry.name()), [wait, entry](const QKeychain::Job &read) {
        if (read.error() != QKeychain::NoError)
            return wait->end(errorOf(read));
        wait->follow(started(new QKeychain::DeletePasswordJob(Service), entry.name()),
                     [wait](const QKeychain::Job &removed) { wait->end(doneOf(removed)); });
    });
}

void KeyRing::probe(Said then)
{
    auto *wait = new Wait(*this, withoutKey(std::move(then)));
    if (isHopeless(*wait))
        return;
    // A ring asks for its password only when it holds what is asked for.
    wait->follow(readJob(u"is there a key ring?"_s), [wait](const QKeychain::Job &job) {
        wait->end(job.error() == QKeychain::EntryNotFound ? Result<Secret>(Secret()) : doneOf(job));
    });
}

/// Whether there is nobody to ask; then the wait ends soon.
bool KeyRing::isHopeless(Wait &wait)
{
    if (hasDesktopBus())
        return false;
    QMetaObject::invokeMethod(
        &wait,
        [&wait] {
            wait.end(
                Error{.kind = Error::Kind::NoKeyRing, .message = u"there is no desktop bus"_s});
        },
        Qt::QueuedConnection);
    return true;
}

QKeychain::ReadPasswordJob *KeyRing::readJob(const QString &name)
{
    QPointer<QKeychain::ReadPasswordJob> &job = m_reads[name];
    if (!job) {
        job = started(new QKeychain::ReadPasswordJob(Service), name);
        connect(job, &QKeychain::Job::finished, this, [this, name](QKeychain::Job *finished) {
            if (m_reads.value(name) == finished)
                m_reads.remove(name);
        });
    }
    return job;
}

} // namespace Conclave
