#pragma once

#include "core/prices/spending.h"

#include <QLabel>

namespace Conclave {

/// What a whole session has used, below its questions: "Session: 12,345 tok · $0.12".
/// Questions whose answers have no names yet are left out of it.
class SpendingLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit SpendingLabel(QWidget *parent = nullptr);

    /// `hidden` questions are not in it.
    void showSpending(const Spending &spending, int hidden);
};

} // namespace Conclave
