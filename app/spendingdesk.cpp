#include "app/spendingdesk.h"

#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/widgets/figures.h"

#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

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
    connect(window.actions().spendingLimit, &QAction::triggered, this, &SpendingDesk::chooseLimit);
}

bool SpendingDesk::mayAsk(const Question &question)
{
    const std::optional<double> limit = m_services.settings.spendingLimit;
    const std::optional<double> cost = limit ? estimate(question).costUsd : std::nullopt;
    if (!cost || *cost <= *limit)
        return true;
    QMessageBox box(QMessageBox::Question,
                    tr("Ask all the same?"),
                    tr("This turn may cost about %1. Your limit for a turn is %2.")
                        .arg(moneyText(cost, true), moneyText(limit, false)),
                    QMessageBox::Yes | QMessageBox::Cancel,
                    &m_window);
    box.setTextFormat(Qt::PlainText);
    box.button(QMessageBox::Yes)->setText(tr("&Ask"));
    box.setDefaultButton(QMessageBox::Cancel);
    return box.exec() == QMessageBox::Yes;
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
        explanation += tr("Seats whose price is not known: %1").arg(turn.unpriced);
    //: An estimate before asking
    QString words = tr("≈%1 tok").arg(tokens);
    if (turn.unpriced > 0)
        words += u" · –"_s;
    else if (turn.costUsd.value_or(0) > 0) // else it runs at home
        words += u" · "_s % moneyText(turn.costUsd, true);
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
