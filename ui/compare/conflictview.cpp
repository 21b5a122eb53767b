#include "ui/compare/conflictview.h"

#include "ui/compare/conflictwords.h"
#include "ui/compare/quotelist.h"
#include "ui/theme/metrics.h"

#include <QLabel>
#include <QtConcurrentRun>
#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

ConflictView::ConflictView(QWidget *parent) : QWidget(parent), m_list(new QuoteList(this))
{
    m_list->setObjectName(u"conflicts"_s);
    m_list->setAccessibleName(tr("Where the answers differ"));
    setFocusProxy(m_list);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_list);
    connect(m_list, &QuoteList::placeChosen, this, &ConflictView::placeChosen);
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] { take(m_reading.result()); });
}

void ConflictView::setAnswers(const QList<ComparedText> &answers)
{
    if (answers == m_answers)
        return;
    m_answers = answers;
    if (!m_isReading)
        read();
}

void ConflictView::read()
{
    m_isReading = true;
    m_reading.setFuture(QtConcurrent::run([answers = m_answers] {
        return Reading{answers, conflicts(claims(sourceTexts(answers), ThoroughReading))};
    }));
}

QString ConflictView::title() const
{
    return conflictTitle(m_shown.conflicts);
}

QString ConflictView::summary() const
{
    return conflictSummary(m_shown.conflicts, m_shown.answers);
}

void ConflictView::take(const Reading &reading)
{
    m_isReading = false;
    if (reading.answers != m_answers) {
        read();
        return;
    }
    m_shown = reading;
    m_list->setRows(conflictRows(reading.conflicts, reading.answers));
    emit changed();
}

} // namespace Conclave
