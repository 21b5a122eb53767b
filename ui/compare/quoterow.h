#pragma once

#include "ui/compare/textplace.h"
#include "ui/theme/memberaccent.h"

#include <QString>

#include <optional>

namespace Conclave {

/// A row of a QuoteList: a heading, or what a member says in one sentence.
struct QuoteRow
{
    QString heading; ///< Empty: it is a quote.

    QString name; ///< Whose it is,
    QString face; ///< and how that one looks.
    MemberAccent accent;
    QString value;                  ///< What it comes down to, such as "30 days"; may be empty.
    QString sentence;               ///< In quotation marks, or what is to be said in place of one.
    std::optional<TextPlace> place; ///< Empty: there is nothing to go to.

    bool operator==(const QuoteRow &) const = default;
};

} // namespace Conclave
