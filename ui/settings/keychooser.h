#pragma once

#include "core/base/result.h"
#include "ui/settings/endpointdraft.h"

#include <QHash>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace Conclave {

/// Chooses where an endpoint's key comes from, and takes a new one. A key that is kept is never
/// shown, only that there is one.
class KeyChooser final : public QWidget
{
    Q_OBJECT

public:
    explicit KeyChooser(QWidget *parent = nullptr);

    /// Shows the part of the draft that is about the key.
    void setDraft(const EndpointDraft &draft);
    /// Writes that part into `draft`.
    void applyTo(EndpointDraft &draft) const;
    /// The draft's address is another one: a key that is kept may not be meant for it.
    void setAddress(const QUrl &url);

    /// Whether this desktop has a key ring; until this is called, that is being found out.
    void showKeyRing(const Done &isThere);

signals:
    void edited(); ///< By the user.

private:
    void layOut();
    QLayout *createChoices();
    QLayout *variableRow();
    QLayout *keyRow();
    void addChoice(QBoxLayout &choices,
                   KeySource source,
                   const QString &text,
                   const QString &name,
                   const QString &explanation);
    KeySource source() const;
    void showFields();
    void showVariable();
    void showKeyState();
    QString keyState() const;

    QHash<KeySource, QRadioButton *> m_choices;
    QLabel *m_ringState; ///< Whether there is a key ring.
    QLineEdit *m_variable;
    QLabel *m_variableState; ///< Whether the variable is set now.
    QWidget *m_keyFields;    ///< The key, and what one can do with it.
    QLineEdit *m_key;
    QPushButton *m_reveal;
    QPushButton *m_forget;
    QLabel *m_keyState;    ///< What is kept, and what will become of it.
    EndpointDraft m_draft; ///< As it was set; its address as it is now.
};

} // namespace Conclave
