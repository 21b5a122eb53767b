#include "ui/compare/agreementview.h"

#include "ui/compare/agreementmodel.h"
#include "ui/compare/agreementtable.h"
#include "ui/theme/metrics.h"

#include <QLabel>
#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

AgreementView::AgreementView(QWidget *parent)
    : QWidget(parent)
    , m_table(new AgreementTable(this))
    , m_words(new QLabel(this))
    , m_drawing([](const QList<ComparedText> &answers) { return agreement(sourceTexts(answers)); },
                [this](const auto &answers, const auto &drawn) { take(answers, drawn); })
{
    m_table->setObjectName(u"agreement"_s);
    m_table->setAccessibleName(tr("Which member supports which claim"));
    m_words->setObjectName(u"agreementWords"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_words);
    connect(m_table, &AgreementTable::placeChosen, this, &AgreementView::placeChosen);
    connect(m_table, &AgreementTable::currentCellChanged, this, &AgreementView::showWords);
}

QWidget &AgreementView::table() const
{
    return *m_table;
}

void AgreementView::setAnswers(const QList<ComparedText> &answers)
{
    if (answers == m_answers)
        return;
    m_answers = answers;
    draw();
}

void AgreementView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isOutdated)
        draw();
}

void AgreementView::draw()
{
    m_isOutdated = !isVisible();
    if (m_isOutdated)
        return;
    m_drawing.read(m_answers);
    showWords();
}

void AgreementView::take(const QList<ComparedText> &answers, const Agreement &agreement)
{
    m_isCut = agreement.isCut;
    m_table->agreement().setAgreement(agreement, answers);
    showWords();
}

void AgreementView::showWords()
{
    const AgreementModel &model = m_table->agreement();
    const bool isEmpty = model.rowCount() == 0;
    QStringList words;
    if (m_drawing.isReading() && isEmpty)
        words += tr("Drawing up who says what…");
    else if (isEmpty)
        words += tr("The answers hold no sentence that claims something.");
    else if (m_table->currentIndex().isValid())
        words += model.sentence(m_table->currentIndex());
    else
        words += tr("Choose a sign to read the sentence, and to go to it.");
    if (m_isCut && !isEmpty)
        words += tr("Not everything was read: the answers are very long.");
    m_words->setText(words.join(u' '));
    m_table->setVisible(!isEmpty);
}

} // namespace Conclave
