#pragma once

#include "core/council/council.h"
#include "ui/mainwindow/endpointoutage.h"

#include <QWidget>

class QAction;
class QMenu;
class QToolButton;

namespace Conclave {

class ElidedLabel;

/// The line above the answers: which council is asked, chosen from a menu, and how it stands.
class CouncilBar final : public QWidget
{
    Q_OBJECT

public:
    /// `menu` opens from the council's name; it outlives the bar.
    explicit CouncilBar(QMenu &menu, QWidget *parent = nullptr);

    /// Small buttons at the end, one for each action.
    void addActions(const QList<QAction *> &actions);
    void addButton(QToolButton &button); ///< After those there are.

    void showCouncil(const Council &council);
    void showOutages(const QList<EndpointOutage> &outages);

signals:
    void checkRequested(); ///< Of what cannot be reached, now.

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showName();
    void showReadiness();
    void showState();

    QToolButton *m_name;
    ElidedLabel *m_state;     ///< While all is well.
    QToolButton *m_readiness; ///< Otherwise.
    QWidget *m_last;          ///< In the order of Tab.
    Council m_council;
    QList<EndpointOutage> m_outages;
};

} // namespace Conclave
