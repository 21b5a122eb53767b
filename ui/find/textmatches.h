#pragma once

#include "ui/find/findquery.h"

#include <QList>

class QTextDocument;

namespace Conclave {

/// Where a text is found in a document that grows: only what is new is searched.
///
/// Matches do not overlap and do not reach over the end of a paragraph. Letters count as
/// QString compares them: “STRASSE” is not “straße”, but “STRAßE” is.
class TextMatches final
{
public:
    /// No more than these are kept.
    static constexpr qsizetype Most = 10'000;

    TextMatches() = default;
    explicit TextMatches(const FindQuery &query);

    /// The document is new from the position `from` on. Costs what the new part costs, and the
    /// paragraph where it begins. Returns whether anything changed.
    bool update(const QTextDocument &document, int from);

    const QList<int> &positions() const { return m_positions; } ///< Ascending.
    int length() const { return int(m_query.text.size()); }     ///< Of every match.
    bool isMore() const { return m_isMore; } ///< There are more than positions() tells.

private:
    int forget(int from);
    void search(const QTextDocument &document, int from);
    bool isWholeWord(const QString &text, qsizetype place) const;

    FindQuery m_query;
    QList<int> m_positions;
    bool m_isMore = false;
};

} // namespace Conclave
