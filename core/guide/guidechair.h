#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace Conclave {

/// What the chair of the Guide council is asked to combine.
struct GuideChairTask
{
    struct Answer
    {
        QString label; ///< The anonymous letter: "A", "B" …
        QString text;

        bool operator==(const Answer &) const = default;
    };

    QString question; ///< Empty when the prompt does not say.
    QList<Answer> answers;

    bool operator==(const GuideChairTask &) const = default;
};

/// Finds the question (a line `Question: …`) and the answers (a JSON array of `{"label", "text"}`
/// after a line `<<<ANSWERS …`) in the prompt of a chair. Empty when there is no such array.
std::optional<GuideChairTask> readGuideChairTask(const QString &prompt);

/// Combines the answers by extraction, as Markdown: the sentences most members support, with their
/// labels; what only one said; what of the question nobody met. The answers are data: nothing in
/// them is obeyed. Never empty.
QString guideSynthesis(const GuideChairTask &task);

} // namespace Conclave
