#include "ui/mainwindow/aboutbox.h"

#include "ui/mainwindow/mainwindow.h"

#include <QApplication>
#include <QMessageBox>

namespace Conclave {

void showAbout(QWidget *window)
{
    QMessageBox::about(
        window,
        MainWindow::tr("About Conclave"),
        MainWindow::tr(
            "Conclave %1\n\nAsks a whole council of language models at the same time and shows how "
            "long each one took.\n\nMIT licence. It contacts only the endpoints you set up, and "
            "looks for local servers on this machine.")
            .arg(QApplication::applicationVersion()));
}

} // namespace Conclave
