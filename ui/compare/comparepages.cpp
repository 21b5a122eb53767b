#include "ui/compare/comparepages.h"

#include "ui/answer/answerbody.h"
#include "ui/compare/conflictview.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/messagestrip.h"
#include "ui/widgets/spokennotice.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

ComparePages::ComparePages(const Turn &turn, QWidget *parent)
    : QWidget(parent)
    , m_turn(turn)
    , m_alarm(new MessageStrip(this)) // Tab comes to things in the order they are made
    , m_tabs(createTabs())
    , m_pages(new QStackedWidget(this))
{
    m_alarm->setObjectName(u"conflictAlarm"_s);
    m_alarm->setSubject(tr("Where the answers differ"));
    m_alarm->hide();
    m_pages->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_alarm);
    layout->addWidget(m_tabs, 0, Qt::AlignLeading);
    layout->addWidget(m_pages, 1);
}

QTabBar *ComparePages::createTabs()
{
    auto *tabs = new QTabBar(this);
    tabs->setObjectName(u"compareTabs"_s);
    tabs->setAccessibleName(tr("Views of the synthesis"));
    tabs->setExpanding(false);
    tabs->setDrawBase(false);
    tabs->addTab(tr("Synthesis"));
    tabs->addTab(tr("Conflicts"));
    tabs->setTabToolTip(1, tr("Where the answers differ in numbers, dates, units or a yes or no"));
    tabs->setTabVisible(1, false);
    tabs->hide();
    connect(tabs, &QTabBar::currentChanged, this, &ComparePages::showPage);
    return tabs;
}

void ComparePages::addPages(AnswerBody &body)
{
    m_conflicts = new ConflictView(this);
    m_pages->addWidget(&body);
    m_pages->addWidget(m_conflicts);
    connect(m_conflicts, &ConflictView::changed, this, &ComparePages::showConflicts);
    connect(m_conflicts, &ConflictView::placeChosen, this, &ComparePages::placeChosen);
    connect(m_alarm, &MessageStrip::activated, this, [this] {
        setPage(page() == Page::Conflicts ? Page::Synthesis : Page::Conflicts);
    });
}

void ComparePages::showSynthesis(const Synthesis *synthesis)
{
    m_hasSynthesis = synthesis != nullptr;
    showPage();
}

void ComparePages::refresh()
{
    m_conflicts->setAnswers(comparedAnswers(m_turn));
}

void ComparePages::setPage(Page page)
{
    if (m_tabs->isTabVisible(int(page)))
        m_tabs->setCurrentIndex(int(page));
}

ComparePages::Page ComparePages::page() const
{
    return Page(m_tabs->currentIndex());
}

bool ComparePages::isOpen() const
{
    return m_hasSynthesis || page() != Page::Synthesis;
}

void ComparePages::showConflicts()
{
    const QString title = m_conflicts->title();
    m_alarm->setMessage(Tone::Warning, title, m_conflicts->summary());
    if (m_alarm->isHidden() && !title.isEmpty() && !m_turn.ended && isVisible())
        new SpokenNotice(title, window());
    m_tabs->setTabText(int(Page::Conflicts), tr("Conflicts (%1)").arg(m_conflicts->count()));
    showTabs();
    m_alarm->setVisible(!title.isEmpty());
    emit openChanged();
}

void ComparePages::showTabs()
{
    const bool hasConflicts = m_conflicts->count() > 0;
    if (!hasConflicts && page() == Page::Conflicts)
        setPage(Page::Synthesis);
    m_tabs->setTabVisible(int(Page::Conflicts), hasConflicts);
    m_tabs->setVisible(hasConflicts);
    showPage();
}

void ComparePages::showPage()
{
    m_pages->setCurrentIndex(m_tabs->currentIndex());
    m_pages->setVisible(isOpen());
    m_alarm->setActions({page() == Page::Conflicts
                             ? MessageStrip::Action{tr("Hide"), tr("Back to the synthesis")}
                             : MessageStrip::Action{tr("Show"), tr("List what each member says")}});
    emit openChanged();
}

} // namespace Conclave
