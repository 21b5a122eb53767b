#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace Conclave {

/// The JSON that an OpenAI-compatible server sends, as compact bytes. Pure.
class Frames final
{
public:
    /// `nullUsage`: every chunk says "usage":null, as OpenAI does when usage was asked for.
    Frames(const QString &model, bool nullUsage);

    /// A chunk with one choice; `delta` is a JSON object.
    QByteArray chunk(const QByteArray &delta, const QByteArray &finishReason = {}) const;
    QByteArray usage(int completionTokens, int reasoningTokens) const;

    /// A chat.completion; `message` is a JSON object.
    QByteArray
    whole(const QByteArray &message, const QByteArray &finishReason, int completionTokens) const;

private:
    QByteArray m_model; ///< As a JSON string.
    QByteArray m_beforeDelta;
    QByteArray m_end;
};

QByteArray jsonString(const QString &text); ///< With its quotes.
/// The body OpenAI sends with an HTTP status; 401 echoes the whole key it was given.
QByteArray errorBody(int status, const QString &model, const QString &key);
QByteArray promptFilterResults();                ///< Empty choices, as Azure begins a stream.
QByteArray modelList(const QStringList &models); ///< The answer to GET /v1/models.

/// A response head up to and including the blank line.
QByteArray httpHead(int status, const QList<std::pair<QByteArray, QByteArray>> &headers);
QByteArray httpChunk(const QByteArray &bytes); ///< For Transfer-Encoding: chunked.

} // namespace Conclave
