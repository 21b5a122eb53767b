#pragma once

#include <QStringList>

namespace Conclave {

/// Whether `listed` holds the model, as Ollama means it: without a tag it is the "latest".
bool isListed(const QString &model, const QStringList &listed);

/// Those of `listed` that look like what was meant by `model`, the likeliest first: the same but
/// for case, punctuation or maker's name, then those that begin alike, then those within a few
/// typing errors. Takes some milliseconds for thousands of names.
QStringList nearModels(const QString &model, const QStringList &listed, qsizetype most = 3);

} // namespace Conclave
