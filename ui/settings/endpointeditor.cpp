#include "ui/settings/endpointeditor.h"

#include "core/base/text.h"
#include "core/store/settings.h"
#include "ui/settings/endpointform.h"
#include "ui/settings/endpointtemplates.h"
#include "ui/settings/notelabel.h"
#include "ui/settings/serversearch.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/plaintooltip.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

EndpointEditor::EndpointEditor(const QList<EndpointDraft> &drafts,
                               const ServerAccess &servers,
                               QWidget *parent)
    : QDialog(parent)
    , m_drafts(drafts)
    , m_problem(new QLabel)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setObjectName(u"endpointEditor"_s);
    setWindowTitle(tr("Endpoints"));
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(createListArea(servers));
    splitter->addWidget(createFormArea(servers));
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({260, 560});
    m_problem->setObjectName(u"problem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    setMinimumSize(600, 400);
    // Larger text asks for a larger window.
    resize(QSize(120 * fontMetrics().averageCharWidth(), 46 * fontMetrics().height())
               .expandedTo({840, 740})
               .boundedTo(screen()->availableSize()));

    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const EndpointDraft &draft : std::as_const(m_drafts))
        label(*new QListWidgetItem(m_list), draft);
    connect(m_list, &QListWidget::currentRowChanged, this, &EndpointEditor::showRow);
    m_list->setCurrentRow(0);
    if (m_drafts.isEmpty())
        showRow(-1);
}

EndpointEditor::~EndpointEditor() = default;

void EndpointEditor::showKeyRing(const Done &isThere)
{
    m_form->showKeyRing(isThere);
}

QWidget *EndpointEditor::createListArea(const ServerAccess &servers)
{
    m_list = new QListWidget;
    m_list->setObjectName(u"endpoints"_s);
    m_list->setAccessibleName(tr("Endpoints")); // views take none from a buddy
    m_list->setMinimumWidth(200);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *title = new QLabel(tr("&Endpoints"));
    title->setBuddy(m_list);
    auto *add = new QPushButton(icon(u"add"), tr("&Add"));
    add->setIconSize(iconBesideWords());
    add->setObjectName(u"addEndpoint"_s);
    add->setAutoDefault(false);
    fillAddMenu(*add);
    m_remove = new QPushButton(icon(u"trash"), tr("&Remove"));
    m_remove->setIconSize(iconBesideWords());
    m_remove->setObjectName(u"removeEndpoint"_s);
    m_remove->setAutoDefault(false);
    m_removeNote = new NoteLabel(u"removeNote"_s);

    auto *area = new QWidget;
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::Small);
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, Metrics::Small, 0);
    layout->setSpacing(Metrics::Small);
    layout->addWidget(title);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    layout->addWidget(m_removeNote);
    auto *search = new ServerSearch(servers);
    layout->addWidget(search);

    connect(search, &ServerSearch::chosen, this, &EndpointEditor::addFound);
    auto *del = new QShortcut(Qt::Key_Delete, m_list);
    del->setContext(Qt::WidgetShortcut);
    connect(del, &QShortcut::activated, this, &EndpointEditor::remove);
    connect(m_remove, &QPushButton::clicked, this, &EndpointEditor::remove);
    return area;
}

QWidget *EndpointEditor::createFormArea(const ServerAccess &servers)
{
    m_form = new EndpointForm(servers);
    m_empty = new QLabel(tr("An endpoint is a local server or an account at a provider. "
                            "Add one to ask real models."));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    auto *content = new QWidget;
    // The scroll area would make it as low as buttons and fields can be pressed together.
    content->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins({});
    layout->addWidget(m_form);
    layout->addWidget(m_empty, 1);
    layout->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    connect(m_form, &EndpointForm::edited, this, &EndpointEditor::takeEdit);
    return scroll;
}

void EndpointEditor::fillAddMenu(QPushButton &button)
{
    auto *menu = new QMenu(&button);
    menu->addSection(tr("On this machine"));
    bool local = true;
    const QList<EndpointDraft> templates = endpointTemplates();
    for (const EndpointDraft &draft : templates) {
        if (local && draft.keySource != KeySource::None) {
            menu->addSection(tr("Providers"));
            local = false;
        }
        menu->addAction(draft.endpoint.name, this, [this, draft] { add(draft); });
    }
    menu->addSeparator();
    menu->addAction(
        tr("Another address…"), this, [this] { add({.endpoint = {.name = tr("New endpoint")}}); });
    button.setMenu(menu);
}

void EndpointEditor::add(EndpointDraft draft)
{
    draft.endpoint.id = EndpointId::create();
    // Whoever has not set the provider's variable has a key to paste.
    if (draft.keySource == KeySource::Variable &&
        qEnvironmentVariableIsEmpty(draft.keyVariable.toLatin1().constData()))
        draft.keySource = KeySource::KeyRing;
    m_drafts.append(draft);
    label(*new QListWidgetItem(m_list), draft);
    m_list->setCurrentRow(m_list->count() - 1);
}

void EndpointEditor::addFound(const FoundServer &server)
{
    const auto same = std::ranges::find_if(m_drafts, [&](const EndpointDraft &draft) {
        return draft.endpoint.dialect == server.dialect &&
               sameAddress(draft.endpoint.url, server.url);
    });
    if (same == m_drafts.end())
        add(draftOf(server));
    else
        m_list->setCurrentRow(static_cast<int>(same - m_drafts.begin()));
}

void EndpointEditor::remove()
{
    const int row = m_list->currentRow();
    if (row < 0 || !removalProblem().isEmpty())
        return;
    m_drafts.removeAt(row);
    const QSignalBlocker blocker(m_list); // its row changes before the item is gone
    const std::unique_ptr<QListWidgetItem> gone(m_list->takeItem(row));
    showRow(m_list->currentRow());
}

void EndpointEditor::showRow(int row)
{
    m_form->setVisible(row >= 0);
    m_empty->setVisible(row < 0);
    if (row >= 0)
        m_form->setDraft(m_drafts.at(row));
    showState();
}

void EndpointEditor::takeEdit()
{
    const int row = m_list->currentRow();
    m_drafts[row] = m_form->draft();
    label(*m_list->item(row), m_form->draft());
    showState();
}

void EndpointEditor::showState()
{
    const auto broken = std::ranges::find_if(
        m_drafts, [](const EndpointDraft &draft) { return !endpointProblem(draft).isEmpty(); });
    const bool allGood = broken == m_drafts.end();
    m_problem->setText(
        allGood
            ? QString()
            //: %1 is an endpoint's name, %2 a sentence
            : tr("⚠ %1: %2").arg(singleLine(broken->endpoint.name, 60), endpointProblem(*broken)));
    m_problem->setVisible(!allGood);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(allGood);
    const QString kept = removalProblem();
    m_remove->setEnabled(m_list->currentRow() >= 0 && kept.isEmpty());
    m_removeNote->setText(kept);
    m_removeNote->setVisible(!kept.isEmpty());
}

void EndpointEditor::label(QListWidgetItem &item, const EndpointDraft &draft) const
{
    const QString name = singleLine(draft.endpoint.name, 200);
    const QString text = name.isEmpty() ? tr("Unnamed") : name;
    item.setText(endpointProblem(draft).isEmpty() ? text : u"⚠ "_s + text);
    item.setIcon(icon(u"endpoint", QPalette::Text));
    item.setSizeHint({0, m_list->fontMetrics().height() + Metrics::Medium});
    item.setToolTip(
        plainToolTip(draft.endpoint.url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo)));
}

QString EndpointEditor::removalProblem() const
{
    const int row = m_list->currentRow();
    if (row < 0 || m_drafts.at(row).usedBy.isEmpty())
        return {};
    const QStringList &councils = m_drafts.at(row).usedBy;
    //: %1 is a list of councils' names
    return tr("Cannot be removed: used by %1.").arg(QLocale().createSeparatedList(councils));
}

} // namespace Conclave
