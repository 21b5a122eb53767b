#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/store/keyentry.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>

namespace QKeychain {
class ReadPasswordJob;
}

namespace Conclave {

/// The desktop's key ring: Secret Service (GNOME Keyring, KWallet, KeePassXC) by way of QtKeychain.
///
/// A key ring may ask its user for a password and wait for ever, so nothing here waits longer than
/// Patience. What is asked of it is done in the order of asking; what it says later than that is
/// not told, and quitting does not wait for it. A service that appears later is found.
///
/// Every `then` is called once, from the event loop of this thread, unless the KeyRing is destroyed
/// before. Errors are NoKeyRing (none here, or it does not work), KeyRingLocked (not unlocked, or
/// it refuses) and KeyRingTimeout; none of them holds a key.
class KeyRing final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds Patience{10};

    using Got = std::function<void(const Result<Secret> &)>;
    using Said = std::function<void(const Done &)>;

    /// `clock` outlives the ring.
    explicit KeyRing(const Clock &clock);
    ~KeyRing() override;

    /// NoKey when the ring gives none: it holds none under that name, or its user did not unlock
    /// it.
    void read(const KeyEntry &entry, Got then);
    /// Replaces what is there. After KeyRingTimeout it may still be written.
    void write(const KeyEntry &entry, const Secret &key, Said then);
    /// NoKey when the ring gives none, as in read(): if it is locked, the key is still in it.
    void remove(const KeyEntry &entry, Said then);
    /// Whether there is a ring, without making it ask for anything; it may be locked.
    void probe(Said then);

private:
    class Wait;

    bool isHopeless(Wait &wait);
    QKeychain::ReadPasswordJob *readJob(const QString &name);

    const Clock &m_clock;
    /// Those that have not ended. A read that nobody awaits any more serves the next who asks.
    QHash<QString, QPointer<QKeychain::ReadPasswordJob>> m_reads;
};

} // namespace Conclave
