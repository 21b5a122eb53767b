#include "ui/find/viewmatches.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>
#include <chrono>

namespace Conclave {

using namespace std::chrono_literals;

namespace {

constexpr auto Pause = 40ms;
/// So many matches before and behind what is seen are highlighted, too, so that scrolling seldom
/// has to do with it. Not all are: every cursor in a document makes its every change slower.
constexpr qsizetype Margin = 100;

/// Where a view is larger than what scrolls around it, a line of it can be in sight there and cut
/// off here.
void showInAreasAround(const QTextEdit &view, const QRect &line)
{
    const int air = 2 * line.height();
    for (QWidget *around = view.parentWidget(); around; around = around->parentWidget()) {
        auto *area = qobject_cast<QScrollArea *>(around);
        if (!area || !area->widget()->isAncestorOf(&view))
            continue;
        const QPoint place = view.viewport()->mapTo(area->widget(), line.center());
        area->ensureVisible(place.x(), place.y(), 0, air);
    }
}

} // namespace

ViewMatches::ViewMatches(QTextEdit &view, QObject *parent) : QObject(parent), m_view(&view)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(Pause);
    connect(&m_soon, &QTimer::timeout, this, &ViewMatches::update);
    connect(view.document(), &QTextDocument::contentsChange, this, &ViewMatches::note);
    connect(view.verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { highlight(); });
    view.installEventFilter(this);
}

ViewMatches::~ViewMatches()
{
    if (m_view && m_last > m_first)
        m_view->setExtraSelections({});
}

void ViewMatches::setQuery(const FindQuery &query)
{
    m_soon.stop();
    m_newFrom.reset();
    m_current.reset();
    m_matches = TextMatches(query);
    if (m_view)
        m_matches.update(*m_view->document(), 0);
    highlight(true);
}

void ViewMatches::setCurrent(std::optional<int> position)
{
    if (m_current == position)
        return;
    m_current = position;
    highlight(true);
}

void ViewMatches::showCurrent()
{
    // A view that was hidden gets its size only when its owner has laid it out.
    QMetaObject::invokeMethod(this, &ViewMatches::scrollToCurrent, Qt::QueuedConnection);
}

bool ViewMatches::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        highlight(true);
    else if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        highlight();
    return QObject::eventFilter(watched, event);
}

void ViewMatches::note(int from)
{
    m_newFrom = std::min(from, m_newFrom.value_or(from));
    if (!m_soon.isActive() && m_matches.length() > 0)
        m_soon.start();
}

void ViewMatches::update()
{
    if (!m_newFrom || !m_view)
        return;
    const bool isChanged = m_matches.update(*m_view->document(), *m_newFrom);
    m_newFrom.reset();
    highlight(true); // a rendering may have taken highlights along with the text it replaced
    if (isChanged)
        emit changed();
}

void ViewMatches::scrollToCurrent()
{
    if (!m_view || !m_current)
        return;
    QTextCursor cursor(m_view->document());
    cursor.setPosition(std::min(*m_current, m_view->document()->characterCount() - 1));
    const QRect start = m_view->cursorRect(cursor);
    const QRect seen = m_view->viewport()->rect();
    if (start.top() < seen.top() || start.bottom() > seen.bottom()) {
        QScrollBar *bar = m_view->verticalScrollBar();
        bar->setValue(bar->value() + start.top() - seen.height() / 3);
    }
    if (start.left() < seen.left() || start.right() > seen.right()) {
        QScrollBar *bar = m_view->horizontalScrollBar();
        bar->setValue(bar->value() + start.left() - seen.width() / 3);
    }
    showInAreasAround(*m_view, m_view->cursorRect(cursor));
    highlight();
}

/// Highlights what is seen, unless that is done; `isAnew`: even then.
void ViewMatches::highlight(bool isAnew)
{
    if (!m_view)
        return;
    const QList<int> &all = m_matches.positions();
    const QRect seen = m_view->viewport()->rect();
    const int top = m_view->cursorForPosition(seen.topLeft()).position() - m_matches.length();
    const int bottom = m_view->cursorForPosition(seen.bottomRight()).position();
    const qsizetype first = std::ranges::lower_bound(all, top) - all.cbegin();
    const qsizetype last = std::ranges::upper_bound(all, bottom) - all.cbegin();
    if (!isAnew && first >= m_first && last <= m_last)
        return;
    const bool wasAny = m_last > m_first;
    m_first = std::max(qsizetype(0), first - Margin);
    m_last = std::min(all.size(), last + Margin);
    // Behind that, the document may be another one already; update() is about to look.
    const int end = m_view->document()->characterCount() - 1;
    const int known = std::min(m_newFrom.value_or(end), end) - m_matches.length();
    QList<QTextEdit::ExtraSelection> highlights;
    for (qsizetype place = m_first; place < m_last && all.at(place) <= known; ++place)
        highlights.append(highlightOf(all.at(place)));
    if (wasAny || !highlights.isEmpty())
        m_view->setExtraSelections(highlights);
}

QTextEdit::ExtraSelection ViewMatches::highlightOf(int position) const
{
    const Theme theme = Theme::of(m_view->palette());
    const bool isCurrent = m_current == position;
    QTextEdit::ExtraSelection highlight;
    highlight.cursor = QTextCursor(m_view->document());
    highlight.cursor.setPosition(position);
    highlight.cursor.setPosition(position + m_matches.length(), QTextCursor::KeepAnchor);
    // Colours of code are made for another ground, and colour alone would not be enough.
    highlight.format.setForeground(isCurrent ? theme.onCurrentMatch : theme.text);
    highlight.format.setBackground(isCurrent ? theme.currentMatch : theme.match);
    highlight.format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
    highlight.format.setUnderlineColor(isCurrent ? theme.onCurrentMatch : theme.warning);
    return highlight;
}

} // namespace Conclave
