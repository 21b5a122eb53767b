#pragma once

#include "core/run/attempt.h"

#include <QScopedPointer>

#include <memory>
#include <vector>

namespace Conclave {

/// The attempts of one run that have not ended, at most one of each member.
class Attempts final
{
public:
    Attempts() = default;
    ~Attempts(); ///< Drops their requests silently, and at once.
    Q_DISABLE_COPY_MOVE(Attempts)

    Attempt &add(const RunEnvironment &environment, const Attempt::Order &order);
    /// Once it has ended, also from inside its signal.
    void remove(const StreamId &stream);

    bool isEmpty() const { return m_attempts.empty(); }
    Attempt *of(MemberId member) const; ///< Null: it is not answering.

    void cancelAll(Notice why = Notice::Stopped);
    void cancelAllNow(); ///< As Attempt::cancelNow().
    // Of those that are not answering nothing happens.
    void cancel(MemberId member);
    void hurry(MemberId member);  ///< As Attempt::hurry().
    void giveUp(MemberId member); ///< As Attempt::giveUp().

private:
    QList<Attempt *> all() const;

    std::vector<std::unique_ptr<Attempt, QScopedPointerDeleteLater>> m_attempts;
    QObject m_ended; ///< Whose children are those that have ended and are deleted later.
};

} // namespace Conclave
