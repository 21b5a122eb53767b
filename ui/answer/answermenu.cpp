#include "ui/answer/answermenu.h"

#include "core/session/verdict.h"
#include "ui/theme/icons.h"

namespace Conclave {

AnswerMenu::AnswerMenu(const State &state, QWidget *parent) : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    if (state.access == AnswerAccess::Full)
        addAsking(state.hasEnded);
    addCopying(state.canCopy);
    if (state.access != AnswerAccess::Read)
        addVerdict(state.verdict);
    addPlace(state.isMaximised);
}

void AnswerMenu::addAsking(bool hasEnded)
{
    if (hasEnded)
        addAction(Conclave::icon(u"retry"), tr("&Ask again"), this, &AnswerMenu::retryRequested);
    else
        addAction(Conclave::icon(u"stop"), tr("&Stop"), this, &AnswerMenu::stopRequested);
    addSeparator();
}

void AnswerMenu::addCopying(bool canCopy)
{
    addAction(
        Conclave::icon(u"copy"), tr("Copy as &Markdown"), this, &AnswerMenu::markdownRequested)
        ->setEnabled(canCopy);
    addAction(tr("Copy as plain &text"), this, &AnswerMenu::plainTextRequested)
        ->setEnabled(canCopy);
    addSeparator();
}

void AnswerMenu::addVerdict(const VerdictSign &sign)
{
    QAction *best =
        addAction(Conclave::icon(u"best"), tr("&Best answer"), this, &AnswerMenu::bestToggled);
    best->setCheckable(true);
    best->setChecked(sign.isBest);
    best->setEnabled(sign.canJudge);
    QMenu &ratings = *addMenu(Conclave::icon(u"rated"), tr("&Rate"));
    ratings.setEnabled(sign.canJudge);
    for (int stars = Verdict::BestRating; stars >= 0; --stars) {
        const QString words = stars == 0 ? tr("No rating (&0)") : tr("%1 of 5 (&%1)").arg(stars);
        QAction *rate = ratings.addAction(words, this, [this, stars] { emit rated(stars); });
        rate->setCheckable(true);
        rate->setChecked(stars == sign.rating);
    }
    addSeparator();
}

void AnswerMenu::addPlace(bool isMaximised)
{
    const QString size = isMaximised ? tr("Show all answers &again") : tr("Ma&ximise");
    addAction(Conclave::icon(isMaximised ? u"restore" : u"maximise"),
              size,
              this,
              &AnswerMenu::maximiseToggled);
    addAction(tr("Move &earlier"), this, [this] { emit moveRequested(-1); });
    addAction(tr("Move &later"), this, [this] { emit moveRequested(1); });
}

} // namespace Conclave
