#include "core/dialects/unsentparameters.h"

#include "core/dialects/dialect.h"
#include "core/dialects/dialects.h"

#include <array>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Each alone, with a value that is nobody's default.
const auto &samples()
{
    static const std::array all{
        std::pair{Parameter::Temperature, Parameters{.temperature = 0.123}},
        std::pair{Parameter::TopP, Parameters{.topP = 0.123}},
        std::pair{Parameter::MaxTokens, Parameters{.maxTokens = 123}},
        std::pair{Parameter::Seed, Parameters{.seed = 123}},
        std::pair{Parameter::Stop, Parameters{.stop = {u"123"_s}}},
        std::pair{Parameter::ReasoningEffort, Parameters{.reasoningEffort = u"low"_s}},
    };
    return all;
}

} // namespace

QList<Parameter> unsentParameters(const Endpoint &endpoint, const QString &model)
{
    QList<Parameter> unsent;
    const Dialect *dialect = dialectNamed(endpoint.dialect);
    if (!dialect)
        return unsent;
    const QList<Message> question{{Message::Role::User, u"?"_s}};
    Member seat{.endpoint = endpoint, .model = model};
    const QJsonObject without = dialect->body(seat, question);
    for (const auto &[parameter, sample] : samples()) {
        seat.parameters = sample;
        if (dialect->body(seat, question) == without)
            unsent.append(parameter);
    }
    return unsent;
}

} // namespace Conclave
