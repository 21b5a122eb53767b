#pragma once

#include "core/dialects/dialect.h"

namespace Conclave {

/// OpenAI's Responses.
///
/// Nothing is stored there. Stop texts and the seed are left out: the protocol knows neither. An
/// effort other than "none" asks for summaries of the reasoning as well. What the model says before
/// its answer, such as what it is about to do, counts as reasoning.
///
/// An endpoint's address may end in "/v1", in another base path, in "/responses", or have no path
/// at all, which means "/v1".
class ResponsesDialect final : public Dialect
{
public:
    QJsonObject body(const Member &member, const QList<Message> &messages) const override;
    HttpRequest
    request(const Member &seat, const QJsonObject &body, const Secret &key) const override;
    std::optional<QJsonObject> corrected(const QJsonObject &body,
                                         const Error &error) const override;
    Result<Piece> read(const SseEvent &event) const override;
    Result<Piece> readWhole(const QByteArray &body) const override;
    HttpRequest
    modelsRequest(const Endpoint &endpoint, const Secret &key, const QString &page) const override;
    Result<ModelPage> readModels(const QByteArray &body) const override;
};

} // namespace Conclave
