#pragma once

#include <QHeaderView>

namespace Conclave {

/// The head of an agreement map: each member's face above its narrow column.
class MemberHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit MemberHeader(QWidget *parent);

protected:
    QSize sizeHint() const override;
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
};

} // namespace Conclave
