#pragma once

#include "core/council/member.h"
#include "ui/theme/memberaccent.h"
#include "ui/words/answerwords.h"

#include <QHash>
#include <QTabBar>

namespace Conclave {

/// One tab for each member, where there is room for one answer only.
class MemberTabs final : public QTabBar
{
    Q_OBJECT

public:
    explicit MemberTabs(QWidget *parent = nullptr);

    /// Gives a member its tab, at the end. `place` is its seat's, from 0.
    void add(const Member &member, int place);
    void setSign(MemberId member, const StatusSign &sign);
    void setOrder(const QList<MemberId> &members); ///< All that were added.
    void setCurrent(MemberId member);

signals:
    void chosen(Conclave::MemberId member);
    void moved(Conclave::MemberId member, int place); ///< By dragging its tab.

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    void changeEvent(QEvent *event) override;

private:
    struct Seat
    {
        QString name;
        QString face;
        MemberAccent accent;
    };

    int tabOf(MemberId member) const;
    MemberId memberAt(int tab) const;
    void drawFace(int tab);

    QHash<MemberId, Seat> m_seats;
};

} // namespace Conclave
