#include "app/exportquestion.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QStandardPaths>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::ExportTarget)
};

bool mayReplace(QWidget *parent, const QString &path)
{
    const QString file = QDir::toNativeSeparators(path);
    return QMessageBox::question(parent,
                                 Words::tr("Replace the file?"),
                                 Words::tr("%1 is there already.").arg(file),
                                 QMessageBox::Yes | QMessageBox::Cancel,
                                 QMessageBox::Cancel) == QMessageBox::Yes;
}

} // namespace

std::optional<ExportTarget> askExportTarget(QWidget *parent,
                                            const QString &title,
                                            const QString &name,
                                            const QList<ExportChoice> &choices)
{
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    QStringList filters;
    for (const ExportChoice &choice : choices)
        filters.append(choice.filter());
    QString filter;
    const QString path = QFileDialog::getSaveFileName(
        parent, title, documents.filePath(name), filters.join(u";;"_s), &filter);
    if (path.isEmpty())
        return {};
    const ExportChoice choice = choices.at(std::max(qsizetype(0), filters.indexOf(filter)));
    const bool isOnly = choices.size() == 1; // then no other ending can be meant
    const QString chosen = !isOnly || path.endsWith(choice.ending, Qt::CaseInsensitive)
                               ? chosenExportPath(path, choice)
                               : path + choice.ending;
    // The dialog has asked for the name that was typed only.
    if (chosen != path && QFileInfo::exists(chosen) && !mayReplace(parent, chosen))
        return {};
    return ExportTarget{chosen, choice};
}

} // namespace Conclave
