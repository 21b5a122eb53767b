#pragma once

#include "core/council/member.h"
#include "ui/turn/panelplan.h"
#include "ui/words/answerwords.h"

#include <QHash>
#include <QScrollArea>

class QVBoxLayout;

namespace Conclave {

class MemberChip;

/// All members below each other, beside the one whose answer is shown.
class MemberStrip final : public QScrollArea
{
    Q_OBJECT

public:
    explicit MemberStrip(QWidget *parent = nullptr);

    /// Gives a member its chip, at the end. `place` is its seat's, from 0.
    MemberChip *add(const Member &member, int place);
    void setSign(MemberId member, const StatusSign &sign);
    void setOrder(const QList<MemberId> &members); ///< All that were added.
    void setCurrent(MemberId member);
    QList<QWidget *> chips() const; ///< In their order.

    /// Where a chip at `point` would be dropped; in the strip's coordinates.
    DropSlot slotAt(const QPoint &point) const;

    QSize sizeHint() const override;

signals:
    void chosen(Conclave::MemberId member);

private:
    QVBoxLayout *m_column;
    QHash<MemberId, MemberChip *> m_chipOf;
};

} // namespace Conclave
