#pragma once

#include "core/dialects/piece.h"

#include <QJsonValue>

namespace Conclave {

/// What one of Gemini's responses says (GenerateContentResponse), or a list of them, or an error,
/// which may stand in a list as well. Not the last piece.
Piece geminiPiece(const QJsonValue &json);

/// Whether it is any of these.
bool isGeminiReply(const QJsonValue &json);

} // namespace Conclave
