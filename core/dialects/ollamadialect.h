#pragma once

#include "core/dialects/dialect.h"

namespace Conclave {

/// Ollama's own protocol (/api/chat), which can do what its Chat Completions cannot: ask for enough
/// context, switch thinking, and tell of an error in mid-answer.
///
/// An endpoint's address may end in "/api", "/api/chat", "/v1" or "/v1/chat/completions", as people
/// paste them, or have none of these.
///
/// Ollama's window may be as small as 4096 tokens, and what is too much for it is cut away without
/// a word. So a longer prompt asks for a larger one ("num_ctx"; another size makes the server load
/// the model anew, so it grows in powers of two), and none may be cut ("truncate": an error says
/// so instead; older servers do not know the field).
///
/// Of the efforts, "none" is think: false; "low" to "high" and "max" are levels of Ollama, too;
/// "minimal" becomes "low" and "xhigh" becomes "high".
class OllamaDialect final : public Dialect
{
public:
    QJsonObject body(const Member &member, const QList<Message> &messages) const override;
    HttpRequest
    request(const Member &seat, const QJsonObject &body, const Secret &key) const override;
    Framing framing() const override { return Framing::Lines; }
    /// Thinks without a level where levels are unknown, and not at all where thinking is.
    std::optional<QJsonObject> corrected(const QJsonObject &body,
                                         const Error &error) const override;
    /// Tokens that the server had evaluated before are not counted by it: a prompt that it does not
    /// count has 0 new ones.
    Result<Piece> read(const SseEvent &event) const override;
    Result<Piece> readWhole(const QByteArray &body) const override;
    HttpRequest
    modelsRequest(const Endpoint &endpoint, const Secret &key, const QString &page) const override;
    Result<ModelPage> readModels(const QByteArray &body) const override;
};

} // namespace Conclave
