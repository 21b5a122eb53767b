#include "core/prices/spending.h"

#include "core/council/presets.h"
#include "core/net/localaddress.h"

#include <algorithm>

namespace Conclave {

namespace {

template<typename Number>
void add(std::optional<Number> &sum, const std::optional<Number> &more)
{
    if (more)
        sum = sum.value_or(0) + *more;
}

bool isFree(const Member *seat)
{
    return seat && (isGuide(seat->endpoint) || isLocalAddress(seat->endpoint.url));
}

void add(Spending &spending, const Answer &answer, const Member *seat)
{
    if (!answer.times.sent)
        return;
    const Usage &usage = answer.usage;
    add(spending.tokens, usage.input);
    add(spending.tokens, usage.output);
    spending.isCostEstimated |= usage.isCostEstimated;
    const std::optional<double> cost = costUsdOf(answer, seat);
    add(spending.costUsd, cost);
    if (!cost)
        ++spending.unpriced;
}

} // namespace

Spending &Spending::operator+=(const Spending &other)
{
    add(tokens, other.tokens);
    add(costUsd, other.costUsd);
    isCostEstimated |= other.isCostEstimated;
    unpriced += other.unpriced;
    return *this;
}

std::optional<double> costUsdOf(const Answer &answer, const Member *seat)
{
    const bool isKnown = answer.usage.costUsd || !answer.times.sent || !isFree(seat);
    return isKnown ? answer.usage.costUsd : 0.0;
}

Spending spendingOf(const Turn &turn)
{
    Spending spending;
    for (const Answer &answer : turn.answers)
        add(spending, answer, turn.council.find(answer.member));
    const auto addSynthesis = [&](const Synthesis &synthesis) {
        add(spending, synthesis.answer, turn.council.find(synthesis.answer.member));
    };
    std::ranges::for_each(turn.earlierSyntheses, addSynthesis);
    if (turn.synthesis)
        addSynthesis(*turn.synthesis);
    return spending;
}

} // namespace Conclave
