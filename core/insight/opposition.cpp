#include "core/insight/opposition.h"

#include "core/insight/conflicts.h"

namespace Conclave {

Opposition::Opposition(const QList<Claim> &claims, const QList<Statement> &statements)
{
    for (const Conflict &conflict : conflicts(claims, statements)) {
        for (const Conflict::Side &side : conflict.sides) {
            for (const Conflict::Side &other : conflict.sides) {
                if (&side == &other)
                    continue;
                for (const Conflict::Quote &quote : side.quotes) {
                    for (const Conflict::Quote &opponent : other.quotes) {
                        QHash<qsizetype, qsizetype> &opponents = m_opponents[quote.claim];
                        if (!opponents.contains(opponent.source))
                            opponents.insert(opponent.source, opponent.claim);
                    }
                }
            }
        }
    }
}

} // namespace Conclave
