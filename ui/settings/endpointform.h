#pragma once

#include "ui/settings/endpointdraft.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace Conclave {

class KeyChooser;

/// The fields of one endpoint, checked while they are being edited.
class EndpointForm final : public QWidget
{
    Q_OBJECT

public:
    explicit EndpointForm(QWidget *parent = nullptr);

    const EndpointDraft &draft() const { return m_draft; }
    void setDraft(const EndpointDraft &draft);
    /// The outcome of a test, shown until the next edit.
    void setTestResult(const QString &words);

signals:
    void edited(); ///< By the user; draft() is new.
    void testRequested();

private:
    void createFields();
    void layOut();
    void connectFields();
    void takeEdit();
    void showState();

    EndpointDraft m_draft;

    QLineEdit *m_name;
    QLineEdit *m_address;
    QLabel *m_addressState; ///< What is wrong with the address, or how it is understood.
    KeyChooser *m_key;
    QSpinBox *m_parallelLimit;
    QLabel *m_warning;
    QPushButton *m_test;
    QLabel *m_testResult;
};

} // namespace Conclave
