#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace Conclave {

/// The part of a Chat Completions request that the Guide council heeds.
struct ChatRequest
{
    QString problem; ///< Why the body is no such request; empty when it is one.
    QString model;
    QString prompt;            ///< The text of the last user message.
    qsizetype promptWords = 0; ///< Of all messages.
    bool isStreamed = false;
    bool wantsUsage = false; ///< A usage chunk at the end of the stream.
};

/// Reads the JSON body of `POST /v1/chat/completions`. Unknown fields are ignored.
ChatRequest readChatRequest(const QByteArray &body);

/// Writes the JSON bodies of one Chat Completions reply: either whole(), or the chunks of a stream
/// in the order of the functions. A word counts as a token.
class ChatReply final
{
public:
    ChatReply(QString model, qsizetype promptWords);

    QByteArray whole(const QString &text) const;

    QByteArray roleChunk() const;
    QByteArray textChunk(const QString &text) const;
    QByteArray endChunk() const;
    QByteArray usageChunk(const QString &text) const; ///< \a text is the whole answer.

private:
    QByteArray chunk(const QJsonObject &delta, const QJsonValue &finishReason) const;
    QJsonObject body(QLatin1StringView object) const;
    QJsonObject usage(const QString &text) const;

    const QString m_id;
    const QString m_model;
    const qsizetype m_promptWords;
    const qint64 m_created; ///< Seconds since 1970.
};

/// The body of an error reply.
QByteArray chatError(const QString &message, const QString &code);

/// The body of `GET /v1/models`.
QByteArray chatModels(const QStringList &names);

} // namespace Conclave
