#pragma once

#include "core/council/member.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace Conclave {

class ColorPicker;
class EmojiField;
class OptionalNumber;

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
    /// Offered for the model; any other may be typed.
    void setModels(const QStringList &models);

signals:
    void edited(); ///< By the user; seat() is new.
    void endpointsRequested();
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
    QStringList m_models;

    QCheckBox *m_enabled = nullptr;
    QWidget *m_fields = nullptr; ///< Everything but the check box.
    QLineEdit *m_name = nullptr;
    EmojiField *m_emoji = nullptr;
    ColorPicker *m_color = nullptr;
    QPlainTextEdit *m_role = nullptr;
    QComboBox *m_endpoint = nullptr;
    QComboBox *m_model = nullptr;
    OptionalNumber *m_temperature = nullptr;
    OptionalNumber *m_maxTokens = nullptr;
};

} // namespace Conclave
