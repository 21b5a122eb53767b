#include "ui/markdown/textfit.h"

#include "ui/markdown/sidewaysscroll.h"
#include "ui/markdown/tablefit.h"
#include "ui/theme/textrole.h"
#include "ui/widgets/framepacer.h"

#include <QElapsedTimer>
#include <QFontMetricsF>
#include <QScrollBar>
#include <QTextDocument>
#include <QTextEdit>

#include <algorithm>
#include <cmath>

namespace Conclave {

using namespace std::chrono_literals;

namespace {

constexpr int ShortText = 6000; ///< Characters; takes some 3 ms.
constexpr auto Pause = 80ms;    ///< Between two new widths of a long text.

} // namespace

TextFit::TextFit(QTextEdit &text) : QObject(&text), m_text(text)
{
    text.setLineWrapMode(QTextEdit::FixedPixelWidth);
    follow();
}

int TextFit::width() const
{
    const QFontMetricsF metrics(m_text.document()->defaultFont());
    // Code of that many columns is a little wider than text.
    const double measure = 1.1 * MeasureInCharacters * metrics.averageCharWidth();
    const double margins = 2 * m_text.document()->documentMargin();
    return std::min(m_text.viewport()->width(), int(std::ceil(measure + margins)));
}

bool TextFit::isFitting() const
{
    return m_text.lineWrapColumnOrWidth() == width() &&
           TableFit::room(*m_text.document()) == m_text.viewport()->width();
}

void TextFit::follow()
{
    if (isFitting())
        return;
    if (m_text.document()->characterCount() <= ShortText)
        return fit();
    // Until then the lines are too long or too short, which is no reason for a scroll bar.
    m_text.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    FramePacer::of(m_text).request(
        *this, [this] { return fitInTurn(); }, Pause);
}

void TextFit::fit()
{
    QScrollBar &bar = *m_text.verticalScrollBar();
    const bool wasAtEnd = bar.value() >= bar.maximum();
    const QTextCursor first = m_text.cursorForPosition({0, 0});
    const int above = m_text.cursorRect(first).top();
    TableFit::setRoom(*m_text.document(), m_text.viewport()->width());
    if (m_text.lineWrapColumnOrWidth() != width()) // even the same would have it all laid out
        m_text.setLineWrapColumnOrWidth(width());
    TableFit::fitAll(*m_text.document());
    m_text.setHorizontalScrollBarPolicy(SidewaysScroll::policyFor(m_text));
    if (wasAtEnd)
        bar.setValue(bar.maximum());
    else if (bar.value() > 0) // what was read stays where it was
        bar.setValue(bar.value() + m_text.cursorRect(first).top() - above);
}

std::chrono::microseconds TextFit::fitInTurn()
{
    QElapsedTimer watch;
    watch.start();
    if (!isFitting())
        fit();
    return std::chrono::milliseconds(watch.elapsed());
}

} // namespace Conclave
