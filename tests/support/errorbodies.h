#pragma once

#include <QByteArray>
#include <QString>

namespace Conclave {

/// The body OpenAI, or whoever else uses it, sends with an HTTP status; 401 echoes the whole key
/// it was given. `message` replaces the usual one unless it is empty.
QByteArray
errorBody(int status, const QString &model, const QString &key, const QString &message = {});
QByteArray loadingBody();    ///< llama.cpp's, with 503, while it loads a model.
QByteArray overloadedBody(); ///< Anthropic's, with 529 or as an event of type error.
/// An error that tells the key it was given.
QByteArray echoingBody(const QString &key);
/// The page of a proxy between client and model.
QByteArray errorPage(int status);

} // namespace Conclave
