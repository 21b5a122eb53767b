#pragma once

#include "core/markdown/inlineobject.h"
#include "core/math/mathscanner.h"

#include <QHash>

#include <functional>
#include <optional>

namespace Conclave {

/// Finds inline objects in one paragraph of Markdown; leaves alone what is code or an address.
///
/// Costs linear time, whatever the text.
class InlineScanner final
{
public:
    /// Gets a stretch of the text; with the object it stands for, if it does.
    using Sink = std::function<void(QStringView text, const std::optional<InlineObject> &object)>;

    /// The text has to outlive the scanner. It must hold no blank line.
    explicit InlineScanner(QStringView paragraph);

    /// Hands all of the text to `sink`, in order.
    void scan(const Sink &sink);

private:
    struct Found
    {
        qsizetype size = 0;
        std::optional<InlineObject> object; ///< Empty for text that is to be skipped.
    };

    Found at(qsizetype position);
    Found codeSpan(qsizetype position);
    Found math(qsizetype position);
    Found footnote(qsizetype position) const;
    Found html(qsizetype position) const;
    Found address(qsizetype position) const;
    bool beginsLine(qsizetype position) const;

    QStringView m_text;
    MathScanner m_math;
    QHash<qsizetype, qsizetype> m_lastTicks; ///< Where the last run of so many backticks begins.
};

} // namespace Conclave
