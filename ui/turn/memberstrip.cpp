#include "ui/turn/memberstrip.h"

#include "ui/theme/metrics.h"
#include "ui/turn/memberchip.h"

#include <QScrollBar>
#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

MemberStrip::MemberStrip(QWidget *parent) : QScrollArea(parent), m_column(new QVBoxLayout)
{
    setObjectName(u"memberStrip"_s);
    setAccessibleName(tr("Members"));
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    auto *column = new QWidget;
    column->setObjectName(u"panels"_s);
    column->setLayout(m_column);
    m_column->setContentsMargins({});
    m_column->setSpacing(Metrics::Tiny);
    m_column->addStretch(1);
    setWidget(column);
}

MemberChip *MemberStrip::add(const Member &member, int place)
{
    auto *chip = new MemberChip(member, place, widget());
    m_column->insertWidget(m_column->count() - 1, chip);
    m_chipOf.insert(member.id, chip);
    connect(chip, &MemberChip::clicked, this, [this, id = member.id] { emit chosen(id); });
    return chip;
}

void MemberStrip::setSign(MemberId member, const StatusSign &sign)
{
    if (MemberChip *chip = m_chipOf.value(member))
        chip->setSign(sign);
}

void MemberStrip::setOrder(const QList<MemberId> &members)
{
    for (int place = 0; place < members.size(); ++place) {
        MemberChip *chip = m_chipOf.value(members.at(place));
        if (m_column->indexOf(chip) != place)
            m_column->insertWidget(place, chip);
    }
}

void MemberStrip::setCurrent(MemberId member)
{
    MemberChip *chip = m_chipOf.value(member);
    if (!chip)
        return;
    chip->setChecked(true);
    ensureWidgetVisible(chip, 0, Metrics::Tiny);
}

QList<QWidget *> MemberStrip::chips() const
{
    QList<QWidget *> chips;
    for (int place = 0; place + 1 < m_column->count(); ++place)
        chips.append(m_column->itemAt(place)->widget());
    return chips;
}

DropSlot MemberStrip::slotAt(const QPoint &point) const
{
    QList<QRect> cells;
    for (const QWidget *chip : chips())
        cells.append(QRect(chip->mapTo(this, QPoint()), chip->size()));
    return dropSlot(cells, point, Qt::Vertical, m_column->spacing());
}

QSize MemberStrip::sizeHint() const
{
    constexpr int Characters = 26;
    const int width =
        qMax(Metrics::MinPanelWidth / 2, Characters * fontMetrics().averageCharWidth());
    return {width + verticalScrollBar()->sizeHint().width(), Metrics::MinPanelHeight};
}

} // namespace Conclave
