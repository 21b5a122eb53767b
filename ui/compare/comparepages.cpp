#include "ui/compare/comparepages.h"

#include "ui/answer/answerbody.h"
#include "ui/compare/agreementview.h"
#include "ui/compare/conflictview.h"
#include "ui/compare/differenceview.h"
#include "ui/compare/synthesistrace.h"
#include "ui/markdown/markdownview.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/messagestrip.h"
#include "ui/widgets/spokennotice.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

ComparePages::ComparePages(const Turn &turn, QWidget *parent)
    : QWidget(parent)
    , m_turn(turn)
    , m_alarm(new MessageStrip(this)) // Tab comes to things in the order they are made
    , m_tabs(createTabs())
    , m_toggle(createToggle())
    , m_pages(new QStackedWidget(this))
{
    m_alarm->setObjectName(u"conflictAlarm"_s);
    m_alarm->setSubject(tr("Where the answers differ"));
    m_alarm->setActions({{tr("Show"), tr("List what each member says")}});
    m_alarm->hide();
    m_pages->hide();
    auto *row = new QHBoxLayout;
    row->addWidget(m_tabs, 1);
    row->addWidget(m_toggle);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_alarm);
    layout->addLayout(row);
    layout->addWidget(m_pages, 1);
}

QTabBar *ComparePages::createTabs()
{
    auto *tabs = new QTabBar(this);
    tabs->setObjectName(u"compareTabs"_s);
    tabs->setAccessibleName(tr("Views of the synthesis"));
    tabs->setExpanding(false);
    tabs->setDrawBase(false);
    const auto add = [tabs](Page page, const QString &word, const QString &toolTip) {
        tabs->insertTab(int(page), word);
        tabs->setTabToolTip(int(page), toolTip);
        tabs->setTabVisible(int(page), page == Page::Synthesis);
    };
    add(Page::Synthesis, tr("Synthesis"), tr("What the chair makes of the answers"));
    add(Page::Agreement, tr("Agreement"), tr("Which member supports which claim"));
    add(Page::Differences, tr("Differences"), tr("Any two texts side by side"));
    add(Page::Conflicts,
        tr("Conflicts"),
        tr("Where the answers differ in numbers, dates, units or a yes or no"));
    tabs->setTabIcon(int(Page::Conflicts), icon(u"warning"));
    tabs->hide();
    connect(tabs, &QTabBar::currentChanged, this, &ComparePages::showPage);
    return tabs;
}

QToolButton *ComparePages::createToggle()
{
    auto *toggle = new QToolButton(this);
    toggle->setObjectName(u"traceToggle"_s);
    toggle->setCheckable(true);
    toggle->setText(tr("Who says so"));
    toggle->setToolTip(tr("Show who stands behind each statement"));
    toggle->hide();
    connect(toggle, &QToolButton::toggled, this, [this](bool isOn) {
        m_trace->setOn(isOn);
        emit offerChanged();
    });
    return toggle;
}

QWidget *ComparePages::createSynthesisPage(AnswerBody &body)
{
    auto *page = new QWidget(this);
    m_text = &body.view();
    m_trace = new SynthesisTrace(body.view(), page);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(&body, 1);
    layout->addWidget(m_trace);
    connect(m_trace, &SynthesisTrace::placeChosen, this, &ComparePages::placeChosen);
    return page;
}

void ComparePages::addPages(AnswerBody &body)
{
    m_agreement = new AgreementView(this);
    m_differences = new DifferenceView(this);
    m_conflicts = new ConflictView(this);
    for (QWidget *page : {createSynthesisPage(body),
                          static_cast<QWidget *>(m_agreement),
                          static_cast<QWidget *>(m_differences),
                          static_cast<QWidget *>(m_conflicts)})
        m_pages->addWidget(page); // in the order of Page
    connect(m_agreement, &AgreementView::placeChosen, this, &ComparePages::placeChosen);
    connect(m_differences, &DifferenceView::placeChosen, this, &ComparePages::placeChosen);
    connect(m_conflicts, &ConflictView::changed, this, &ComparePages::showConflicts);
    connect(m_conflicts, &ConflictView::placeChosen, this, &ComparePages::placeChosen);
    connect(m_alarm, &MessageStrip::activated, this, [this] { openPage(Page::Conflicts); });
}

void ComparePages::refresh(const Synthesis *synthesis)
{
    m_hasSynthesis = synthesis != nullptr;
    const QList<ComparedText> answers = comparedAnswers(m_turn);
    QList<ComparedText> texts = answers;
    if (synthesis && isFinal(synthesis->answer.status) && !synthesis->answer.text.isEmpty())
        texts.append(comparedSynthesis(m_turn, *synthesis));
    m_conflicts->setAnswers(answers);
    m_agreement->setAnswers(answers);
    if (texts.size() > 1)
        m_differences->setTexts(texts);
    trace(synthesis);
    offer(Page::Agreement, answers.size() > 1);
    offer(Page::Differences, texts.size() > 1);
    showPage();
}

void ComparePages::setPage(Page page)
{
    if (hasPage(page))
        m_tabs->setCurrentIndex(int(page));
}

void ComparePages::openPage(Page page)
{
    setPage(page);
    if (this->page() == page && isOpen())
        reader(page).setFocus(Qt::OtherFocusReason);
}

/// No page has it for its focus proxy: Tab would come to it where the page was made, and leave out
/// all that the reader comes to before.
QWidget &ComparePages::reader(Page page) const
{
    switch (page) {
    case Page::Synthesis:
        return *m_text;
    case Page::Agreement:
        return m_agreement->table();
    case Page::Differences:
        return m_differences->table();
    case Page::Conflicts:
        return m_conflicts->list();
    }
    Q_UNREACHABLE();
}

bool ComparePages::canStep() const
{
    return page() == Page::Differences || (page() == Page::Synthesis && isTracing() && canTrace());
}

bool ComparePages::hasPage(Page page) const
{
    return m_tabs->isTabVisible(int(page));
}

void ComparePages::step(int direction)
{
    if (page() == Page::Differences)
        m_differences->step(direction);
    else if (page() == Page::Synthesis)
        m_trace->step(direction);
}

ComparePages::Page ComparePages::page() const
{
    return Page(m_tabs->currentIndex());
}

void ComparePages::trace(const Synthesis *synthesis)
{
    const QList<ComparedText> answers =
        synthesis ? answersBehind(m_turn, *synthesis) : QList<ComparedText>();
    const bool hasEnded = synthesis && isFinal(synthesis->answer.status);
    if (hasEnded && !answers.isEmpty() && !synthesis->answer.text.isEmpty())
        m_trace->setTexts(comparedSynthesis(m_turn, *synthesis), answers);
    else
        m_trace->clear();
}

void ComparePages::setTracing(bool isTracing)
{
    m_toggle->setChecked(isTracing);
    if (isTracing)
        setPage(Page::Synthesis);
}

bool ComparePages::isTracing() const
{
    return m_toggle->isChecked();
}

bool ComparePages::canTrace() const
{
    return m_trace->canTrace();
}

bool ComparePages::isOpen() const
{
    return m_hasSynthesis || page() != Page::Synthesis;
}

void ComparePages::showConflicts()
{
    const QString title = m_conflicts->title();
    m_alarm->setMessage(Tone::Warning, title, m_conflicts->summary());
    const bool isNew = !hasPage(Page::Conflicts) && !title.isEmpty();
    if (isNew && !m_turn.ended && isVisible())
        new SpokenNotice(title, window());
    m_tabs->setTabText(int(Page::Conflicts), tr("Conflicts (%1)").arg(m_conflicts->count()));
    offer(Page::Conflicts, !title.isEmpty());
    showPage();
}

void ComparePages::offer(Page page, bool isOffered)
{
    if (!isOffered && this->page() == page)
        setPage(Page::Synthesis);
    m_tabs->setTabVisible(int(page), isOffered);
    m_tabs->setVisible(hasPage(Page::Differences) || hasPage(Page::Conflicts));
}

void ComparePages::showPage()
{
    m_pages->setCurrentIndex(m_tabs->currentIndex());
    for (int place = 0; place < m_pages->count(); ++place) { // only what is shown needs room
        const bool isShown = place == m_pages->currentIndex();
        m_pages->widget(place)->setSizePolicy(
            QSizePolicy::Preferred, isShown ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    }
    m_pages->setVisible(isOpen());
    m_toggle->setVisible(canTrace() && page() == Page::Synthesis);
    // Whoever looks at something else, or has the whole synthesis to read, knows of them by their
    // tab.
    const bool isWritten = m_turn.synthesis && isFinal(m_turn.synthesis->answer.status);
    m_alarm->setVisible(hasPage(Page::Conflicts) && page() == Page::Synthesis && !isWritten);
    emit offerChanged();
    emit openChanged();
}

} // namespace Conclave
