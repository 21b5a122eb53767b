#pragma once

#include "core/base/result.h"

#include <QJsonArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Conclave {

/// A model that can answer questions, as a server lists it.
struct ModelInfo
{
    QString id;   ///< What a request calls it: one clean line.
    QString name; ///< For people, one clean line; empty: it has no other than its id.
    std::optional<qint64> contextWindow; ///< Tokens of everything together; empty: not told.
    std::optional<qint64> maxOutput;     ///< Tokens of one answer at most; empty: not told.
    std::optional<bool> isLoaded;        ///< Whether it is in memory now; empty: not told.
    bool runsElsewhere = false;          ///< Listed by a local program that passes questions on.

    bool operator==(const ModelInfo &) const = default;
};

/// A list of models, or a page of one.
struct ModelPage
{
    QList<ModelInfo> models; ///< In the server's order.
    QStringList others;      ///< Ids of what is no model for questions: embeddings, speech, images.
    QString next;            ///< What to ask the next page with; empty: this is the last.

    bool operator==(const ModelPage &) const = default;
};

/// One entry of a list as a server writes it.
struct ListedModel
{
    ModelInfo info;
    QString type;       ///< The server's own word for what it is; empty: it has none.
    bool isChat = true; ///< What the server says about answering questions.
};

/// Adds an entry, to the models or the others; entries whose id is no clean line are left out.
void add(ModelPage &page, const ListedModel &listed);

/// The document that a list of models should be; an array stands for {"data": array}. An error
/// that is in it is an error here, as is everything that is not JSON.
Result<QJsonObject> listDocument(const QByteArray &body);

/// The array under `key`; null means that there are none. Error::Kind::Protocol when the key is
/// missing or something else: an answer without it is not a list of models.
Result<QJsonArray> listUnder(const QJsonObject &document, const QString &key);

/// A number of tokens, which may be written as text; empty for what makes no sense.
std::optional<qint64> tokenCount(const QJsonValue &value);

} // namespace Conclave
