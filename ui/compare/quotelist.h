#pragma once

#include "ui/compare/quoterow.h"

#include <QListView>

namespace Conclave {

class QuoteModel;

/// Sentences of members under headings; a click or Enter goes to where one stands.
class QuoteList final : public QListView
{
    Q_OBJECT

public:
    explicit QuoteList(QWidget *parent = nullptr);

    void setRows(const QList<QuoteRow> &rows);
    QuoteModel &quotes() const { return *m_model; }
    int heightFor(int width) const; ///< Of all rows, in a list that is to be shown as wide.

signals:
    void placeChosen(const Conclave::TextPlace &place);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void choose(const QModelIndex &index);

    QuoteModel *m_model;
};

} // namespace Conclave
