#pragma once

#include "core/council/member.h"
#include "ui/words/answerwords.h"

#include <QObject>

namespace Conclave {

class MemberChip;
class MemberStrip;
class MemberTabs;

/// Chooses whose answer is shown where only one is: from a strip beside it, or from tabs above it
/// where the strip would take too much room. Both always hold the same.
class MemberChooser final : public QObject
{
    Q_OBJECT

public:
    enum class Kind { None, Strip, Tabs };

    explicit MemberChooser(QWidget &area); ///< Becomes the parent of both.

    MemberStrip &strip() const { return *m_strip; }
    MemberTabs &tabs() const { return *m_tabs; }

    /// At the end. `place` is its seat's, from 0.
    MemberChip *add(const Member &member, int place);
    void setSign(MemberId member, const StatusSign &sign);
    void setKind(Kind kind);
    void show(const QList<MemberId> &order, MemberId current); ///< `order` has all.

signals:
    void chosen(Conclave::MemberId member);
    void moved(Conclave::MemberId member, int place); ///< By dragging a tab.

private:
    MemberStrip *m_strip;
    MemberTabs *m_tabs;
};

} // namespace Conclave
