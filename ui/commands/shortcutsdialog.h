#pragma once

#include "ui/commands/shortcutgroup.h"

#include <QDialog>

class QLineEdit;
class QTextEdit;

namespace Conclave {

/// All keys of the window on one page, in groups, to be read, filtered and copied.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(const QList<ShortcutGroup> &groups, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill(const QString &filter);
    void write(const ShortcutGroup &group, bool isFirst);

    const QList<ShortcutGroup> m_groups;
    QLineEdit *m_filter;
    QTextEdit *m_page;
};

} // namespace Conclave
