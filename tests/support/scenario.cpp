#include "tests/support/scenario.h"

#include "tests/support/scenarioword.h"

#include <QHash>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// All words by their name, either those with a number or those without.
QHash<QString, ScenarioWord> wordsThat(bool takeNumber)
{
    QHash<QString, ScenarioWord> words;
    for (const ScenarioWords &group : ScenarioWords::all())
        for (const ScenarioWord &word : group.words)
            if (word.takesNumber() == takeNumber)
                words.insert(word.name(), word);
    return words;
}

void readWord(Scenario &scenario, const QString &word)
{
    static const QHash<QString, ScenarioWord> flags = wordsThat(false);
    static const QHash<QString, ScenarioWord> numbers = wordsThat(true);

    if (const auto flag = flags.find(word); flag != flags.end()) {
        flag->apply(scenario, 0);
        return;
    }
    if (word.startsWith("tag"_L1)) {
        scenario.tag = word.mid(3);
        return;
    }
    if (word.startsWith("recites"_L1)) {
        scenario.recital = word.mid(7);
        return;
    }
    const auto *digit = std::ranges::find_if(word, [](QChar c) { return c.isDigit(); });
    const qsizetype nameLength = digit - word.begin();
    bool isNumber = false;
    const int number = QStringView(word).mid(nameLength).toInt(&isNumber);
    const auto counted = numbers.find(word.left(nameLength));
    if (counted != numbers.end())
        counted->apply(scenario, isNumber ? number : counted->usual);
}

} // namespace

Scenario Scenario::fromModel(const QString &model, const Scenario &base)
{
    Scenario scenario = base;
    const QStringList words = model.split(u'-');
    for (const QString &word : words)
        readWord(scenario, word);
    return scenario;
}

Scenario Scenario::mended() const
{
    Scenario good = *this;
    good.opening = Opening::Stream;
    good.head = {};
    good.body = {.slicing = body.slicing, .seed = body.seed};
    return good;
}

} // namespace Conclave
