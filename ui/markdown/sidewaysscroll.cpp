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

Qt::ScrollBarPolicy SidewaysScroll::policyFor(const QTextEdit &view)
{
    const qreal surplus = view.document()->property(Surplus).toReal();
    return surplus == 0 || view.horizontalScrollBar()->maximum() > surplus + 1
               ? Qt::ScrollBarAsNeeded
               : Qt::ScrollBarAlwaysOff;
}

void SidewaysScroll::update()
{
    if (m_view.document()->property(Surplus).isNull())
        return;
    // To change the range instead would have the view change it back, again and again.
    m_view.setHorizontalScrollBarPolicy(policyFor(m_view));
    if (policyFor(m_view) == Qt::ScrollBarAlwaysOff)
        m_view.horizontalScrollBar()->setValue(0);
}

} // namespace Conclave
