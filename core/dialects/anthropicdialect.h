#pragma once

#include "core/dialects/dialect.h"

namespace Conclave {

/// Anthropic's Messages, version 2023-06-01.
///
/// An endpoint's address may end in "/v1", in "/v1/messages", in another base path to which
/// "/v1/messages" is added, or have no path at all.
///
/// It wants to know how long an answer may be: DefaultMaxTokens where the user has set nothing; a
/// model that writes less says so, and is asked once more with what it names. The seed is left out,
/// which the protocol does not know. An effort asks for adaptive thinking as well, with summaries;
/// "none" turns thinking off, and "minimal", which it does not know either, is "low".
class AnthropicDialect final : public Dialect
{
public:
    /// What all but the oldest models take.
    static constexpr int DefaultMaxTokens = 16'384;

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
