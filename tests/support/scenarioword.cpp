#include "tests/support/scenarioword.h"

#include "tests/support/bodywords.h"
#include "tests/support/headwords.h"
#include "tests/support/openingwords.h"
#include "tests/support/speechwords.h"
#include "tests/support/streamwords.h"

namespace Conclave {

const QList<ScenarioWords> &ScenarioWords::all()
{
    static const QList<ScenarioWords> groups{
        speechWords(), openingWords(), headWords(), bodyWords(), streamWords()};
    return groups;
}

QString ScenarioWords::help()
{
    constexpr int Column = 18;
    QString text;
    for (const ScenarioWords &group : all()) {
        text += QLatin1Char('\n') + group.title + QLatin1Char('\n');
        for (const ScenarioWord &word : group.words)
            text += QLatin1String("  ") + word.spelling.leftJustified(Column) + QLatin1Char(' ') +
                    word.meaning + QLatin1Char('\n');
    }
    return text;
}

} // namespace Conclave
