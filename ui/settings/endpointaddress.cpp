#include "ui/settings/endpointaddress.h"

#include "core/net/localaddress.h"

#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QString withoutRequestPath(QString address)
{
    const auto dropSlashes = [&address] {
        while (address.endsWith(u'/') && !address.endsWith("://"_L1))
            address.chop(1);
    };
    dropSlashes();
    for (const auto path : std::array{"/chat/completions"_L1, "/completions"_L1, "/models"_L1}) {
        if (address.endsWith(path))
            address.chop(path.size());
    }
    dropSlashes();
    return address;
}

} // namespace

QUrl addressFromText(const QString &text)
{
    QString address = text.trimmed();
    if (address.isEmpty())
        return {};
    if (!address.contains("://"_L1)) {
        const QUrl local(u"http://"_s + address, QUrl::StrictMode);
        if (isThisMachine(local))
            address = local.toString();
        else
            address.prepend("https://"_L1);
    }
    return QUrl(withoutRequestPath(address), QUrl::StrictMode);
}

} // namespace Conclave
