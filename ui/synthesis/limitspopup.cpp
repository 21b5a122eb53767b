#include "ui/synthesis/limitspopup.h"

#include "ui/settings/limitsform.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elidedlabel.h"

#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

LimitsPopup::LimitsPopup(const Turn &turn, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_members(turn.council.enabledMembers().size())
    , m_form(new LimitsForm(this))
{
    setObjectName(u"limitsPopup"_s);
    setAccessibleName(tr("How long this turn waits for its members"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    auto *title = new ElidedLabel(tr("This turn waits"), this);
    title->setTextRole(TextRole::Strong);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Large, Metrics::Medium, Metrics::Large, Metrics::Medium);
    layout->setSpacing(Metrics::Small);
    layout->addWidget(title);
    layout->addWidget(m_form);
    m_form->setLimits(turn.council.limits, int(m_members));
    connect(m_form, &LimitsForm::edited, this, &LimitsPopup::tell);
}

void LimitsPopup::openAt(QWidget &button)
{
    adjustSize();
    const QRect room = button.screen()->availableGeometry();
    const QPoint corner = button.mapToGlobal(QPoint(button.width(), 0));
    const int above = corner.y() - height() - Metrics::Tiny;
    const int below = corner.y() + button.height() + Metrics::Tiny;
    const int x = std::clamp(
        corner.x() - width(), room.left(), std::max(room.left(), room.right() - width()));
    move(x, above >= room.top() ? above : below);
    connect(
        this, &QObject::destroyed, &button, [&button] { button.setFocus(Qt::PopupFocusReason); });
    show();
    m_form->setFocus(Qt::PopupFocusReason);
}

void LimitsPopup::tell()
{
    const Limits limits = m_form->limits();
    if (limitsFaults(limits, m_members).isEmpty())
        emit changed(limits);
}

} // namespace Conclave
