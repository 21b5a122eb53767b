#include "tests/support/fakevoice.h"

#include "tests/support/arrival.h"
#include "tests/support/errorbodies.h"

#include <QRegularExpression>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

FakeVoice::FakeVoice(const Scenario &scenario, const Arrival &arrival)
    : m_scenario(scenario)
    , m_answer(scenario, arrival)
    , m_model(scenario.echoedModel.isEmpty() ? arrival.model : scenario.echoedModel)
    , m_askedModel(arrival.model)
    , m_key(arrival.key())
{
}

FakeFrames FakeVoice::overload() const
{
    return {{"error", overloadedBody()}};
}

QByteArray FakeVoice::bent(QByteArray object, int depth) const
{
    if (m_scenario.events.stringNumbers) {
        static const QRegularExpression number(
            uR"-("(index|created|\w+_index|\w+_tokens|\w+_count|\w+TokenCount)":(\d+))-"_s);
        object = QString::fromUtf8(object).replace(number, uR"-("\1":"\2")-"_s).toUtf8();
    }
    if (m_scenario.events.unknown)
        object.insert(1, R"("x_unknown":{"a":[1,null,{"b":"UNKNOWN "}]},)");
    if (depth > 0)
        object.insert(1, R"("deep":)" + QByteArray(depth, '[') + QByteArray(depth, ']') + ',');
    return object;
}

QByteArray FakeVoice::textMember(const QByteArray &name, const QByteArray &text) const
{
    const QByteArray member = '"' + name + "\":";
    return (m_scenario.events.duplicateKeys ? member + "\"WRONG \"," : QByteArray()) + member +
           text;
}

} // namespace Conclave
