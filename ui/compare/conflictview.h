#pragma once

#include "core/insight/conflicts.h"
#include "ui/compare/comparedtext.h"
#include "ui/compare/newestreading.h"

#include <QWidget>

namespace Conclave {

class QuoteList;

/// Where the answers of a turn differ in a number, an amount, a measure, a date or a yes or no:
/// every value with those who say so and their sentences.
///
/// Looked for on another thread, once at a time, however many answers end together; what was found
/// in answers that have changed since is dropped.
class ConflictView final : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictView(QWidget *parent = nullptr);

    /// Looks again if these are others than before; until that is done it shows what it showed.
    void setAnswers(const QList<ComparedText> &answers);
    QWidget &list() const; ///< What takes the keyboard.

    qsizetype count() const { return m_shown.size(); }
    QString title() const;   ///< "The answers differ in 3 places"; empty when they do not.
    QString summary() const; ///< The first few in one line.

signals:
    void changed();
    void placeChosen(const Conclave::TextPlace &place);

private:
    void take(const QList<ComparedText> &answers, const QList<Conflict> &conflicts);

    QuoteList *m_list;
    QList<ComparedText> m_answers; ///< The newest ones.
    QList<ComparedText> m_shownAnswers;
    QList<Conflict> m_shown; ///< Of those.
    NewestReading<QList<ComparedText>, QList<Conflict>> m_reading;
};

} // namespace Conclave
