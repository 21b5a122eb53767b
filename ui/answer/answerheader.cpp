#include "ui/answer/answerheader.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/seatlabel.h"
#include "ui/widgets/starrating.h"
#include "ui/widgets/statusbadge.h"

#include <QHBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

AnswerHeader::AnswerHeader(const Member &member, int place, QWidget *parent)
    : QWidget(parent)
    , m_seat(new SeatLabel(member, place, this))
    , m_status(new StatusBadge(this))
    , m_verdict(new StatusBadge(this))
{
    setObjectName(u"answerHeader"_s);
    m_actions = createActions(member);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_seat, 1);
    layout->addWidget(m_actions);
    layout->addWidget(m_verdict);
    layout->addWidget(m_status);
    m_verdict->setObjectName(u"verdictMark"_s);
    m_verdict->hide();
    setRevealed(false);
}

QWidget *AnswerHeader::createActions(const Member &member)
{
    auto *actions = new QWidget(this);
    auto *layout = new QHBoxLayout(actions);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Tiny);
    const auto add = [&](const QString &name, const QString &words) {
        auto *action = new IconButton(name, name, words, member.name, actions);
        layout->addWidget(action);
        return action;
    };
    m_rating = new StarRating(member.name, actions);
    layout->addWidget(m_rating);
    m_best = add(u"best"_s, tr("This answer is the best one"));
    m_best->setCheckable(true);
    m_stop = add(u"stop"_s, tr("Stop this answer"));
    m_retry = add(u"retry"_s, tr("Ask this member again"));
    m_copy = add(u"copy"_s, tr("Copy the answer as Markdown"));
    m_maximise = add(u"maximise"_s, tr("Give this answer the whole room"));
    connect(m_stop, &IconButton::clicked, this, &AnswerHeader::stopRequested);
    connect(m_retry, &IconButton::clicked, this, &AnswerHeader::retryRequested);
    connect(m_copy, &IconButton::clicked, this, &AnswerHeader::copyRequested);
    connect(m_maximise, &IconButton::clicked, this, &AnswerHeader::maximiseToggled);
    connect(m_best, &IconButton::clicked, this, &AnswerHeader::bestToggled);
    connect(m_rating, &StarRating::rated, this, &AnswerHeader::rated);
    return actions;
}

void AnswerHeader::setSign(const StatusSign &sign, const QString &why)
{
    m_status->setStatus(sign.icon, sign.word, sign.tone);
    if (m_status->toolTip() != why)
        m_status->setToolTip(why);
}

void AnswerHeader::setAccess(AnswerAccess access)
{
    m_access = access;
    if (access == AnswerAccess::Full)
        return;
    m_stop->hide();
    m_retry->hide();
    if (access == AnswerAccess::Judge)
        return;
    m_best->hide();
    m_rating->hide();
}

void AnswerHeader::setEnded(bool hasEnded)
{
    if (m_access != AnswerAccess::Full)
        return;
    IconButton *const offered = hasEnded ? m_retry : m_stop;
    IconButton *const gone = hasEnded ? m_stop : m_retry;
    offered->show();
    if (gone->hasFocus())
        offered->setFocus(Qt::OtherFocusReason);
    gone->hide();
}

void AnswerHeader::setCopyable(bool canCopy)
{
    m_copy->setEnabled(canCopy);
}

void AnswerHeader::setVerdict(const VerdictSign &sign)
{
    m_best->setChecked(sign.isBest);
    m_best->setEnabled(sign.canJudge);
    m_rating->showRating(sign.rating);
    m_rating->setEnabled(sign.canJudge);
    const QString words = sign.words();
    m_verdict->setStatus(
        sign.isBest ? u"best"_s : u"rated"_s, words, sign.isBest ? Tone::Good : Tone::Neutral);
    showMark();
}

/// Where the buttons say the same, it gives them its room.
void AnswerHeader::showMark()
{
    m_verdict->setVisible(!m_verdict->word().isEmpty() &&
                          (m_rating->isHidden() || m_actions->maximumWidth() == 0));
}

/// The stars come last where there is little room: keys and the menu rate as well.
void AnswerHeader::resizeEvent(QResizeEvent *event)
{
    constexpr int RoomForStars = 400;
    QWidget::resizeEvent(event);
    m_rating->setVisible(m_access != AnswerAccess::Read && width() >= RoomForStars);
    showMark();
}

void AnswerHeader::setMaximised(bool isMaximised)
{
    m_maximise->setWords(isMaximised ? u"restore"_s : u"maximise"_s,
                         isMaximised ? tr("Show all answers again")
                                     : tr("Give this answer the whole room"));
}

void AnswerHeader::setRevealed(bool areActionsRevealed)
{
    // Not hidden: what is hidden is reached neither by Tab nor by a screen reader.
    m_actions->setMaximumWidth(areActionsRevealed ? QWIDGETSIZE_MAX : 0);
    showMark();
}

void AnswerHeader::setCompact(bool isCompact)
{
    m_seat->setCompact(isCompact);
}

} // namespace Conclave
