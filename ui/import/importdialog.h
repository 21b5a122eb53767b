#pragma once

#include "core/import/importpreview.h"

#include <QDialog>

class QFormLayout;

namespace Conclave {

/// What there is in a file that may be imported, and what of it would be left out. Accepted: it is
/// to be imported.
class ImportDialog final : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(const QString &fileName, const ImportPreview &preview, QWidget *parent = nullptr);

private:
    void addFigures(QFormLayout &form, const ImportPreview &preview);
    void addOmissions(QFormLayout &form, const Omissions &omissions);
    void addRow(QFormLayout &form, const QString &words, const QString &value);
};

} // namespace Conclave
