#include "app/openedsession.h"

#include "app/delivery.h"

namespace Conclave {

void keepOpened(const Session &session,
                Archive &archive,
                const LiveSession &live,
                SessionDesk &sessions,
                QObject *context)
{
    const auto show = [session, &live, &sessions](const Result<LoadedSession> &loaded) {
        // An attempt that the file does not know would be made, and numbered, a second time.
        const bool isNewer = loaded && loaded->unreadableTurns == 0 && loaded->session != session;
        if (isNewer && live.snapshot() == session)
            sessions.replace(loaded->session);
    };
    deliver(
        archive.import(session), context, [&archive, context, show](const Result<Intake> &kept) {
            if (kept)
                deliver(archive.load(kept->session), context, show);
        });
}

} // namespace Conclave
