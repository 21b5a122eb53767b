#include "core/run/turnestimate.h"

#include "core/council/presets.h"
#include "core/net/localaddress.h"
#include "core/prices/cost.h"
#include "core/prices/tokenestimate.h"
#include "core/run/prompts.h"

#include <QJsonDocument>

#include <algorithm>

namespace Conclave {

namespace {

constexpr qint64 UsualAnswer = 700;
constexpr qint64 ChairTask = 400;   // what it is told about combining
constexpr qint64 AroundMessage = 4; // marks of the model's template
constexpr qsizetype NonceLength = 32;

qint64 tokensOf(const QList<Message> &messages)
{
    qint64 tokens = 0;
    for (const Message &message : messages)
        tokens += estimatedTokens(message.text) + AroundMessage;
    return tokens;
}

void add(TurnEstimate &estimate, const Member &seat, qint64 input, const PriceTable &prices)
{
    const qint64 output = seat.parameters.maxTokens.value_or(UsualAnswer);
    estimate.input += input;
    estimate.output += output;
    const auto window = prices.contextWindow(seat.endpoint, seat.model);
    if (window && input + output > *window)
        estimate.tight.append({seat.name, input + output, *window});
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
        add(estimate, member, tokensOf(memberMessages(member, earlier, question)), prices);
    }
    if (council.chair && members.size() > 1) {
        const qint64 answers = estimate.output;
        add(estimate,
            *council.chair,
            ChairTask + estimatedTokens(council.chair->role) + estimatedTokens(question.text) +
                answers,
            prices);
    }
    std::ranges::stable_sort(estimate.tight, [](const TightSeat &one, const TightSeat &other) {
        return double(one.tokens) / double(one.window) >
               double(other.tokens) / double(other.window);
    });
    return estimate;
}

TurnEstimate estimateRetry(const Turn &turn,
                           const QList<MemberId> &members,
                           const QList<Turn> &earlier,
                           const PriceTable &prices)
{
    TurnEstimate estimate;
    for (const MemberId &id : members) {
        if (const Member *member = turn.council.find(id))
            add(estimate,
                *member,
                tokensOf(memberMessages(*member, earlier, turn.question)),
                prices);
    }
    return estimate;
}

TurnEstimate estimateSynthesis(const Turn &turn, const Member &chair, const PriceTable &prices)
{
    TurnEstimate estimate;
    const QString nonce(NonceLength, u'0');
    add(estimate,
        chair,
        tokensOf(chairMessages(chair, turn, labelledAnswers(turn, 0), nonce)),
        prices);
    return estimate;
}

Spending expectedSpending(const Turn &turn, const PriceTable &prices)
{
    Turn ended = turn;
    const auto isRunning = [](const Answer &answer) { return !isFinal(answer.status); };
    ended.answers.removeIf(isRunning);
    Spending spending = spendingOf(ended);
    TurnEstimate running;
    for (const Answer &answer : turn.answers) {
        const Member *member = turn.council.find(answer.member);
        if (!member || !isRunning(answer))
            continue;
        const QByteArray request = QJsonDocument(answer.request).toJson(QJsonDocument::Compact);
        add(running, *member, estimatedTokens(QString::fromUtf8(request)), prices);
    }
    if (running.costUsd)
        spending.costUsd = spending.costUsd.value_or(0) + *running.costUsd;
    spending.unpriced += running.unpriced;
    return spending;
}

} // namespace Conclave
