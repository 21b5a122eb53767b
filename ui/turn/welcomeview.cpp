#include "ui/turn/welcomeview.h"

#include "core/council/presets.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/panelframe.h"
#include "ui/widgets/seatlabel.h"
#include "ui/words/serverwords.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int WidestInCharacters = 100;

/// Without a row for a single seat where that can be.
int seatsInARow(qsizetype seats)
{
    return seats == 4 ? 2 : 3;
}

QLabel *paragraph(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

WelcomeView::WelcomeView(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel({}, this))
    , m_explanation(paragraph(this))
    , m_content(new QWidget(this))
    , m_servers(new QWidget(this))
    , m_seats(new QWidget(this))
{
    m_title->setTextRole(TextRole::Heading1);
    new QGridLayout(m_seats);
    m_seats->layout()->setContentsMargins({});
    m_seats->layout()->setSpacing(Metrics::Medium);

    new QVBoxLayout(m_servers);
    m_servers->layout()->setContentsMargins({});
    m_servers->layout()->setSpacing(Metrics::Small);
    m_servers->hide();

    m_content->setMaximumWidth(WidestInCharacters * fontMetrics().averageCharWidth());
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins({});
    column->setSpacing(Metrics::Medium);
    column->addWidget(m_title);
    column->addWidget(m_explanation);
    column->addWidget(m_seats);
    column->addSpacing(Metrics::Small);
    column->addWidget(m_servers);
    column->addWidget(createSteps());

    auto *page = new QWidget;
    page->setObjectName(u"panels"_s);
    auto *middle = new QHBoxLayout(page);
    middle->addStretch(1);
    middle->addWidget(m_content, 100, Qt::AlignVCenter);
    middle->addStretch(1);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(area);
}

void WelcomeView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_content->setMaximumWidth(WidestInCharacters * fontMetrics().averageCharWidth());
}

void WelcomeView::showCouncil(const Council &council)
{
    qDeleteAll(m_seats->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    auto *grid = static_cast<QGridLayout *>(m_seats->layout());
    const QList<Member> members = council.enabledMembers();
    const int columns = seatsInARow(members.size());
    for (int place = 0; place < members.size(); ++place)
        grid->addWidget(createSeat(members[place], place), place / columns, place % columns);
    const bool isGuide = std::ranges::any_of(
        members, [](const Member &member) { return Conclave::isGuide(member.endpoint); });
    showSample(isGuide);
    m_firstStep->setEnabled(!members.isEmpty());
    m_title->setText(council.name);
    m_explanation->setText(
        members.isEmpty() ? tr("This council has no members that are enabled. Open the council "
                               "editor to seat some.")
        : isGuide
            ? tr("The built-in council: it knows the guide to Conclave and nothing else, and runs "
                 "on this machine without any set-up. Ask it how something works, or connect a "
                 "model.")
            : tr("All members answer every question at the same time; the chair combines what they "
                 "say."));
}

void WelcomeView::showSample(bool isGuide)
{
    m_sample =
        isGuide ? tr("How do I connect a model of my own?") : tr("What makes a good explanation?");
    m_firstStep->setText(tr("Ask “%1”").arg(m_sample));
}

void WelcomeView::showServers(const QList<FoundServer> &servers)
{
    for (QWidget *old : m_servers->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        old->hide();
        old->deleteLater(); // it may be the one that was clicked
    }
    m_servers->setVisible(!servers.isEmpty());
    QPushButton *before = nullptr;
    for (const FoundServer &server : servers) {
        QPushButton *button = createServer(server);
        setTabOrder(before ? before : m_firstStep, button);
        before = button;
    }
    if (before)
        setTabOrder(before, m_firstStep); // as they stand
}

QPushButton *WelcomeView::createServer(const FoundServer &server)
{
    auto *row = new QWidget(m_servers);
    m_servers->layout()->addWidget(row);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Large);
    auto *button = new QPushButton(icon(u"council"_s), tr("Seat a council here"), row);
    button->setObjectName(u"seatServer"_s);
    button->setAccessibleName(tr("Seat a council on %1").arg(foundWords(server)));
    button->setToolTip(
        tr("Six seats with distinct roles, with the models that this server has. You can change "
           "them later."));
    button->setIconSize(iconBesideWords());
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, server] { emit serverChosen(server); });
    auto *words = new QLabel(tr("Found %1").arg(foundWords(server)), row);
    words->setObjectName(u"foundServer"_s);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    layout->addWidget(button);
    layout->addWidget(words, 1);
    row->show();
    return button;
}

QWidget *WelcomeView::createSeat(const Member &member, int place)
{
    auto *seat = new PanelFrame(m_seats);
    seat->setAccent(MemberAccent::of(member, place));
    auto *layout = new QHBoxLayout(seat);
    layout->setContentsMargins(
        Metrics::Medium + Metrics::AccentEdge, Metrics::Small, Metrics::Medium, Metrics::Small);
    layout->addWidget(new SeatLabel(member, place, seat));
    return seat;
}

QWidget *WelcomeView::createSteps()
{
    auto *steps = new QWidget(this);
    auto *layout = new QGridLayout(steps);
    layout->setContentsMargins({});
    layout->setHorizontalSpacing(Metrics::Large);
    layout->setVerticalSpacing(Metrics::Small);
    layout->setColumnStretch(1, 1);
    addStep(*layout,
            u"ask"_s,
            {},
            tr("See all answers arrive at once, and a synthesis of them."),
            [this] { emit sampleChosen(m_sample); });
    addStep(*layout,
            u"endpoint"_s,
            tr("Add an endpoint…"),
            tr("A server of your own, or an account at any provider."),
            [this] { emit endpointsRequested(); });
    addStep(*layout,
            u"council"_s,
            tr("Seat a council of your own…"),
            tr("Six seats with distinct roles are prepared; you choose the models."),
            [this] { emit councilRequested(); });
    return steps;
}

void WelcomeView::addStep(QGridLayout &steps,
                          const QString &iconName,
                          const QString &title,
                          const QString &text,
                          const std::function<void()> &act)
{
    const int row = steps.count() / 2;
    auto *button = new QPushButton(icon(iconName), title, this);
    button->setObjectName(u"welcomeStep"_s);
    if (row == 0)
        m_firstStep = button;
    button->setIconSize(iconBesideWords());
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, act);
    QLabel *why = paragraph(this);
    steps.addWidget(button, row, 0);
    steps.addWidget(why, row, 1);
    why->setText(text);
}

} // namespace Conclave
