#pragma once

#include "core/base/result.h"
#include "ui/settings/serveraccess.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace Conclave {

class EndpointTestRow;
class KeyChooser;

/// The fields of one endpoint, checked while they are being edited.
class EndpointForm final : public QWidget
{
    Q_OBJECT

public:
    explicit EndpointForm(const ServerAccess &servers, QWidget *parent = nullptr);

    const EndpointDraft &draft() const { return m_draft; }
    void setDraft(const EndpointDraft &draft);
    void showKeyRing(const Done &isThere);

signals:
    void edited(); ///< By the user; draft() is new.

private:
    void createFields();
    void layOut();
    void connectFields();
    void useAddress(const QUrl &url);
    void takeEdit();
    void showState();

    EndpointDraft m_draft;

    QLineEdit *m_name = nullptr;
    QLineEdit *m_address = nullptr;
    QComboBox *m_dialect = nullptr;
    QLabel *m_addressState = nullptr; ///< What is wrong with the address, or how it is understood.
    KeyChooser *m_key = nullptr;
    QSpinBox *m_parallelLimit = nullptr;
    QLabel *m_warning = nullptr;
    EndpointTestRow *m_test;
};

} // namespace Conclave
