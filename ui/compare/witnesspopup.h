#pragma once

#include "ui/compare/quoterow.h"

#include <QFrame>

namespace Conclave {

class QuoteList;

/// Who stands behind a statement and against it; a sentence that is chosen closes it. Deletes
/// itself when it is closed.
class WitnessPopup final : public QFrame
{
    Q_OBJECT

public:
    WitnessPopup(const QList<QuoteRow> &rows, QWidget *parent);

    /// Opens below `place` of the screen, or above it where there is more room.
    void openAt(const QRect &place);

signals:
    void placeChosen(const Conclave::TextPlace &place);

private:
    QuoteList *m_list;
};

} // namespace Conclave
