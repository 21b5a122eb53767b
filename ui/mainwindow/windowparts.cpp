#include "ui/mainwindow/windowparts.h"

#include "ui/theme/metrics.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

WindowParts::WindowParts(QWidget *side, QWidget *content, int usualWidth, QWidget *parent)
    : QSplitter(parent)
    , m_usualWidth(usualWidth)
{
    setObjectName(u"windowParts"_s);
    setHandleWidth(Metrics::Small);
    setChildrenCollapsible(false);
    addWidget(side);
    addWidget(content);
    setStretchFactor(1, 1);
    setSideWidth(0);
    connect(this, &QSplitter::splitterMoved, this, [this] { m_sideWidth = sizes().constFirst(); });
}

void WindowParts::setSideWidth(int width)
{
    m_sideWidth = std::max(width, 0);
    // The content takes all the rest, whatever the window's width.
    setSizes({m_sideWidth > 0 ? m_sideWidth : m_usualWidth, 1});
}

} // namespace Conclave
