#pragma once

#include "core/council/member.h"
#include "ui/words/answerwords.h"

#include <QAbstractButton>

namespace Conclave {

class StatusBadge;

/// A member whose answer is not shown itself: its face, its name and how its answer stands.
class MemberChip final : public QAbstractButton
{
    Q_OBJECT

public:
    /// `place` is the seat's place in the council, from 0.
    MemberChip(const Member &member, int place, QWidget *parent = nullptr);

    void setSign(const StatusSign &sign);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const QString m_name;
    StatusBadge *m_status;
};

/// "Critic, writing": the name of what stands for a member, for assistive technology.
QString memberSentence(const QString &name, const StatusSign &sign);

} // namespace Conclave
