#pragma once

#include "core/prices/spending.h"

#include <QLabel>

namespace Conclave {

/// What a whole session has used, below its questions: "Session: 12,345 tok · $0.12".
class SpendingLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit SpendingLabel(QWidget *parent = nullptr);

    void showSpending(const Spending &spending);
};

} // namespace Conclave
