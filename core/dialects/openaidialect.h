#pragma once

#include "core/dialects/dialect.h"

namespace Conclave {

/// OpenAI's Chat Completions, which most providers and all local servers speak with accents of
/// their own. Reading takes every accent from every server; asking follows openAiQuirks().
///
/// What an endpoint's address may look like, openAiUrl() says.
class OpenAiDialect final : public Dialect
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
    HttpRequest keyRequest(const Endpoint &endpoint, const Secret &key) const override;
    bool listsWhatIsAsked(const Endpoint &endpoint) const override;
};

} // namespace Conclave
