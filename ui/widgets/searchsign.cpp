#include "ui/widgets/searchsign.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QLineEdit>

namespace Conclave {

void addSearchSign(QLineEdit &field)
{
    QAction *sign =
        field.addAction(icon(u"search", QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    // To a screen reader it is a button, which has to have a name and to do something.
    sign->setText(QCoreApplication::translate("Conclave::SearchSign", "Select the search text"));
    QObject::connect(sign, &QAction::triggered, &field, [&field] {
        field.setFocus(Qt::OtherFocusReason);
        field.selectAll();
    });
}

} // namespace Conclave
