#include "ui/settings/councileditor.h"

#include "core/council/presets.h"
#include "core/store/settings.h"
#include "ui/settings/councilproblems.h"
#include "ui/settings/limitsform.h"
#include "ui/settings/limitsrow.h"
#include "ui/settings/seatform.h"
#include "ui/settings/seatspanel.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textrole.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSet>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

CouncilEditor::CouncilEditor(const Council &council,
                             const QList<Endpoint> &endpoints,
                             const ServerAccess &servers,
                             QWidget *parent)
    : QDialog(parent)
    , m_models(servers)
    , m_pages(new QStackedWidget)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setObjectName(u"councilEditor"_s);
    m_pages->addWidget(createEditorPage());
    m_pages->addWidget(createGuidePage());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_buttons);
    setMinimumSize(640, 420);
    // Larger text asks for a larger window.
    resize(QSize(131 * fontMetrics().averageCharWidth(), 44 * fontMetrics().height())
               .expandedTo({920, 660})
               .boundedTo(screen()->availableSize()));

    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_seats, &QAbstractItemModel::dataChanged, this, &CouncilEditor::showSeat);
    connect(&m_seats, &QAbstractItemModel::dataChanged, this, &CouncilEditor::countMembers);
    connect(&m_seats, &QAbstractItemModel::rowsInserted, this, &CouncilEditor::countMembers);
    connect(&m_seats, &QAbstractItemModel::rowsRemoved, this, &CouncilEditor::countMembers);
    connect(&m_seats, &QAbstractItemModel::modelReset, this, &CouncilEditor::showProblems);

    setEndpoints(endpoints);
    if (council.id == guideCouncil().id) {
        m_council = council;
        m_seats.setCouncil(council);
        m_limits->form().setLimits(council.limits, 0);
        setWindowTitle(tr("The Guide council"));
        m_pages->setCurrentIndex(1);
        m_buttons->setStandardButtons(QDialogButtonBox::Close);
    } else {
        edit(council);
    }
}

CouncilEditor::~CouncilEditor() = default;

Council CouncilEditor::council() const
{
    Council council = m_seats.applyTo(m_council);
    council.limits = m_limits->form().limits();
    return council;
}

void CouncilEditor::setEndpoints(const QList<Endpoint> &endpoints)
{
    m_endpoints = endpoints;
    m_models.forget();
    m_form->setEndpoints(endpoints);
    m_seats.updateEndpoints(endpoints);
}

QWidget *CouncilEditor::createEditorPage()
{
    auto *page = new QWidget;
    m_name = new QLineEdit;
    m_name->setObjectName(u"councilName"_s);
    auto *nameLabel = new QLabel(tr("Council &name"));
    nameLabel->setBuddy(m_name);
    m_panel = new SeatsPanel(m_seats);
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_panel);
    splitter->addWidget(createFormArea());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({300, 600});
    m_limits = new LimitsRow;
    m_limits->setObjectName(u"limits"_s);
    m_problems = new QLabel;
    m_problems->setObjectName(u"problems"_s);
    m_problems->setTextFormat(Qt::PlainText);
    m_problems->setWordWrap(true);

    auto *top = new QHBoxLayout;
    top->setSpacing(Metrics::Medium);
    top->addWidget(nameLabel);
    top->addWidget(m_name, 1);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Large);
    layout->addLayout(top);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_limits, 3); // grows first, but only as far as it needs
    layout->addWidget(m_problems);

    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &name) {
        m_council.name = name.trimmed();
        showProblems();
    });
    connect(m_panel, &SeatsPanel::currentRowChanged, this, &CouncilEditor::showSeat);
    return page;
}

QWidget *CouncilEditor::createGuidePage() const
{
    auto *page = new QWidget;
    auto *text = new QLabel(
        tr("The Guide council comes with Conclave. Its members answer from the bundled guide, "
           "without a model and without a network, so there is nothing to set up and nothing to "
           "change here.\n\nTo ask real models, make a council of your own. Six Seats is a good "
           "start: a strategist, a critic, a researcher, an engineer, an advocate and a "
           "contrarian, with a chair who combines their answers."));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setFixedWidth(520);
    auto *make = new QPushButton(tr("&Make my own council from Six Seats"));
    make->setObjectName(u"makeSixSeats"_s);

    auto *textRow = new QHBoxLayout; // an aligned label would not get the height of its lines
    textRow->addStretch();
    textRow->addWidget(text);
    textRow->addStretch();
    auto *layout = new QVBoxLayout(page);
    layout->setSpacing(Metrics::Wide);
    layout->addStretch();
    layout->addLayout(textRow);
    layout->addWidget(make, 0, Qt::AlignHCenter);
    layout->addStretch();
    connect(make, &QPushButton::clicked, this, &CouncilEditor::editSixSeats);
    return page;
}

QWidget *CouncilEditor::createFormArea()
{
    m_form = new SeatForm;
    m_formTitle = new QLabel;
    m_formTitle->setObjectName(u"formTitle"_s);
    m_formTitle->setTextFormat(Qt::PlainText);
    m_formTitle->setFont(fontFor(TextRole::Strong, font()));
    m_formTitle->setContentsMargins(Metrics::Large, 0, 0, 0);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"formScroll"_s);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_form);

    auto *area = new QWidget;
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_formTitle);
    layout->addWidget(scroll, 1);
    connect(m_form, &SeatForm::edited, this, [this] {
        m_seats.replace(m_panel->currentRow(), m_form->seat());
    });
    connect(m_form, &SeatForm::endpointsRequested, this, &CouncilEditor::endpointsRequested);
    connect(m_form, &SeatForm::modelsRequested, this, &CouncilEditor::requestModels);
    connect(&m_models, &ModelLists::changed, this, &CouncilEditor::showModels);
    connect(m_form, &SeatForm::useEverywhereRequested, this, [this] {
        m_seats.setEndpointAndModel(m_form->seat().endpoint, m_form->seat().model);
    });
    return area;
}

void CouncilEditor::edit(const Council &council)
{
    m_council = council;
    m_seats.setCouncil(council);
    m_limits->form().setLimits(council.limits, static_cast<int>(council.enabledMembers().size()));
    m_limits->refresh();
    m_name->setText(council.name);
    setWindowTitle(tr("Edit council"));
    m_pages->setCurrentIndex(0);
    m_buttons->setStandardButtons(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_buttons->button(QDialogButtonBox::Ok)->setDefault(true);
    m_panel->setCurrentRow(0);
    showProblems();
}

void CouncilEditor::editSixSeats()
{
    edit(sixSeats(m_endpoints.isEmpty() ? Endpoint{} : m_endpoints.first(), QString()));
    m_name->setFocus();
}

void CouncilEditor::showSeat()
{
    const int row = m_panel->currentRow();
    if (row < 0)
        return;
    const bool isMember = !m_seats.isChair(row);
    m_formTitle->setText(isMember ? tr("Member %1 of %2").arg(row + 1).arg(m_seats.memberCount())
                         : row == m_seats.chairRow() ? tr("Chair")
                                                     : tr("Second chair"));
    m_form->setSeat(m_seats.seat(row),
                    isMember                    ? SeatForm::Seat::Member
                    : row == m_seats.chairRow() ? SeatForm::Seat::Chair
                                                : SeatForm::Seat::SecondChair);
    showModels();
}

void CouncilEditor::showProblems()
{
    if (m_pages->currentIndex() != 0)
        return;
    constexpr int Shown = 3;
    QStringList problems = councilProblems(council());
    const auto more = static_cast<int>(problems.size()) - Shown;
    if (more > 0) {
        problems = problems.first(Shown);
        problems += tr("And %n more.", nullptr, more);
    }
    m_problems->setText(problems.isEmpty() ? QString() : u"⚠ "_s + problems.join(u' '));
    m_problems->setVisible(!problems.isEmpty());
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(problems.isEmpty());
}

void CouncilEditor::countMembers()
{
    m_limits->form().setMembers(static_cast<int>(council().enabledMembers().size()));
    m_limits->refresh();
    showProblems();
}

void CouncilEditor::requestModels(bool isRetry)
{
    // A stranger's council names any server; those that the user has not set up are not asked.
    const Endpoint &seated = m_form->seat().endpoint;
    const auto known = std::ranges::find_if(m_endpoints, [&](const Endpoint &endpoint) {
        return endpoint.id == seated.id && endpoint.dialect == seated.dialect &&
               sameAddress(endpoint.url, seated.url);
    });
    if (known != m_endpoints.end())
        m_models.request(*known, isRetry);
}

void CouncilEditor::showModels()
{
    const int row = m_panel->currentRow();
    if (row < 0)
        return;
    const auto known = std::ranges::find(m_endpoints, m_seats.seat(row).endpoint.id, &Endpoint::id);
    m_form->setModels(modelsOfferedTo(row),
                      known == m_endpoints.end() ? QString() : m_models.note(*known));
}

QList<ModelInfo> CouncilEditor::modelsOfferedTo(int row) const
{
    const EndpointId endpoint = m_seats.seat(row).endpoint.id;
    QList<ModelInfo> models = m_models.models(endpoint);
    QSet<QString> ids;
    for (const ModelInfo &model : std::as_const(models))
        ids.insert(model.id);
    for (int other = 0; other < m_seats.rowCount(); ++other) {
        const Member &seat = m_seats.seat(other);
        if (other == row || seat.endpoint.id != endpoint || seat.model.isEmpty() ||
            ids.contains(seat.model))
            continue;
        ids.insert(seat.model);
        models.append({.id = seat.model});
    }
    return models;
}

} // namespace Conclave
