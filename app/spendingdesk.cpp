#include "app/spendingdesk.h"

#include "core/base/text.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/words/figures.h"
#include "ui/words/spendingwords.h"

#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

SpendingDesk::SpendingDesk(Services &services, LiveSession &session, MainWindow &window)
    : m_services(services)
    , m_session(session)
    , m_window(window)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(250ms); // a long session is not counted at every key
    connect(&m_soon, &QTimer::timeout, this, &SpendingDesk::show);
    connect(&window, &MainWindow::questionEdited, &m_soon, qOverload<>(&QTimer::start));
    window.setGate([this](const CouncilRun &run, const QList<MemberId> &members, const Send &send) {
        askAgain(run, members, send);
    });
    connect(window.actions().spendingLimit, &QAction::triggered, this, &SpendingDesk::chooseLimit);
}

RunEnvironment SpendingDesk::environment(Services &services)
{
    RunEnvironment environment = services.environment();
    environment.holdSynthesis = [&services](const Turn &turn, const Member &chair) {
        return spendingHold(services.settings.spendingLimit,
                            expectedSpending(turn, services.prices()),
                            estimateSynthesis(turn, chair, services.prices()));
    };
    return environment;
}

void SpendingDesk::ask(const Question &question,
                       const Send &send,
                       const std::function<void()> &keep)
{
    const std::optional<double> limit = m_services.settings.spendingLimit;
    const auto hold = limit ? spendingHold(limit, {}, estimate(question)) : std::nullopt;
    if (hold)
        confirm({tr("Ask all the same?"), tr("&Ask"), *hold}, send, keep);
    else
        send(0);
}

void SpendingDesk::askAgain(const CouncilRun &run, const QList<MemberId> &members, const Send &send)
{
    const bool isSynthesis = members.isEmpty();
    if (isSynthesis && run.hold()) // its panel tells what it costs
        return send(run.hold()->costUsd);
    const auto hold = holdOf(run.turn(), members);
    if (!hold)
        return send(0);
    if (isSynthesis)
        confirm({tr("Synthesise all the same?"), tr("&Synthesise"), *hold}, send, [] {});
    else
        confirm({tr("Ask again all the same?"), tr("&Ask again"), *hold}, send, [] {});
}

std::optional<SpendingHold> SpendingDesk::holdOf(const Turn &turn,
                                                 const QList<MemberId> &members) const
{
    const std::optional<double> limit = m_services.settings.spendingLimit;
    if (!limit)
        return {};
    const PriceTable &prices = m_services.prices();
    const Spending before = expectedSpending(turn, prices);
    if (!members.isEmpty()) {
        QList<Turn> earlier = m_session.snapshot().turns;
        earlier.erase(std::ranges::find(earlier, turn.id, &Turn::id), earlier.end());
        return spendingHold(limit, before, estimateRetry(turn, members, earlier, prices));
    }
    // Whichever chair costs more: the second one takes over without another question.
    std::optional<SpendingHold> dearest;
    for (const std::optional<Member> &chair : {turn.council.chair, turn.council.secondChair}) {
        const auto hold = chair
                              ? spendingHold(limit, before, estimateSynthesis(turn, *chair, prices))
                              : std::nullopt;
        if (hold && (!dearest || hold->costUsd > dearest->costUsd))
            dearest = hold;
    }
    return dearest;
}

/// Without an event loop of its own: what runs goes on.
void SpendingDesk::confirm(const Doubt &doubt, const Send &send, const std::function<void()> &keep)
{
    auto *box = new QMessageBox(QMessageBox::Question,
                                doubt.title,
                                passedLimitSentence(doubt.hold),
                                QMessageBox::Yes | QMessageBox::Cancel,
                                &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(unpricedSentence(doubt.hold.unpriced));
    box->button(QMessageBox::Yes)->setText(doubt.button);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::finished, this, [send, keep, usd = doubt.hold.costUsd](int answer) {
        answer == QMessageBox::Yes ? send(usd) : keep();
    });
    box->open();
}

TurnEstimate SpendingDesk::estimate(const Question &question) const
{
    return estimateTurn(currentCouncil(m_services.settings),
                        m_session.snapshot().turns,
                        question,
                        m_services.prices());
}

void SpendingDesk::show()
{
    const QString text = m_window.question();
    if (text.isEmpty())
        return m_window.showEstimate({});
    const TurnEstimate turn = estimate({.text = text});
    const QString tokens = countText(turn.input + turn.output);
    QStringList explanation{
        tr("About %1 tokens in and %2 out, the chair included; limits that are not set are taken "
           "to be 700 tokens an answer.")
            .arg(countText(turn.input), countText(turn.output))};
    if (turn.unpriced > 0)
        explanation += m_services.settings.spendingLimit
                           ? unpricedSentence(turn.unpriced)
                           : tr("Seats whose price is not known: %1").arg(turn.unpriced);
    //: An estimate before asking
    QString words = tr("≈%1 tok").arg(tokens);
    if (turn.unpriced > 0)
        words += u" · –"_s;
    else if (turn.costUsd.value_or(0) > 0) // else it runs at home
        words += u" · "_s % moneyText(turn.costUsd, true);
    for (const TightSeat &seat : turn.tight)
        explanation += tr("%1 may not fit: ≈%2 of %3 tokens that its model can read and write.")
                           .arg(singleLine(seat.name, 60), countText(seat.tokens))
                           .arg(countText(seat.window));
    if (!turn.tight.isEmpty())
        //: Under the estimate: what the tightest seat will read and write, what its model can
        words +=
            u"\n⚠ "_s % tr("may not fit: ≈%1 of %2 tok")
                            .arg(countText(turn.tight[0].tokens), countText(turn.tight[0].window));
    m_window.showEstimate(words, explanation.join(u'\n'));
}

void SpendingDesk::chooseLimit()
{
    constexpr double Most = 10'000;
    bool isChosen = false;
    const double limit = QInputDialog::getDouble(
        &m_window,
        tr("Spending limit"),
        tr("Be asked before a turn that may cost more than so many US dollars (0: never):"),
        m_services.settings.spendingLimit.value_or(0),
        0,
        Most,
        2,
        &isChosen);
    if (!isChosen)
        return;
    m_services.settings.spendingLimit = limit > 0 ? std::optional(limit) : std::nullopt;
    if (const Done saved = m_services.save(); !saved)
        m_window.tell(tr("The limit could not be saved."), saved.error().message);
}

} // namespace Conclave
