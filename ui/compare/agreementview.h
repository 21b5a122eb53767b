#pragma once

#include "core/insight/agreement.h"
#include "ui/compare/comparedtext.h"
#include "ui/compare/newestreading.h"

#include <QWidget>

class QLabel;

namespace Conclave {

class AgreementTable;

/// The agreement map of a turn: which member supports or contradicts which claim, or is silent.
///
/// Drawn up on another thread, once it is to be seen; what was drawn up from answers that have
/// changed since is dropped.
class AgreementView final : public QWidget
{
    Q_OBJECT

public:
    explicit AgreementView(QWidget *parent = nullptr);

    void setAnswers(const QList<ComparedText> &answers);
    QWidget &table() const; ///< What takes the keyboard.

signals:
    void placeChosen(const Conclave::TextPlace &place);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void draw();
    void take(const QList<ComparedText> &answers, const Agreement &agreement);
    void showWords();

    QList<ComparedText> m_answers;
    bool m_isOutdated = false; ///< To be drawn up once it is seen.
    bool m_isCut = false;
    AgreementTable *m_table;
    QLabel *m_words; ///< What the current cell says, or why there is none.
    NewestReading<QList<ComparedText>, Agreement> m_drawing;
};

} // namespace Conclave
