#pragma once

#include "core/dialects/unsentparameters.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace Conclave {

class OptionalNumber;

/// The sampling parameters of a seat; only what is set here is sent. The rarer ones are folded away
/// until one of them is set. What the user does not touch stays as it was, to the last digit.
class ParametersForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ParametersForm(QWidget *parent = nullptr);

    const Parameters &parameters() const { return m_parameters; }
    void setParameters(const Parameters &parameters);
    /// Who is asked: what is never sent there cannot be edited, and it is said why. What is set
    /// stays as it is, for another endpoint.
    void setAsked(const Endpoint &endpoint, const QString &model);

signals:
    void edited(); ///< By the user; parameters() is new.

private:
    void createFields();
    void layOut();
    void connectFields();
    void unfold(bool isUnfolded);
    QWidget *field(Parameter parameter) const;

    Parameters m_parameters;
    OptionalNumber *m_temperature = nullptr;
    OptionalNumber *m_maxTokens = nullptr;
    QToolButton *m_more = nullptr;
    QWidget *m_rare = nullptr;
    OptionalNumber *m_topP = nullptr;
    OptionalNumber *m_seed = nullptr;
    QLineEdit *m_stop = nullptr;
    QComboBox *m_effort = nullptr;
    QHash<QWidget *, QString> m_toolTips; ///< Of those fields that are sent and have one.
    QLabel *m_unsentNote = nullptr;       ///< Hidden while everything is sent.
};

/// Stop texts as one line for people: "END, \n"; commas, backslashes and line ends are escaped.
QString stopLine(const QStringList &stop);
/// And back; white space around each text and empty ones are left out.
QStringList stopTexts(const QString &line);

} // namespace Conclave
