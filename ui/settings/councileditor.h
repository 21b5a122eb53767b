#pragma once

#include "core/council/council.h"
#include "ui/settings/modellists.h"
#include "ui/settings/seatsmodel.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace Conclave {

class LimitsRow;
class SeatForm;
class SeatsPanel;

/// Edits a council: values in, values out; nothing is stored here. Endpoints are asked for their
/// models when the user looks for one.
///
/// The built-in Guide council cannot be changed. For it the dialog says so and offers a council
/// of six seats in its place, which is then edited and has an id of its own.
class CouncilEditor final : public QDialog
{
    Q_OBJECT

public:
    CouncilEditor(const Council &council,
                  const QList<Endpoint> &endpoints,
                  const ServerAccess &servers,
                  QWidget *parent = nullptr);
    ~CouncilEditor() override;

    /// As edited so far, with limits that make sense. After accept() it can be used: it has names,
    /// members and models.
    Council council() const;

    /// After the user changed the endpoints: seats keep the endpoint they have, as it is now.
    void setEndpoints(const QList<Endpoint> &endpoints);

signals:
    void endpointsRequested(); ///< The user wants to change the endpoints.

private:
    QWidget *createEditorPage();
    QWidget *createGuidePage() const;
    QWidget *createFormArea();
    void edit(const Council &council);
    void editSixSeats();
    void showSeat();
    void showProblems();
    void countMembers();
    void requestModels(bool isRetry);
    void showModels();
    QList<ModelInfo> modelsOfferedTo(int row) const;

    Council m_council; ///< Its seats are in m_seats, its limits in m_limits.
    QList<Endpoint> m_endpoints;
    ModelLists m_models;
    SeatsModel m_seats;

    QStackedWidget *m_pages;
    QLineEdit *m_name = nullptr;
    SeatsPanel *m_panel = nullptr;
    SeatForm *m_form = nullptr;
    QLabel *m_formTitle = nullptr;
    LimitsRow *m_limits = nullptr;
    QLabel *m_problems = nullptr;
    QDialogButtonBox *m_buttons;
};

} // namespace Conclave
