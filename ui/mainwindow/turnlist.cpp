#include "ui/mainwindow/turnlist.h"

#include "core/base/text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plaintooltip.h"

#include <QEvent>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

// Roles of a view stay unscoped: Qt takes them as int.
enum Role { TurnRole = Qt::UserRole, IconRole, ToneRole };

struct TurnState
{
    QString iconName;
    Tone tone;
    QString word;
};

TurnState stateOf(const Turn &turn)
{
    if (!turn.ended)
        return {u"writing"_s, Tone::Active, TurnList::tr("running")};
    const QList<const Answer *> answers = turn.latestAnswers();
    const auto complete = std::ranges::count(answers, AnswerStatus::Complete, &Answer::status);
    if (complete == answers.size())
        return {u"complete"_s, Tone::Good, TurnList::tr("complete")};
    const bool isAnyText =
        std::ranges::any_of(answers, [](const Answer *answer) { return !answer->text.isEmpty(); });
    if (!isAnyText)
        return {u"failed"_s, Tone::Bad, TurnList::tr("no answer")};
    return {u"partial"_s,
            Tone::Warning,
            TurnList::tr("%1 of %2 complete").arg(complete).arg(answers.size())};
}

} // namespace

TurnList::TurnList(QWidget *parent) : QListWidget(parent)
{
    setObjectName(u"turnList"_s);
    setAccessibleName(tr("Questions of this session"));
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setIconSize({Metrics::Icon, Metrics::Icon});
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            emit chosen(TurnId{item->data(TurnRole).toUuid()});
    });
}

void TurnList::clearTurns()
{
    const QSignalBlocker quiet(this);
    clear();
}

void TurnList::addTurn(const Turn &turn)
{
    const QSignalBlocker quiet(this);
    auto *item = new QListWidgetItem(singleLine(turn.question.text), this);
    item->setData(TurnRole, turn.id.uuid);
    item->setToolTip(plainToolTip(turn.question.text.left(600)));
    showState(turn);
}

void TurnList::showState(const Turn &turn)
{
    QListWidgetItem *item = find(turn.id);
    if (!item)
        return;
    const TurnState state = stateOf(turn);
    item->setData(IconRole, state.iconName);
    item->setData(ToneRole, int(state.tone));
    showSign(*item);
    item->setData(Qt::AccessibleTextRole, tr("%1, %2").arg(item->text(), state.word));
}

void TurnList::showSign(QListWidgetItem &item) const
{
    const auto tone = Tone(item.data(ToneRole).toInt());
    item.setIcon(icon(item.data(IconRole).toString(), Theme::of(palette()).color(tone)));
}

void TurnList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    for (int row = 0; row < count(); ++row)
        showSign(*item(row));
}

void TurnList::choose(TurnId turn)
{
    setCurrentItem(find(turn));
}

QListWidgetItem *TurnList::find(TurnId turn) const
{
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(TurnRole).toUuid() == turn.uuid)
            return item(row);
    }
    return nullptr;
}

} // namespace Conclave
