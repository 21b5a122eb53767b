#include "core/dialects/openaiparameters.h"

#include "core/dialects/openaiquirks.h"

#include <QJsonArray>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

void addEffort(QJsonObject &body, const QString &effort, OpenAiQuirks::Effort form)
{
    if (form == OpenAiQuirks::Effort::Nested)
        body[u"reasoning"_s] = QJsonObject{{u"effort"_s, effort}};
    else if (form == OpenAiQuirks::Effort::Thinking && effort == "none"_L1)
        body[u"thinking"_s] = QJsonObject{{u"type"_s, u"disabled"_s}};
    else
        body[u"reasoning_effort"_s] = effort;
}

} // namespace

void addParameters(QJsonObject &body, const Parameters &parameters, const OpenAiQuirks &quirks)
{
    if (parameters.temperature)
        body[u"temperature"_s] = *parameters.temperature;
    if (parameters.topP)
        body[u"top_p"_s] = *parameters.topP;
    if (parameters.maxTokens)
        body[quirks.maxTokensField] = *parameters.maxTokens;
    if (parameters.seed)
        body[quirks.seedField] = *parameters.seed;
    if (!parameters.stop.isEmpty())
        body[u"stop"_s] = QJsonArray::fromStringList(parameters.stop);
    if (!parameters.reasoningEffort.isEmpty())
        addEffort(body, parameters.reasoningEffort, quirks.effort);
}

} // namespace Conclave
