#include "core/dialects/dialect.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

HttpRequest Dialect::modelsRequest(const Endpoint &, const Secret &, const QString &) const
{
    return {.method = HttpRequest::Method::Get};
}

Result<ModelPage> Dialect::readModels(const QByteArray &) const
{
    return Error{.kind = Error::Kind::NotFound, .message = u"this dialect lists no models"_s};
}

HttpRequest Dialect::keyRequest(const Endpoint &endpoint, const Secret &key) const
{
    return modelsRequest(endpoint, key, {});
}

} // namespace Conclave
