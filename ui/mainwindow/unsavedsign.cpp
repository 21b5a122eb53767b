#include "ui/mainwindow/unsavedsign.h"

#include "ui/theme/icons.h"
#include "ui/widgets/plaintooltip.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

UnsavedSign::UnsavedSign(QWidget *parent) : QToolButton(parent)
{
    setObjectName(u"unsaved"_s);
    setText(tr("Not saved"));
    setIcon(Conclave::icon(u"warning"_s));
    setIconSize(iconBesideWords());
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    hide();
}

void UnsavedSign::setReason(const QString &why)
{
    setToolTip(plainToolTip(why));
    setAccessibleDescription(why);
    setVisible(!why.isEmpty());
}

} // namespace Conclave
