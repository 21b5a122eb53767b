#include "core/session/session.h"

#include "core/base/text.h"

namespace Conclave {

QString titleFor(const QString &question)
{
    constexpr qsizetype Longest = 80;
    return singleLine(question.trimmed().section(u'\n', 0, 0), Longest);
}

bool canAsk(const Session &session)
{
    return session.importedFrom.isEmpty();
}

} // namespace Conclave
