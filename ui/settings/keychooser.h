#pragma once

#include "ui/settings/endpointdraft.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace Conclave {

/// Chooses where an endpoint's key comes from: nowhere, an environment variable, or typed in and
/// kept in memory. A stored key is never shown, only that there is one.
class KeyChooser final : public QWidget
{
    Q_OBJECT

public:
    explicit KeyChooser(QWidget *parent = nullptr);

    /// Shows the part of the draft that is about the key.
    void setDraft(const EndpointDraft &draft);
    /// Writes that part into `draft`.
    void applyTo(EndpointDraft &draft) const;

signals:
    void edited(); ///< By the user.

private:
    void layOut();
    QBoxLayout *keyRow();
    QRadioButton *createChoice(const QString &text, const QString &name);
    KeySource source() const;
    void enableFields();
    void showVariable();

    QRadioButton *m_none;
    QRadioButton *m_fromVariable;
    QRadioButton *m_inMemory;
    QLineEdit *m_variable;
    QLabel *m_variableState; ///< Whether the variable is set now.
    QLineEdit *m_key;
    QPushButton *m_reveal;
};

} // namespace Conclave
