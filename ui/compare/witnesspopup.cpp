#include "ui/compare/witnesspopup.h"

#include "ui/compare/quotelist.h"
#include "ui/compare/quotemodel.h"
#include "ui/theme/metrics.h"

#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int WidthInCharacters = 80;
constexpr int MostLines = 18;

} // namespace

WitnessPopup::WitnessPopup(const QList<QuoteRow> &rows, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_list(new QuoteList(this))
{
    setObjectName(u"witnessPopup"_s);
    setAccessibleName(tr("Who stands behind this statement"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    m_list->setObjectName(u"witnesses"_s);
    m_list->setAccessibleName(accessibleName());
    m_list->setRows(rows);
    m_list->setCurrentIndex(m_list->quotes().index(rows.size() > 1 ? 1 : 0, 0)); // past the heading
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Small, Metrics::Tiny, Metrics::Small, Metrics::Small);
    layout->addWidget(m_list);
    connect(m_list, &QuoteList::placeChosen, this, [this](const TextPlace &place) {
        close();
        emit placeChosen(place);
    });
}

void WitnessPopup::openAt(const QRect &place)
{
    const QRect room = parentWidget()->screen()->availableGeometry();
    const int width = std::min(room.width(), WidthInCharacters * fontMetrics().averageCharWidth());
    const int most = std::min(room.height() / 2, MostLines * fontMetrics().lineSpacing());
    const QMargins around = layout()->contentsMargins() + frameWidth();
    // Nothing is laid out before it is shown, and the rows wrap in the width they will get.
    const int rows = m_list->heightFor(width - around.left() - around.right());
    m_list->setFixedHeight(std::min(most, rows));
    const int height = m_list->height() + around.top() + around.bottom();
    resize(width, height);
    const int below = place.bottom() + Metrics::Tiny;
    const int above = place.top() - height - Metrics::Tiny;
    const int x =
        std::clamp(place.left(), room.left(), std::max(room.left(), room.right() - width));
    move(x, below + height <= room.bottom() ? below : std::max(room.top(), above));
    show();
    m_list->setFocus(Qt::PopupFocusReason);
}

} // namespace Conclave
