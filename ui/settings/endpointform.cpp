#include "ui/settings/endpointform.h"

#include "core/dialects/dialects.h"
#include "ui/settings/endpointaddress.h"
#include "ui/settings/endpointtestrow.h"
#include "ui/settings/keychooser.h"
#include "ui/settings/notelabel.h"
#include "ui/theme/metrics.h"
#include "ui/words/dialectwords.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Hidden while it is empty.
void showNote(QLabel &note, const QString &text)
{
    note.setText(text);
    note.setVisible(!text.isEmpty());
}

QWidget *stacked(QWidget *field, QLabel *note)
{
    auto *both = new QWidget;
    auto *layout = new QVBoxLayout(both);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Tiny);
    layout->addWidget(field);
    layout->addWidget(note);
    both->setFocusProxy(field);
    return both;
}

} // namespace

EndpointForm::EndpointForm(const ServerAccess &servers, QWidget *parent)
    : QWidget(parent)
    , m_test(new EndpointTestRow(servers))
{
    createFields();
    layOut();
    connectFields();
}

void EndpointForm::setDraft(const EndpointDraft &draft)
{
    const QSignalBlocker blocker(m_parallelLimit);
    m_draft = draft;
    m_name->setText(draft.endpoint.name);
    m_address->setText(draft.endpoint.url.toString());
    m_dialect->setCurrentIndex(m_dialect->findData(draft.endpoint.dialect));
    m_key->setDraft(draft);
    m_parallelLimit->setValue(draft.endpoint.parallelLimit);
    m_test->setDraft(draft);
    showState();
}

void EndpointForm::showKeyRing(const Done &isThere)
{
    m_key->showKeyRing(isThere);
}

void EndpointForm::createFields()
{
    m_name = new QLineEdit;
    m_name->setObjectName(u"endpointName"_s);
    m_address = new QLineEdit;
    m_address->setObjectName(u"address"_s);
    m_address->setAccessibleName(tr("Address"));
    m_address->setPlaceholderText(u"https://…/v1"_s);
    m_address->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_addressState = new NoteLabel(u"addressState"_s);
    m_addressState->hide();
    m_dialect = new QComboBox;
    m_dialect->setObjectName(u"dialect"_s);
    m_dialect->setAccessibleName(tr("Protocol"));
    m_dialect->setToolTip(tr("What the server speaks. Most, and all local ones, speak the first."));
    for (const QString &dialect : dialectNames())
        m_dialect->addItem(dialectWords(dialect), dialect);
    m_key = new KeyChooser;
    m_parallelLimit = new QSpinBox;
    m_parallelLimit->setObjectName(u"parallelLimit"_s);
    m_parallelLimit->setAccessibleName(tr("Requests at the same time"));
    m_parallelLimit->setRange(0, 999);
    m_parallelLimit->setSpecialValueText(tr("No limit"));
    m_warning = new NoteLabel(u"warning"_s);
    m_warning->setForegroundRole(QPalette::WindowText);
    m_warning->hide();
}

void EndpointForm::layOut()
{
    auto *limitNote = new NoteLabel(
        u"limitNote"_s,
        tr("With no limit all members are asked at once. A local server on one graphics card "
           "may do better with 1 or 2: the others wait, and the timeline shows it."));
    auto *limitRow = new QWidget;
    auto *limitLayout = new QHBoxLayout(limitRow);
    limitLayout->setContentsMargins({});
    limitLayout->addWidget(m_parallelLimit);
    limitLayout->addStretch();
    limitRow->setFocusProxy(m_parallelLimit);

    auto *form = new QFormLayout(this);
    form->setContentsMargins(Metrics::Large, 0, 0, 0);
    form->setHorizontalSpacing(Metrics::Medium);
    form->setVerticalSpacing(Metrics::Medium);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("Addre&ss"), stacked(m_address, m_addressState));
    form->addRow(tr("Proto&col"), m_dialect);
    form->addRow(tr("Key"), stacked(m_key, m_warning));
    form->addRow(QString(), m_test);
    form->addRow(tr("&Parallel requests"), stacked(limitRow, limitNote));
}

void EndpointForm::connectFields()
{
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &name) {
        m_draft.endpoint.name = name.trimmed();
        takeEdit();
    });
    connect(m_address, &QLineEdit::textEdited, this, [this](const QString &text) {
        useAddress(addressFromText(text));
    });
    connect(m_address, &QLineEdit::editingFinished, this, [this] {
        const QUrl &url = m_draft.endpoint.url;
        if (!url.isEmpty() && endpointUrlProblem(url).isEmpty())
            m_address->setText(url.toString());
        showState();
    });
    connect(m_dialect, &QComboBox::activated, this, [this](int index) {
        m_draft.endpoint.dialect = m_dialect->itemData(index).toString();
        takeEdit();
    });
    connect(m_test, &EndpointTestRow::addressChosen, this, [this](const QUrl &url) {
        m_address->setText(url.toString());
        useAddress(url);
    });
    connect(m_key, &KeyChooser::edited, this, [this] {
        m_key->applyTo(m_draft);
        takeEdit();
    });
    connect(m_parallelLimit, &QSpinBox::valueChanged, this, [this](int limit) {
        m_draft.endpoint.parallelLimit = limit;
        takeEdit();
    });
}

void EndpointForm::useAddress(const QUrl &url)
{
    m_draft.endpoint.url = url;
    m_key->setAddress(url);
    takeEdit();
}

void EndpointForm::takeEdit()
{
    m_test->setDraft(m_draft);
    showState();
    emit edited();
}

void EndpointForm::showState()
{
    const QUrl &url = m_draft.endpoint.url;
    const QString problem = endpointUrlProblem(url);
    const QString typed = m_address->text();
    if (typed.trimmed().isEmpty())
        showNote(*m_addressState, {});
    else if (!problem.isEmpty())
        showNote(*m_addressState, tr("⚠ The address %1.").arg(problem)); //: %1 is "must …"
    else
        showNote(*m_addressState,
                 typed == url.toString() ? QString() : tr("Used as %1").arg(url.toString()));
    const QString warning = endpointWarning(m_draft);
    showNote(*m_warning, warning.isEmpty() ? QString() : u"⚠ "_s + warning);
}

} // namespace Conclave
