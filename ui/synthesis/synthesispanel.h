#pragma once

#include "core/session/event.h"
#include "core/session/turn.h"
#include "ui/widgets/panelframe.h"

#include <QUrl>

class QToolButton;

namespace Conclave {

class AnswerBody;
class ElidedLabel;
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

signals:
    void stopRequested();
    void retryRequested();
    void linkActivated(const QUrl &target);

private:
    QWidget *createHeader();
    QToolButton *createAction(const QString &name, const QString &iconName, const QString &toolTip);
    void showHeader(const Turn &turn);

    StatusBadge *m_status;
    ElidedLabel *m_title = nullptr;
    QToolButton *m_stop = nullptr;
    QToolButton *m_retry = nullptr;
    QToolButton *m_copy = nullptr;
    MessageStrip *m_degraded;
    AnswerBody *m_body;
};

} // namespace Conclave
