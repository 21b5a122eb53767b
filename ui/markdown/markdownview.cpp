#include "ui/markdown/markdownview.h"

#include "core/markdown/linktarget.h"
#include "ui/markdown/codecopybutton.h"
#include "ui/markdown/decorations.h"
#include "ui/markdown/keptselection.h"
#include "ui/markdown/layoutdevice.h"
#include "ui/markdown/linerepaint.h"
#include "ui/markdown/placemark.h"
#include "ui/markdown/selectiontext.h"
#include "ui/markdown/sidewaysscroll.h"
#include "ui/markdown/textfit.h"
#include "ui/markdown/textmarks.h"
#include "ui/markdown/textmenu.h"
#include "ui/widgets/framepacer.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QImage>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace Conclave {

using namespace std::chrono_literals;

namespace {

constexpr auto LongestPause = 1000ms;
constexpr auto HeardPause = 500ms;     ///< Every rendering is told to a screen reader that listens.
constexpr qsizetype MostAtOnce = 6000; ///< Characters rendered in one turn.

} // namespace

MarkdownView::MarkdownView(QWidget *parent)
    : QTextBrowser(parent)
    , m_stream(*document())
    , m_device(new LayoutDevice(*this))
    , m_lines(new LineRepaint(*this))
    , m_copyCode(new CodeCopyButton(*this))
    , m_fit(new TextFit(*this))
    , m_mark(new PlaceMark(*this))
    , m_marks(new TextMarks(*this))
{
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setAcceptDrops(false);
    setFrameShape(NoFrame);
    setLayoutDirection(Qt::LeftToRight); // each paragraph has its own; Qt would shift all of them
    // Nothing behind the text is painted with it, and scrolling moves what is there already.
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    connect(this, &QTextEdit::selectionChanged, this, &MarkdownView::schedule);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        if (const auto target = linkTarget(url.toString(QUrl::FullyEncoded)))
            emit linkActivated(*target);
    });
    connectScrollBar();
    new SidewaysScroll(*this);
    applyStyle(MarkdownStyle::fromPalette(palette(), font()));
}

void MarkdownView::connectScrollBar()
{
    QScrollBar *bar = verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) {
        m_following = value >= bar->maximum();
    });
    connect(bar, &QScrollBar::rangeChanged, this, [this, bar](int, int maximum) {
        if (m_following)
            bar->setValue(maximum);
    });
}

void MarkdownView::appendText(const QString &text)
{
    m_stream.append(text);
    schedule();
}

void MarkdownView::setText(const QString &text)
{
    clear();
    m_following = text.isEmpty();
    m_stream.append(text);
    m_stream.finish();
    schedule();
}

void MarkdownView::finish()
{
    m_stream.finish();
    if (verticalScrollBar()->maximum() == 0)
        m_following = false;
    if (isVisible())
        flush();
}

void MarkdownView::followEnd()
{
    m_following = true;
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void MarkdownView::clear()
{
    m_stream.clear();
    m_following = true;
}

void MarkdownView::flush()
{
    if (!m_stream.isShown() && !selectionReachesTail())
        render(m_stream.rawText().size());
}

void MarkdownView::setMarkdownStyle(const MarkdownStyle &style)
{
    m_hasOwnStyle = true;
    applyStyle(style);
}

void MarkdownView::applyStyle(const MarkdownStyle &style)
{
    if (style == m_style)
        return;
    const bool following = m_following;
    const int scrolled = verticalScrollBar()->value();
    m_style = style;
    m_stream.restart();
    document()->setDefaultFont(style.body);
    document()->setDocumentMargin(style.space);
    m_fit->follow();
    setTabStopDistance(4 * QFontMetricsF(style.code).horizontalAdvance(u' '));
    if (!isVisible())
        return;
    flush(); // the place that is read stays in sight
    if (!following)
        verticalScrollBar()->setValue(scrolled);
    m_following = following;
}

void MarkdownView::schedule()
{
    if (m_stream.isShown() || !isVisible())
        return;
    // A slow text gets a quarter of the time at most.
    const auto slow = std::chrono::duration_cast<std::chrono::milliseconds>(3 * m_renderTime);
    const auto least = QAccessible::isActive() ? HeardPause : 0ms;
    FramePacer::of(*this).request(
        *this, [this] { return showNewText(); }, std::clamp(slow, least, +LongestPause));
}

bool MarkdownView::selectionReachesTail() const
{
    const QTextCursor cursor = textCursor();
    return cursor.hasSelection() && cursor.selectionEnd() > m_stream.settledPosition();
}

std::chrono::microseconds MarkdownView::showNewText()
{
    if (m_stream.isShown() || !isVisible() || selectionReachesTail())
        return {};
    render(m_stream.shownLength() + MostAtOnce);
    schedule(); // what is left
    return m_renderTime + m_paintTime;
}

void MarkdownView::render(qsizetype most)
{
    QElapsedTimer watch;
    watch.start();
    const bool following = m_following;
    const int scrolled = verticalScrollBar()->value();
    const KeptSelection selection(*this, m_stream.settledPosition());
    m_device->follow(*viewport());
    m_lines->begin();
    m_stream.render(m_style, most);
    m_lines->end();
    selection.restore();
    verticalScrollBar()->setValue(following ? verticalScrollBar()->maximum() : scrolled);
    m_following = following;
    m_renderTime = std::chrono::microseconds(watch.nsecsElapsed() / 1000);
}

void MarkdownView::reveal(qsizetype offset)
{
    flush();
    revealPosition(m_stream.positionOf(offset));
}

void MarkdownView::revealPart(const Range &part)
{
    flush();
    const ShownSpan span = m_stream.spanOf(part);
    if (span.isEmpty())
        return revealPosition(m_stream.positionOf(part.position));
    QTextCursor selection(document());
    selection.setPosition(span.to);
    selection.setPosition(span.from, QTextCursor::KeepAnchor); // reading begins at its beginning
    setTextCursor(selection);
    revealPosition(span.from);
}

void MarkdownView::revealPosition(int position)
{
    QTextCursor place(document());
    place.setPosition(position);
    const int above = viewport()->height() / 3;
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(bar->value() + cursorRect(place).top() - above);
    m_following = false;
    m_mark->show(position);
}

QVariant MarkdownView::loadResource(int, const QUrl &)
{
    // An empty answer would make Qt open the name as a file.
    static const QImage nothing = [] {
        QImage image(1, 1, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        return image;
    }();
    return nothing;
}

QMimeData *MarkdownView::createMimeDataFromSelection() const
{
    auto *mime = new QMimeData;
    mime->setText(selectionText(textCursor()));
    return mime;
}

bool MarkdownView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QTextBrowser::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    // An encoded address holds no character that could be taken for rich text.
    QToolTip::showText(help->globalPos(), anchorAt(help->pos()).left(300), viewport());
    return true;
}

void MarkdownView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    const bool looksChange =
        event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange;
    if (looksChange && !m_hasOwnStyle)
        applyStyle(MarkdownStyle::fromPalette(palette(), font()));
}

void MarkdownView::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    m_fit->follow();
}

void MarkdownView::contextMenuEvent(QContextMenuEvent *event)
{
    openTextMenu(*this, *m_copyCode, *event);
}

void MarkdownView::paintEvent(QPaintEvent *event)
{
    QElapsedTimer watch;
    watch.start();
    {
        const QPoint offset(horizontalScrollBar()->value(), verticalScrollBar()->value());
        QPainter painter(viewport());
        painter.fillRect(event->rect(), palette().base());
        painter.translate(-offset);
        m_mark->paint(painter, m_style.mark);
        const QRectF area = event->rect().translated(offset);
        paintDecorations(painter, *document(), area, m_style);
    }
    QTextBrowser::paintEvent(event);
    if (!m_marks->marks().isEmpty()) {
        const QPoint offset(horizontalScrollBar()->value(), verticalScrollBar()->value());
        QPainter painter(viewport());
        painter.translate(-offset);
        m_marks->paint(painter, event->rect().translated(offset));
    }
    m_paintTime = std::chrono::microseconds(watch.nsecsElapsed() / 1000);
}

void MarkdownView::showEvent(QShowEvent *event)
{
    QTextBrowser::showEvent(event);
    m_fit->follow();
    schedule();
}

} // namespace Conclave
