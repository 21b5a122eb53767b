#include "ui/settings/endpointdraft.h"

#include "core/net/localaddress.h"
#include "core/store/keyentry.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::EndpointDraft)
};

QString variableProblem(const QString &variable)
{
    static const QRegularExpression name(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
    if (variable.isEmpty())
        return Words::tr("Enter the name of the environment variable that holds the key.");
    if (!name.match(variable).hasMatch())
        return Words::tr("An environment variable's name holds only letters, digits and “_”. "
                         "To enter the key itself, choose “In the key ring”.");
    return {};
}

QString serverWords(const QUrl &url)
{
    return url.adjusted(QUrl::RemovePath).toString();
}

QString keyProblem(const EndpointDraft &draft)
{
    if (draft.keySource == KeySource::Variable)
        return variableProblem(draft.keyVariable);
    if (!isForTypedKeys(draft.keySource))
        return {};
    if (draft.typedKey && draft.typedKey->isEmpty())
        return Words::tr("This is no key: there is a space, a control or a special character "
                         "in it. Copy it again.");
    if (draft.typedKey || hasKey(draft))
        return {};
    if (draft.keptIn != KeySource::None && !sameServer(draft.keptFor, draft.endpoint.url))
        return Words::tr("The key that is kept belongs to %1 and stays there. "
                         "Enter the one for %2, or choose “No key”.")
            .arg(serverWords(draft.keptFor), serverWords(draft.endpoint.url));
    return Words::tr("Enter the key, or choose “No key”.");
}

} // namespace

bool isForTypedKeys(KeySource source)
{
    return source == KeySource::KeyRing || source == KeySource::Memory || source == KeySource::File;
}

bool hasKey(const EndpointDraft &draft)
{
    const bool isKept = draft.keptIn == draft.keySource || draft.keyAtHand;
    return draft.keptIn != KeySource::None && isKept &&
           sameServer(draft.keptFor, draft.endpoint.url);
}

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
