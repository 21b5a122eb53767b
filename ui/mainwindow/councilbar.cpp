#include "ui/mainwindow/councilbar.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

CouncilBar::CouncilBar(QMenu &menu, QWidget *parent)
    : QWidget(parent)
    , m_name(new QToolButton(this))
    , m_state(new QLabel(this))
{
    m_name->setObjectName(u"councilChooser"_s);
    m_name->setIcon(icon(u"council"));
    m_name->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_name->setPopupMode(QToolButton::InstantPopup);
    m_name->setMenu(&menu);
    QFont strong; // only the weight, so that it grows with the text
    strong.setWeight(QFont::DemiBold);
    m_name->setFont(strong);
    m_name->setToolTip(tr("Choose the council that is asked (Ctrl+L)"));
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_state->setTextFormat(Qt::PlainText);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_name);
    layout->addWidget(m_state);
    layout->addStretch(1);
}

void CouncilBar::showCouncil(const Council &council)
{
    // "&" would become a mnemonic, and a name can be of any length.
    constexpr int WidestName = 320;
    const QString name =
        m_name->fontMetrics().elidedText(council.name.simplified(), Qt::ElideRight, WidestName);
    m_name->setText(QString(name).replace(u'&', u"&&"_s));
    m_name->setAccessibleName(tr("Council: %1").arg(council.name));
    const auto enabled = int(council.enabledMembers().size());
    const QString members = enabled == 1 ? tr("1 member") : tr("%n members", nullptr, enabled);
    m_state->setText(council.chair ? tr("%1 and a chair").arg(members)
                                   : tr("%1, no chair").arg(members));
}

} // namespace Conclave
