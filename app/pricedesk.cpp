#include "app/pricedesk.h"

#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/settings/priceseditor.h"

namespace Conclave {

PriceDesk::PriceDesk(Services &services, MainWindow &window)
    : m_services(services)
    , m_window(window)
{
    connect(window.actions().editPrices, &QAction::triggered, this, &PriceDesk::edit);
}

void PriceDesk::edit()
{
    const Result<QList<OwnPrice>> prices = m_services.ownPrices();
    if (!prices) {
        m_window.tell(tr("The file with your own prices cannot be understood, so nothing is saved "
                         "over it."),
                      prices.error().message);
        return;
    }
    auto *editor = new PricesEditor(*prices, m_services.prices(), &m_window);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(editor, &QDialog::accepted, this, [this, editor] {
        if (const Done saved = m_services.saveOwnPrices(editor->prices()); !saved)
            return m_window.tell(tr("The prices could not be saved."), saved.error().message);
        m_window.say(tr("Your prices count from now on."));
        emit changed();
    });
    editor->open();
}

} // namespace Conclave
