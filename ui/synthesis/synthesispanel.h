#pragma once

#include "core/run/spendinghold.h"
#include "core/session/event.h"
#include "core/session/turn.h"
#include "ui/compare/textplace.h"
#include "ui/find/searchedtext.h"
#include "ui/widgets/panelframe.h"

#include <QPointer>
#include <QUrl>

namespace Conclave {

class AnswerBody;
class ComparePages;
class LimitsPopup;
class MessageStrip;
class SynthesisHeader;
class VersionChooser;

/// The chair's combination of the answers: by whom, from how many, and the text, live; and, under
/// tabs beside it, what the answers have in common and where they differ. While there is none of
/// this to see, only a slim line that says what it waits for and how not to.
class SynthesisPanel final : public PanelFrame
{
    Q_OBJECT

public:
    /// `turn` outlives the panel.
    explicit SynthesisPanel(const Turn &turn, QWidget *parent = nullptr);

    /// Shows the turn's newest synthesis from the start, or what will be here.
    void showNewest();
    /// `event` has been taken in by the turn. A new synthesis shows itself: at once, or with its
    /// first text while a complete one is being read.
    void follow(const Event &event);
    void tick(Microseconds now); ///< `now` counts from asking.

    /// Why no synthesis begins by itself, shown from the next event or tick on; empty: nothing.
    void setHold(const std::optional<SpendingHold> &hold);

    void setReadOnly(); ///< Nothing can be done any more about the synthesis, as in a replay or an
                        ///< import.

    QList<SearchedText> texts() const; ///< What it shows of the synthesis.
    /// Shows this version and brings what had been written by `moment`, since asking, into sight.
    void showMoment(int version, Microseconds moment);
    void showPart(int version, const Range &part); ///< Selects a part of its text.
    void showText(); ///< The synthesis, in place of what is beside it.
    ComparePages &pages() const { return *m_pages; }
    bool isSlim() const; ///< It is as low as its words allow.

    QSize minimumSizeHint() const override; ///< With room for some text once there is any.

signals:
    void stopRequested();
    void synthesisRequested(); ///< Now, once more, or with what is newer.
    void hurryRequested();
    void giveUpRequested();
    void limitsChanged(const Conclave::Limits &limits);
    void linkActivated(const QUrl &target);
    void placeChosen(const Conclave::TextPlace &place); ///< Something led there.
    void slimChanged();
    void textsChanged();

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    VersionChooser *createChooser();
    void connectParts();
    const Synthesis *shown() const; ///< Null while there is none.
    void showVersion();
    void followBegin();
    void followHeld(const Event &event);
    void showHeader();
    bool chooseVersion(int version);
    void fit();
    void showWarning(const Synthesis &synthesis);
    void showStatus(const Answer &answer, std::optional<Microseconds> now);
    void openLimits();

    const Turn &m_turn;
    Microseconds m_now{0}; ///< Since asking, as far as it was told.
    bool m_isHeld = false; ///< The newest one waits for its text behind the one that is shown.
    bool m_isReadOnly = false;
    std::optional<SpendingHold> m_hold;
    SynthesisHeader *m_header;
    AnswerStatus m_shownStatus = AnswerStatus::Waiting; ///< As the badge tells it.
    QPointer<LimitsPopup> m_popup;                      ///< Null unless it stands open.
    MessageStrip *m_warning = nullptr;
    ComparePages *m_pages = nullptr;
    bool m_wasSlim = true;
    AnswerBody *m_body = nullptr;
    VersionChooser *m_versions = nullptr;
};

} // namespace Conclave
