#include "ui/import/importdialog.h"

#include "core/base/text.h"
#include "ui/settings/notelabel.h"
#include "ui/theme/metrics.h"
#include "ui/words/figures.h"
#include "ui/words/importwords.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QString day(const QDateTime &instant)
{
    return QLocale().toString(instant.toLocalTime().date(), QLocale::ShortFormat);
}

QString promise(const ImportPreview &preview)
{
    const bool isOurs = preview.formats == QList{ImportFormat::Conclave};
    return isOurs ? ImportDialog::tr("Importing the same file again changes nothing.")
                  : ImportDialog::tr("Imported conversations are there to be read and searched; "
                                     "nothing can be asked in them. Importing the same file again "
                                     "changes nothing.");
}

} // namespace

ImportDialog::ImportDialog(const QString &fileName, const ImportPreview &preview, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Import conversations"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(Metrics::Medium);
    auto *form = new QFormLayout;
    addRow(*form, tr("File:"), singleLine(fileName, 80));
    addFigures(*form, preview);
    if (!preview.omitted.isEmpty())
        addOmissions(*form, preview.omitted);
    column->addLayout(form);
    if (preview.isCut)
        column->addWidget(new NoteLabel(
            u"importCut"_s,
            tr("The file ends in the middle of a conversation, or is damaged there. What comes "
               "before that can be imported.")));
    column->addWidget(new NoteLabel(u"importPromise"_s, promise(preview)));
    column->addStretch();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *import = buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole);
    import->setDefault(true);
    import->setEnabled(preview.sessions > 0);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMinimumWidth(Metrics::Large * 24);
}

void ImportDialog::addFigures(QFormLayout &form, const ImportPreview &preview)
{
    if (!preview.formats.isEmpty())
        addRow(form, tr("From:"), formatsWords(preview.formats));
    addRow(form, tr("Conversations:"), countText(preview.sessions));
    addRow(form, tr("Questions:"), countText(preview.turns));
    addRow(form, tr("Answers:"), countText(preview.answers));
    if (!preview.first.isValid())
        return;
    const QString first = day(preview.first);
    const QString last = day(preview.last);
    addRow(form, tr("Asked:"), first == last ? first : tr("%1 to %2").arg(first, last));
}

void ImportDialog::addOmissions(QFormLayout &form, const Omissions &omissions)
{
    auto *title = new QLabel(tr("Left out:"), this);
    QFont strong; // only the weight, so that it grows with the text
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    form.addRow(title);
    for (auto omitted = omissions.begin(); omitted != omissions.end(); ++omitted)
        addRow(form, tr("%1:").arg(omissionWords(omitted.key())), countText(omitted.value()));
}

void ImportDialog::addRow(QFormLayout &form, const QString &words, const QString &value)
{
    auto *label = new QLabel(value, this);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAccessibleName(QString(words % u' ' % value));
    form.addRow(words, label);
}

} // namespace Conclave
