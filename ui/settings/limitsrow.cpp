#include "ui/settings/limitsrow.h"

#include "ui/settings/limitsform.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QToolButton>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

LimitsRow::LimitsRow(QWidget *parent)
    : QWidget(parent)
    , m_toggle(new QToolButton)
    , m_meaning(new ElidedLabel)
    , m_form(new LimitsForm)
    , m_scroll(new QScrollArea)
{
    m_toggle->setObjectName(u"limitsToggle"_s);
    m_toggle->setText(tr("&How long to wait"));
    m_toggle->setToolTip(tr("Deadline, quorum and grace of this council"));
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setCheckable(true);
    m_meaning->setForegroundRole(QPalette::PlaceholderText);
    m_scroll->setObjectName(u"limitsScroll"_s);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_form);

    auto *header = new QHBoxLayout;
    header->setSpacing(Metrics::Medium);
    header->addWidget(m_toggle);
    header->addWidget(m_meaning, 1);
    header->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addLayout(header);
    layout->addWidget(m_scroll);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    connect(m_toggle, &QToolButton::toggled, this, &LimitsRow::setOpen);
    connect(m_form, &LimitsForm::edited, this, &LimitsRow::refresh);
    setOpen(false);
}

void LimitsRow::refresh()
{
    m_meaning->setText(m_form->meaning());
    if (m_form->hasChanges())
        m_toggle->setChecked(true);
}

void LimitsRow::setOpen(bool open)
{
    m_toggle->setIcon(icon(open ? u"chevron-down" : u"chevron-right"));
    m_scroll->setVisible(open);
    m_meaning->setVisible(!open);
    if (open)
        m_scroll->updateGeometry();
}

} // namespace Conclave
