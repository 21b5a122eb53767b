#include "ui/markdown/sidewaysscroll.h"

#include <QScrollBar>
#include <QTextDocument>
#include <QTextEdit>

#include <algorithm>

namespace Conclave {

namespace {

constexpr const char *Surplus = "conclaveSurplus";

} // namespace

SidewaysScroll::SidewaysScroll(QTextEdit &view) : QObject(&view), m_view(view)
{
    QScrollBar *bar = view.horizontalScrollBar();
    connect(bar, &QScrollBar::rangeChanged, this, &SidewaysScroll::update);
    connect(bar, &QScrollBar::valueChanged, this, &SidewaysScroll::update);
}

void SidewaysScroll::addSurplus(QTextDocument &document, qreal pixels)
{
    document.setProperty(Surplus, std::max(document.property(Surplus).toReal(), pixels));
}

void SidewaysScroll::update()
{
    // To change the range instead would have the view change it back, again and again.
    m_view.setHorizontalScrollBarPolicy(isNeeded() ? Qt::ScrollBarAsNeeded
                                                   : Qt::ScrollBarAlwaysOff);
    if (!isNeeded())
        m_view.horizontalScrollBar()->setValue(0);
}

bool SidewaysScroll::isNeeded() const
{
    const qreal surplus = m_view.document()->property(Surplus).toReal();
    return surplus == 0 || m_view.horizontalScrollBar()->maximum() > surplus + 1;
}

} // namespace Conclave
