#pragma once

#include "core/session/event.h"
#include "core/session/turn.h"
#include "ui/widgets/panelframe.h"

#include <QUrl>

class QLabel;

namespace Conclave {

class AnswerBody;
class ElidedLabel;
class IconButton;
class MessageStrip;
class StatusBadge;

/// The chair's combination of the answers: by whom, from how many, and the text, live. Only a slim
/// line while there is none.
class SynthesisPanel final : public PanelFrame
{
    Q_OBJECT

public:
    explicit SynthesisPanel(QWidget *parent = nullptr);

    /// Shows the turn's synthesis from the start, or what will be here.
    void showTurn(const Turn &turn);
    void follow(const Event &event, const Turn &turn);
    void tick(const Turn &turn, Microseconds now);

    QSize minimumSizeHint() const override; ///< With room for some text once there is any.

signals:
    void stopRequested();
    void retryRequested();
    void linkActivated(const QUrl &target);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showMark();
    QWidget *createHeader();
    void showHeader(const Turn &turn);

    QLabel *m_mark = nullptr;
    StatusBadge *m_status;
    ElidedLabel *m_title = nullptr;
    IconButton *m_stop = nullptr;
    IconButton *m_retry = nullptr;
    IconButton *m_copy = nullptr;
    MessageStrip *m_degraded;
    AnswerBody *m_body;
};

} // namespace Conclave
