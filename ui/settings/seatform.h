#pragma once

#include "core/council/member.h"
#include "core/dialects/modelpage.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace Conclave {

class ColorPicker;
class EmojiField;
class ModelBox;
class ParametersForm;

/// The fields of one seat. What the user does not touch stays as it was, to the last digit.
class SeatForm final : public QWidget
{
    Q_OBJECT

public:
    enum class Seat { Member, Chair, SecondChair };

    explicit SeatForm(QWidget *parent = nullptr);

    const Member &seat() const { return m_seat; }
    /// Keeps the cursor where it is when `seat` is what the form already shows.
    void setSeat(const Member &seat, Seat kind);
    void setEndpoints(const QList<Endpoint> &endpoints);
    /// Offered for the model; any other may be typed. `note` is a sentence about them, or empty.
    void setModels(const QList<ModelInfo> &models, const QString &note);

signals:
    void edited(); ///< By the user; seat() is new.
    void endpointsRequested();
    /// The user looks for a model of seat().endpoint; `isRetry`: worth asking again.
    void modelsRequested(bool isRetry);
    void useEverywhereRequested(); ///< This seat's endpoint and model for all seats.

private:
    void createFields();
    void layOut();
    QWidget *endpointRow();
    QWidget *modelRow();
    void connectFields();
    void fill(const Member &seat);
    void showEndpoint();
    void chooseEndpoint(int index);
    void showKind(Seat kind);

    Member m_seat;
    QList<Endpoint> m_endpoints;

    QCheckBox *m_enabled = nullptr;
    QWidget *m_fields = nullptr; ///< Everything but the check box.
    QLineEdit *m_name = nullptr;
    EmojiField *m_emoji = nullptr;
    ColorPicker *m_color = nullptr;
    QPlainTextEdit *m_role = nullptr;
    QComboBox *m_endpoint = nullptr;
    ModelBox *m_model = nullptr;
    QLabel *m_modelNote = nullptr;
    ParametersForm *m_parameters = nullptr;
};

} // namespace Conclave
