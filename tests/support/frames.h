#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace Conclave {

/// The JSON that an OpenAI-compatible server sends, as compact bytes. Pure.
class Frames final
{
public:
    /// `nullUsage`: every chunk says "usage":null, as OpenAI does when usage was asked for.
    Frames(const QString &model, bool nullUsage);

    /// A chunk with one choice; `delta` is a JSON object.
    QByteArray
    chunk(const QByteArray &delta, const QByteArray &finishReason = {}, int choice = 0) const;
    QByteArray usage(const QByteArray &usage) const; ///< The chunk that only tells the usage.

    /// A chat.completion; `message` is a JSON object, `usage` too unless it is empty.
    QByteArray
    whole(const QByteArray &message, const QByteArray &finishReason, const QByteArray &usage) const;

private:
    QByteArray m_model; ///< As a JSON string.
    QByteArray m_beforeDelta;
    QByteArray m_end;
};

QByteArray jsonString(const QString &text);      ///< With its quotes.
QByteArray promptFilterResults();                ///< Empty choices, as Azure begins a stream.
QByteArray modelList(const QStringList &models); ///< The answer to GET /v1/models.

QByteArray reasonPhrase(int status);           ///< "Not Found".
QByteArray httpChunk(const QByteArray &bytes); ///< For Transfer-Encoding: chunked.

} // namespace Conclave
