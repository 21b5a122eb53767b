#include "core/run/turnestimate.h"

#include "core/council/presets.h"
#include "core/net/localaddress.h"
#include "core/prices/cost.h"
#include "core/prices/tokenestimate.h"
#include "core/run/prompts.h"

namespace Conclave {

namespace {

constexpr qint64 UsualAnswer = 700;
constexpr qint64 ChairTask = 400;   // what it is told about combining
constexpr qint64 AroundMessage = 4; // marks of the model's template

void add(TurnEstimate &estimate, const Member &seat, qint64 input, const PriceTable &prices)
{
    const qint64 output = seat.parameters.maxTokens.value_or(UsualAnswer);
    estimate.input += input;
    estimate.output += output;
    if (isGuide(seat.endpoint) || isLocalAddress(seat.endpoint.url)) {
        estimate.costUsd = estimate.costUsd.value_or(0);
        return;
    }
    const ModelPrice *price = prices.find(seat.endpoint, seat.model);
    const auto cost =
        price ? costOf({.input = input, .output = output}, *price) : std::optional<double>();
    if (cost)
        estimate.costUsd = estimate.costUsd.value_or(0) + *cost;
    else
        ++estimate.unpriced;
}

} // namespace

TurnEstimate estimateTurn(const Council &council,
                          const QList<Turn> &earlier,
                          const Question &question,
                          const PriceTable &prices)
{
    TurnEstimate estimate;
    const QList<Member> members = council.enabledMembers();
    for (const Member &member : members) {
        qint64 input = 0;
        for (const Message &message : memberMessages(member, earlier, question))
            input += estimatedTokens(message.text) + AroundMessage;
        add(estimate, member, input, prices);
    }
    if (council.chair && members.size() > 1) {
        const qint64 answers = estimate.output;
        add(estimate,
            *council.chair,
            ChairTask + estimatedTokens(council.chair->role) + estimatedTokens(question.text) +
                answers,
            prices);
    }
    return estimate;
}

} // namespace Conclave
