#pragma once

#include "core/dialects/dialect.h"

namespace Conclave {

/// Google's Gemini API (streamGenerateContent with server-sent events).
///
/// An endpoint's address may have no path, which means "/v1beta", or end in a version, in
/// "/openai", or in "/models/…" as pasted from an example; the seat's model always counts. The key
/// goes into a header; a query of the address, where old examples have it, is never sent.
///
/// From Gemini 3 on an effort is a level: "none" and "minimal" ask for the least, "high" and
/// beyond for the most. Before, it is a budget of tokens, with the numbers that Google itself uses
/// for "low", "medium" and "high"; "none" is no thinking, or as little as a Pro model can.
/// Without an effort nothing is said about thinking, except that models which think anyway are to
/// show it.
class GeminiDialect final : public Dialect
{
public:
    QJsonObject body(const Member &member, const QList<Message> &messages) const override;
    HttpRequest
    request(const Member &seat, const QJsonObject &body, const Secret &key) const override;
    /// Says nothing about thinking where that is refused, and puts the system's instruction into
    /// the question where models (Gemma) take none.
    std::optional<QJsonObject> corrected(const QJsonObject &body,
                                         const Error &error) const override;
    /// The end is a reason to finish, or why the question was blocked, and then the end of the
    /// stream: there is no mark of its own.
    Result<Piece> read(const SseEvent &event) const override;
    /// Also a list of responses, which a stream is without server-sent events.
    Result<Piece> readWhole(const QByteArray &body) const override;
    HttpRequest
    modelsRequest(const Endpoint &endpoint, const Secret &key, const QString &page) const override;
    Result<ModelPage> readModels(const QByteArray &body) const override;
};

} // namespace Conclave
