#pragma once

#include "tests/support/scenario.h"

#include <QList>
#include <QString>

namespace Conclave {

/// A word of a model name.
struct ScenarioWord
{
    /// How many tokens come before a break whose word has no number.
    static constexpr int FewTokens = 3;

    QString spelling; ///< "word", or "word<n>" with a whole number after it, which may be missing.
    QString meaning;  ///< For people.
    void (*apply)(Scenario &scenario, int number);
    int usual = FewTokens; ///< The number that is missing.

    bool takesNumber() const { return spelling.endsWith(u'>'); }
    QString name() const { return spelling.section(u'<', 0, 0); } ///< Without the number.
};

/// Words about one matter.
struct ScenarioWords
{
    QString title; ///< For people.
    QList<ScenarioWord> words;

    static const QList<ScenarioWords> &all();
    static QString help(); ///< All words, grouped, a line each.
};

} // namespace Conclave
