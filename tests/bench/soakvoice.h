#pragma once

#include <QString>

namespace Conclave {

/// A model of the fake server whose every word is known beforehand.
struct SoakVoice
{
    QString words; ///< What it does wrong, or how fast it is, as a Scenario spells it.
    int weight = 1;
    int tokens = 12; ///< Of visible text; meaningless when endless.
    int think = 0;   ///< Of reasoning, before the text.
    int hugeKilobytes = 0;
    bool isEndless = false;
    QString tag; ///< Every word of it begins so.

    QString model() const; ///< The name to ask for.
    /// The first `size` characters of what it says, or all of it when that is less.
    QString text(qsizetype size) const { return said(think, tokens, size); }
    QString reasoning(qsizetype size) const { return said(0, think, size); }
    bool hasSaid(const QString &text) const { return text == this->text(text.size()); }
    bool hasSaidAll(const QString &text) const;

private:
    QString said(int from, int count, qsizetype size) const;
};

} // namespace Conclave
