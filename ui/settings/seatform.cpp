#include "ui/settings/seatform.h"

#include "core/base/text.h"
#include "ui/settings/colorpicker.h"
#include "ui/settings/emojifield.h"
#include "ui/settings/modelbox.h"
#include "ui/settings/notelabel.h"
#include "ui/settings/parametersform.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/plaintooltip.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QPushButton *besideButton(const QString &text, const QString &name, const QString &toolTip)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setToolTip(toolTip);
    button->setAutoDefault(false);
    return button;
}

QWidget *inOneRow(QWidget *field, QWidget *button)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(field, 1);
    layout->addWidget(button);
    row->setFocusProxy(field);
    return row;
}

} // namespace

SeatForm::SeatForm(QWidget *parent) : QWidget(parent)
{
    createFields();
    layOut();
    connectFields();
}

void SeatForm::setSeat(const Member &seat, Seat kind)
{
    showKind(kind);
    m_fields->setEnabled(kind == Seat::Member || seat.enabled);
    if (seat == m_seat)
        return;
    m_seat = seat;
    fill(seat);
}

void SeatForm::setEndpoints(const QList<Endpoint> &endpoints)
{
    m_endpoints = endpoints;
    showEndpoint();
}

void SeatForm::setModels(const QList<ModelInfo> &models, const QString &note)
{
    m_model->offer(models, note);
    m_modelNote->setText(note);
    m_modelNote->setVisible(!note.isEmpty());
}

void SeatForm::createFields()
{
    m_enabled = new QCheckBox;
    m_enabled->setObjectName(u"seatEnabled"_s);
    m_fields = new QWidget;
    m_name = new QLineEdit;
    m_name->setObjectName(u"seatName"_s);
    m_emoji = new EmojiField;
    m_color = new ColorPicker;
    m_role = new QPlainTextEdit;
    m_role->setObjectName(u"role"_s);
    m_role->setPlaceholderText(tr("Who the model is in this seat, and how it should answer"));
    m_role->setTabChangesFocus(true);
    m_role->setMinimumHeight(96);
    m_endpoint = new QComboBox;
    m_endpoint->setObjectName(u"endpoint"_s);
    m_endpoint->setAccessibleName(tr("Endpoint"));
    m_endpoint->setPlaceholderText(tr("Choose an endpoint"));
    m_endpoint->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_endpoint->setMinimumContentsLength(12);
    m_model = new ModelBox;
    m_model->setObjectName(u"model"_s);
    m_model->setAccessibleName(tr("Model"));
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->setMinimumContentsLength(12);
    m_model->lineEdit()->setPlaceholderText(tr("The model's name at the endpoint"));
    m_model->lineEdit()->setAccessibleName(tr("Model"));
    m_model->lineEdit()->setToolTip(tr("The model's name at the endpoint"));
    m_modelNote = new NoteLabel(u"modelNote"_s);
    m_modelNote->hide();
    m_parameters = new ParametersForm;
}

void SeatForm::layOut()
{
    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins({});
    form->setHorizontalSpacing(Metrics::Medium);
    form->setVerticalSpacing(Metrics::Medium);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Nam&e"), m_name);
    form->addRow(tr("Emo&ji"), m_emoji);
    form->addRow(tr("C&olour"), m_color);
    form->addRow(tr("Ro&le"), m_role);
    form->addRow(tr("Endpoin&t"), endpointRow());
    form->addRow(tr("Mo&del"), modelRow());
    form->addRow(m_parameters);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Large, 0, 0, 0);
    layout->setSpacing(Metrics::Large);
    layout->addWidget(m_enabled);
    layout->addWidget(m_fields);
}

QWidget *SeatForm::endpointRow()
{
    auto *manage = besideButton(tr("Mana&ge endpoints…"),
                                u"manageEndpoints"_s,
                                tr("Add, change or remove providers and local servers"));
    connect(manage, &QPushButton::clicked, this, &SeatForm::endpointsRequested);
    return inOneRow(m_endpoint, manage);
}

QWidget *SeatForm::modelRow()
{
    auto *everywhere = besideButton(tr("Use for e&very seat"),
                                    u"useEverywhere"_s,
                                    tr("Give every seat this endpoint and this model"));
    connect(everywhere, &QPushButton::clicked, this, &SeatForm::useEverywhereRequested);
    auto *row = new QWidget;
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Tiny);
    layout->addWidget(inOneRow(m_model, everywhere));
    layout->addWidget(m_modelNote);
    row->setFocusProxy(m_model);
    return row;
}

void SeatForm::connectFields()
{
    // Each field writes only what it shows, so that values it cannot show exactly survive.
    connect(m_enabled, &QCheckBox::clicked, this, [this](bool enabled) {
        m_seat.enabled = enabled;
        emit edited();
    });
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &name) {
        m_seat.name = name.trimmed();
        emit edited();
    });
    connect(m_emoji, &EmojiField::edited, this, [this] {
        m_seat.emoji = m_emoji->emoji();
        emit edited();
    });
    connect(m_color, &ColorPicker::picked, this, [this](const QString &color) {
        m_seat.color = color;
        emit edited();
    });
    connect(m_role, &QPlainTextEdit::textChanged, this, [this] {
        m_seat.role = m_role->toPlainText();
        emit edited();
    });
    connect(m_endpoint, &QComboBox::activated, this, &SeatForm::chooseEndpoint);
    connect(m_model, &QComboBox::editTextChanged, this, [this](const QString &model) {
        m_seat.model = model.trimmed();
        m_parameters->setAsked(m_seat.endpoint, m_seat.model);
        emit edited();
    });
    connect(m_model, &ModelBox::opened, this, [this] { emit modelsRequested(true); });
    connect(m_model, &ModelBox::searchStarted, this, [this] { emit modelsRequested(false); });
    connect(m_parameters, &ParametersForm::edited, this, [this] {
        m_seat.parameters = m_parameters->parameters();
        emit edited();
    });
}

void SeatForm::fill(const Member &seat)
{
    const QSignalBlocker role(m_role);
    const QSignalBlocker model(m_model);
    m_enabled->setChecked(seat.enabled);
    if (m_name->text().trimmed() != seat.name)
        m_name->setText(seat.name);
    m_emoji->setEmoji(seat.emoji);
    m_color->setColor(seat.color);
    if (m_role->toPlainText() != seat.role)
        m_role->setPlainText(seat.role);
    showEndpoint();
    if (m_model->currentText().trimmed() != seat.model)
        m_model->setEditText(seat.model);
    m_parameters->setParameters(seat.parameters);
}

void SeatForm::showEndpoint()
{
    const QSignalBlocker blocker(m_endpoint);
    m_endpoint->clear();
    for (const Endpoint &endpoint : std::as_const(m_endpoints))
        m_endpoint->addItem(singleLine(endpoint.name, 60));
    const auto known = std::ranges::find(m_endpoints, m_seat.endpoint.id, &Endpoint::id);
    auto index = known == m_endpoints.end() ? -1 : static_cast<int>(known - m_endpoints.begin());
    if (index < 0 && !m_seat.endpoint.url.isEmpty()) {
        // It came with a council file, or was removed: say so rather than show another one.
        m_endpoint->addItem(tr("%1 (not set up here)")
                                .arg(singleLine(m_seat.endpoint.name.isEmpty()
                                                    ? m_seat.endpoint.url.toDisplayString()
                                                    : m_seat.endpoint.name,
                                                60)));
        index = m_endpoint->count() - 1;
    }
    m_endpoint->setCurrentIndex(index);
    m_parameters->setAsked(m_seat.endpoint, m_seat.model);
    m_endpoint->setToolTip(
        plainToolTip(m_seat.endpoint.url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo)));
}

void SeatForm::chooseEndpoint(int index)
{
    if (index < 0 || index >= m_endpoints.size())
        return; // the one that is not set up here stays as it is
    m_seat.endpoint = m_endpoints.at(index);
    showEndpoint();
    emit edited();
}

void SeatForm::showKind(Seat kind)
{
    switch (kind) {
    case Seat::Member:
        m_enabled->setText(tr("Takes part in &questions"));
        break;
    case Seat::Chair:
        m_enabled->setText(tr("A chair combines the answers o&f the members"));
        break;
    case Seat::SecondChair:
        m_enabled->setText(tr("A second chair takes over when the chair &fails"));
        break;
    }
}

} // namespace Conclave
