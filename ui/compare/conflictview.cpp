#include "ui/compare/conflictview.h"

#include "ui/compare/conflictwords.h"
#include "ui/compare/quotelist.h"
#include "ui/theme/metrics.h"

#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

ConflictView::ConflictView(QWidget *parent)
    : QWidget(parent)
    , m_list(new QuoteList(this))
    , m_reading(
          [](const QList<ComparedText> &answers) {
              return conflicts(claims(sourceTexts(answers), ThoroughReading));
          },
          [this](const auto &answers, const auto &found) { take(answers, found); })
{
    m_list->setObjectName(u"conflicts"_s);
    m_list->setAccessibleName(tr("Where the answers differ"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_list);
    connect(m_list, &QuoteList::placeChosen, this, &ConflictView::placeChosen);
}

QWidget &ConflictView::list() const
{
    return *m_list;
}

void ConflictView::setAnswers(const QList<ComparedText> &answers)
{
    if (answers == m_answers)
        return;
    m_answers = answers;
    m_reading.read(answers);
}

QString ConflictView::title() const
{
    return conflictTitle(m_shown);
}

QString ConflictView::summary() const
{
    return conflictSummary(m_shown, m_shownAnswers);
}

void ConflictView::take(const QList<ComparedText> &answers, const QList<Conflict> &conflicts)
{
    m_shownAnswers = answers;
    m_shown = conflicts;
    m_list->setRows(conflictRows(conflicts, answers));
    emit changed();
}

} // namespace Conclave
