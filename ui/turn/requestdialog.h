#pragma once

#include "core/prices/pricetable.h"
#include "core/session/turn.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace Conclave {

/// What exactly every member and the chair of a turn was sent: address and body, how long it is,
/// and the same as a curl command. There is no key in it.
class RequestDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Shows the turn as it is now. `prices` knows context windows; null: none is known.
    RequestDialog(const Turn &turn, const PriceTable *prices, QWidget *parent = nullptr);

private:
    struct Request
    {
        Member seat;
        QJsonObject body;
        std::optional<qint64> contextWindow;
    };

    void collect(const Turn &turn, const PriceTable *prices);
    void createParts();
    void show(int row);
    void copy();

    QList<Request> m_requests;
    QListWidget *m_seats = nullptr;
    QLabel *m_size = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace Conclave
