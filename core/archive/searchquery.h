#pragma once

#include "core/archive/indexedword.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

#include <optional>

namespace Conclave {

/// Words that must stand one after the other.
struct SearchPhrase
{
    QList<IndexedWord> words; ///< At least one.
    bool isPrefix = false;    ///< The last word may go on. Never for one letter alone.

    bool operator==(const SearchPhrase &) const = default;
};

/// What a person looks for. Everything must hold; of several members or models one suffices.
struct SearchQuery
{
    QList<SearchPhrase> phrases;
    QList<SearchPhrase> members; ///< Of the member's name.
    QList<SearchPhrase> models;
    QStringList tags;
    std::optional<QDateTime> before; ///< Asked earlier than this.
    std::optional<QDateTime> after;  ///< Asked then or later.

    bool isEmpty() const { return *this == SearchQuery(); }
    bool operator==(const SearchQuery &) const = default;
};

/// Reads what somebody typed: words, of which each may be a beginning; "a phrase"; and the filters
/// member:, model:, tag:, before: and after:, whose values may stand in quotes. Dates are 2026,
/// 2026-11 or 2026-11-27, of the local calendar. Whatever makes no sense as a filter is words;
/// there is no wrong input. Only the first 1000 characters and 32 words or phrases count.
SearchQuery parseSearch(const QString &text);

/// The query's words and its filters for member and model as an expression of FTS5 over the columns
/// text, member and model. Empty when there are none.
QString matchExpression(const SearchQuery &query);

} // namespace Conclave
