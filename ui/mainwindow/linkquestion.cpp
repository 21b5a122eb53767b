#include "ui/mainwindow/linkquestion.h"

#include "ui/mainwindow/mainwindow.h"

#include <QDesktopServices>
#include <QMessageBox>

namespace Conclave {

namespace {

/// A label wraps words only, and an address is one.
QString wrappable(QString address)
{
    constexpr qsizetype LongestPiece = 16;
    for (qsizetype place = LongestPiece; place < address.size(); place += LongestPiece + 1)
        address.insert(place, QChar(0x200B)); // zero-width space
    return address;
}

} // namespace

void openLink(const QUrl &target, QWidget *window)
{
    QMessageBox question(QMessageBox::Question,
                         MainWindow::tr("Open this link?"),
                         MainWindow::tr("This link in an answer leads to:"),
                         QMessageBox::Open | QMessageBox::Cancel,
                         window);
    question.setTextFormat(Qt::PlainText);
    question.setInformativeText(wrappable(target.toDisplayString(QUrl::FullyEncoded).left(400)));
    question.setDefaultButton(QMessageBox::Cancel);
    if (question.exec() == QMessageBox::Open)
        QDesktopServices::openUrl(target);
}

} // namespace Conclave
