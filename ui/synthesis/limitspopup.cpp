#include "ui/synthesis/limitspopup.h"

#include "ui/settings/limitsform.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elidedlabel.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int WidthInCharacters = 64;

} // namespace

LimitsPopup::LimitsPopup(const Turn &turn, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_form(new LimitsForm(this))
{
    setObjectName(u"limitsPopup"_s);
    setAccessibleName(tr("How long this turn waits for its members"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    auto *title = new ElidedLabel(tr("This turn waits"), this);
    title->setTextRole(TextRole::Strong);
    auto *applies = new QPushButton(tr("&Apply"), this);
    applies->setObjectName(u"applyLimits"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Large, Metrics::Medium, Metrics::Large, Metrics::Medium);
    layout->setSpacing(Metrics::Small);
    layout->addWidget(title);
    layout->addWidget(m_form);
    layout->addWidget(applies, 0, Qt::AlignTrailing);
    m_form->setLimits(turn.council.limits, int(turn.council.enabledMembers().size()));
    connect(applies, &QPushButton::clicked, this, &LimitsPopup::apply);
}

void LimitsPopup::openAt(QWidget &button)
{
    m_button = &button;
    connect(this, &QObject::destroyed, &button, [&button] {
        if (button.isVisible())
            button.setFocus(Qt::PopupFocusReason);
    });
    place();
    show();
    m_form->setFocus(Qt::PopupFocusReason);
}

bool LimitsPopup::event(QEvent *event)
{
    const bool isTaken = QFrame::event(event);
    // What the form says wraps, and a window does not grow with it by itself.
    if (event->type() == QEvent::LayoutRequest && m_button)
        place();
    return isTaken;
}

void LimitsPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        apply();
    else
        QFrame::keyPressEvent(event);
}

void LimitsPopup::place()
{
    const QRect room = m_button->screen()->availableGeometry();
    const int width = std::min(
        room.width(),
        std::max(minimumSizeHint().width(), WidthInCharacters * fontMetrics().averageCharWidth()));
    resize(width, layout()->totalHeightForWidth(width));
    const QPoint corner = m_button->mapToGlobal(QPoint(m_button->width(), 0));
    const int above = corner.y() - height() - Metrics::Tiny;
    const int below = corner.y() + m_button->height() + Metrics::Tiny;
    const int x =
        std::clamp(corner.x() - width, room.left(), std::max(room.left(), room.right() - width));
    move(x, above >= room.top() ? above : below);
}

void LimitsPopup::apply()
{
    const Limits limits = m_form->limits();
    close();
    emit changed(limits);
}

} // namespace Conclave
