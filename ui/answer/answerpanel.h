#pragma once

#include "core/session/event.h"
#include "core/session/turn.h"
#include "ui/widgets/panelframe.h"

#include <QUrl>

namespace Conclave {

class AnswerBody;
class IconButton;
class StatusBadge;

/// One member's seat: who it is, how its answer stands, and the answer itself, live.
class AnswerPanel final : public PanelFrame
{
    Q_OBJECT

public:
    /// `place` is the seat's place in the council, from 0; it decides the colour when the member
    /// has none.
    AnswerPanel(const Member &member, int place, QWidget *parent = nullptr);

    MemberId member() const { return m_member.id; }

    /// Shows the newest attempt from the start.
    void showAnswer(const Answer &answer);
    void follow(const Event &event, const Answer &answer);
    void tick(const Answer &answer, Microseconds now);
    void setMaximised(bool isMaximised); ///< Only tells the button; the layout is the owner's.

signals:
    void stopRequested(Conclave::MemberId member);
    void retryRequested(Conclave::MemberId member);
    void maximiseToggled(Conclave::MemberId member);
    void linkActivated(const QUrl &target);

protected:
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    QWidget *createHeader(int place);
    void showStatus(const Answer &answer);
    void copyAnswer() const;

    const Member m_member;
    StatusBadge *m_status;
    IconButton *m_stop = nullptr;
    IconButton *m_retry = nullptr;
    IconButton *m_copy = nullptr;
    IconButton *m_maximise = nullptr;
    AnswerBody *m_body;
};

} // namespace Conclave
