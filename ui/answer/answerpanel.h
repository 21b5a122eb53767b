#pragma once

#include "core/session/event.h"
#include "core/session/turn.h"
#include "ui/find/searchedtext.h"
#include "ui/widgets/panelframe.h"

#include <QUrl>

namespace Conclave {

class AnswerBody;
class IconButton;
class StatusBadge;
class VersionChooser;

/// One member's seat: who it is, how its answer stands, and the answer itself, live.
class AnswerPanel final : public PanelFrame
{
    Q_OBJECT

public:
    /// `turn` outlives the panel. `place` is the seat's place in the council, from 0; it decides
    /// the colour when the member has none.
    AnswerPanel(const Turn &turn, const Member &member, int place, QWidget *parent = nullptr);

    MemberId member() const { return m_member.id; }

    /// Shows the newest attempt from the start; an empty page while there is none.
    void showNewest();
    /// `event` is of this member and has been taken in by the turn. A new attempt shows itself.
    void follow(const Event &event);
    void tick(Microseconds now); ///< `now` counts from asking.
    /// Only what changes with a synthesis that begins: whoever is not done by then is late.
    void showLateness();
    QList<SearchedText> texts() const;   ///< What it shows of the answer.
    void setMaximised(bool isMaximised); ///< Only tells the button; the layout is the owner's.

signals:
    void stopRequested(Conclave::MemberId member);
    void retryRequested(Conclave::MemberId member);
    /// Not to wait any longer before it is asked again, or not to ask it again at all.
    void hurryRequested(Conclave::MemberId member);
    void giveUpRequested(Conclave::MemberId member);
    void maximiseToggled(Conclave::MemberId member);
    void linkActivated(const QUrl &target);
    void textsChanged();

protected:
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    QWidget *createHeader(int place);
    VersionChooser *createChooser();
    QList<const Answer *> attempts() const; ///< In order.
    void showAttempt(qsizetype attempt);
    void showStatus(const Answer &answer, std::optional<Microseconds> now);
    void showButtons();
    void copyAnswer() const;

    const Turn &m_turn;
    const Member m_member;
    StatusBadge *m_status;
    AnswerStatus m_shownStatus = AnswerStatus::Waiting; ///< As the badge tells it.
    IconButton *m_stop = nullptr;
    IconButton *m_retry = nullptr;
    IconButton *m_copy = nullptr;
    IconButton *m_maximise = nullptr;
    AnswerBody *m_body = nullptr;
    VersionChooser *m_attempts = nullptr;
};

} // namespace Conclave
