#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace Conclave {

/// What the user asked in one turn.
struct Question
{
    QString text;
    bool sharesSynthesis = false; ///< Members are shown the synthesis of the turn before, too.
    QJsonArray attachments;       ///< Kept as they are.
    QJsonArray passages;          ///< Kept as they are.
    QJsonObject unread;           ///< Fields of newer versions, kept as they are.

    bool operator==(const Question &) const = default;
};

} // namespace Conclave
