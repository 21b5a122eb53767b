#include "ui/words/serverwords.h"

#include "core/base/text.h"
#include "ui/words/reportwords.h"

#include <QCoreApplication>

namespace Conclave {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::ServerWords)
};

QString stateWords(const FoundServer &server)
{
    if (server.isLoading)
        return Words::tr("still loading its model");
    if (server.needsKey)
        return Words::tr("wants a key");
    return server.models.isEmpty() ? Words::tr("no models yet")
                                   : modelCountWords({.models = server.models});
}

} // namespace

QString foundWords(const FoundServer &server)
{
    //: %1 is a program, %2 a port's number, %3 is "3 models" or "wants a key"
    return Words::tr("%1 at port %2: %3")
        .arg(singleLine(server.name, 40), QString::number(server.url.port()), stateWords(server));
}

} // namespace Conclave
