#pragma once

#include "core/insight/range.h"
#include "core/session/event.h"
#include "core/session/turn.h"
#include "ui/answer/answeraccess.h"
#include "ui/find/searchedtext.h"
#include "ui/widgets/panelframe.h"
#include "ui/words/answerwords.h"

#include <QUrl>

namespace Conclave {

class AnswerBody;
class AnswerHeader;
class MarkdownView;
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
    AnswerHeader &header() const { return *m_header; } ///< Where the panel can be grabbed.
    MarkdownView &view() const;
    const StatusSign &sign() const { return m_sign; }

    /// Shows the newest attempt from the start; an empty page while there is none.
    void showNewest();
    /// `event` is of this member and has been taken in by the turn. A new attempt shows itself.
    void follow(const Event &event);
    void tick(Microseconds now); ///< `now` counts from asking.
    /// Shows this attempt and brings what had been written by `moment`, since asking, into sight.
    void showMoment(int attempt, Microseconds moment);
    void showPart(int attempt, const Range &part); ///< Selects a part of what it wrote.
    /// Only what changes with a synthesis that begins: whoever is not done by then is late.
    void showLateness();
    void showVerdict();                  ///< What the user thinks of it, as the turn holds it.
    QList<SearchedText> texts() const;   ///< What it shows of the answer.
    void setMaximised(bool isMaximised); ///< Only tells the button; the layout is the owner's.
    void setAccess(AnswerAccess access); ///< Full at first; it is not widened again.

signals:
    void stopRequested(Conclave::MemberId member);
    void retryRequested(Conclave::MemberId member);
    /// Not to wait any longer before it is asked again, or not to ask it again at all.
    void hurryRequested(Conclave::MemberId member);
    void giveUpRequested(Conclave::MemberId member);
    void maximiseToggled(Conclave::MemberId member);
    /// The panel shall change places with one of its neighbours: -1, or 1 for the next one.
    void moveRequested(Conclave::MemberId member, int step);
    void bestToggled(Conclave::MemberId member);
    void rated(Conclave::MemberId member, int stars); ///< 0: not any more.
    void signChanged();                               ///< How the answer stands, in its header.
    void linkActivated(const QUrl &target);
    void textsChanged();

protected:
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    template<typename Part, typename... Values>
    void pass(Part *part,
              void (Part::*signal)(Values...),
              void (AnswerPanel::*ours)(MemberId, Values...));
    void connectParts();
    VersionChooser *createChooser();
    QList<const Answer *> attempts() const;   ///< In order.
    const Answer *chooseAttempt(int attempt); ///< Null when there is none.
    void showAttempt(qsizetype attempt);
    void showStatus(const Answer &answer, std::optional<Microseconds> now);
    void showButtons();
    void keepOffEdge();
    void revealActions();
    void fitHeight();
    bool hasEnded() const;

    const Turn &m_turn;
    const Member m_member;
    AnswerHeader *m_header;
    StatusSign m_sign;                                  ///< As the header shows it.
    AnswerStatus m_shownStatus = AnswerStatus::Waiting; ///< The same.
    bool m_canCopy = false;
    bool m_isMaximised = false;
    AnswerAccess m_access = AnswerAccess::Full;
    bool m_hasFocusInside = false;
    bool m_isPointedAt = false;
    AnswerBody *m_body = nullptr;
    VersionChooser *m_attempts = nullptr;
};

} // namespace Conclave
