#pragma once

#include "tests/support/frames.h"

#include <QByteArray>
#include <QString>

namespace Conclave {

// The bytes of an OpenAI-compatible stream, event by event.

inline QByteArray sse(const QByteArray &json)
{
    return "data: " + json + "\n\n";
}

inline QByteArray sseDelta(const QByteArray &delta, const QByteArray &finish = {})
{
    return sse(Frames(QStringLiteral("m"), false).chunk(delta, finish));
}

inline QByteArray sseText(const QString &text)
{
    return sseDelta(R"({"content":)" + jsonString(text) + '}');
}

inline QByteArray sseReasoning(const QString &text)
{
    return sseDelta(R"({"reasoning_content":)" + jsonString(text) + '}');
}

inline QByteArray sseFinish(const QByteArray &reason = "stop")
{
    return sseDelta("{}", reason);
}

inline QByteArray sseDone()
{
    return sse("[DONE]");
}

/// A whole good answer.
inline QByteArray sseAnswer(const QString &text)
{
    return sseText(text) + sseFinish() + sseDone();
}

} // namespace Conclave
