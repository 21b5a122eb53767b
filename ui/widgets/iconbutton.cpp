#include "ui/widgets/iconbutton.h"

#include "ui/theme/icons.h"

namespace Conclave {

IconButton::IconButton(const QString &name,
                       const QString &iconName,
                       const QString &words,
                       const QString &subject,
                       QWidget *parent)
    : QToolButton(parent)
    , m_subject(subject)
{
    setObjectName(name);
    setWords(iconName, words);
}

void IconButton::setWords(const QString &iconName, const QString &words)
{
    setIcon(Conclave::icon(iconName, QPalette::PlaceholderText));
    setToolTip(words);
    //: Name of an icon button for screen readers: whose it is, what it does
    setAccessibleName(m_subject.isEmpty() ? words : tr("%1: %2").arg(m_subject, words));
}

} // namespace Conclave
