#pragma once

#include <QList>
#include <QString>

namespace Conclave {

/// How a search stands.
struct FindState
{
    enum class Wrap { None, ToStart, ToEnd };

    struct Count
    {
        QString name; ///< Of the text.
        qsizetype found = 0;
        bool isMore = false; ///< There are more than were counted.

        bool operator==(const Count &) const = default;
    };

    bool isSearching = false; ///< There is something to look for.
    QList<Count> counts;      ///< One for every text, in order.
    qsizetype current = 0;    ///< From 1 over all texts; 0: none has been gone to.
    QString place;            ///< The name of the text with the current match.
    Wrap wrap = Wrap::None;   ///< The last step went past an end.

    qsizetype total() const;
    bool isMore() const; ///< There are more than total().

    bool operator==(const FindState &) const = default;
};

} // namespace Conclave
