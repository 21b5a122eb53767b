#include "ui/settings/endpointdraft.h"

#include "core/net/localaddress.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::EndpointDraft)
};

QString keyProblem(const EndpointDraft &draft)
{
    static const QRegularExpression name(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
    switch (draft.keySource) {
    case KeySource::None:
        return {};
    case KeySource::Variable:
        if (draft.keyVariable.isEmpty())
            return Words::tr("Enter the name of the environment variable that holds the key.");
        if (!name.match(draft.keyVariable).hasMatch())
            return Words::tr("An environment variable's name holds only letters, digits and “_”. "
                             "To enter the key itself, choose “Kept in memory until quit”.");
        return {};
    case KeySource::Memory:
        if (draft.typedKey && draft.typedKey->isEmpty())
            return Words::tr("This is no key: there is a space, a control or a special character "
                             "in it. Copy it again.");
        if (!draft.typedKey && !draft.keyInMemory)
            return Words::tr("Enter the key, or choose “No key”.");
        return {};
    }
    return {};
}

} // namespace

QString endpointProblem(const EndpointDraft &draft)
{
    if (draft.endpoint.name.trimmed().isEmpty())
        return Words::tr("Give the endpoint a name.");
    if (draft.endpoint.url.isEmpty())
        return Words::tr("Enter the address.");
    const QString problem = endpointUrlProblem(draft.endpoint.url);
    if (!problem.isEmpty())
        return Words::tr("The address %1.").arg(problem); //: %1 is "must …"
    return keyProblem(draft);
}

QString endpointWarning(const EndpointDraft &draft)
{
    if (draft.keySource == KeySource::None || !isReadableOnTheWay(draft.endpoint.url))
        return {};
    return Words::tr("The key and every question travel unencrypted to %1. "
                     "Use https:// unless you trust the whole way there.")
        .arg(draft.endpoint.url.host());
}

} // namespace Conclave
