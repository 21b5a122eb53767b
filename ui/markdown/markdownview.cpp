#include "ui/markdown/markdownview.h"

#include "ui/markdown/codecopybutton.h"
#include "ui/markdown/decorations.h"
#include "ui/markdown/linktarget.h"
#include "ui/markdown/selectiontext.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QImage>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

namespace Conclave {

using namespace std::chrono_literals;

namespace {

constexpr auto ShortestPause = 40ms;
constexpr auto LongestPause = 1000ms;
constexpr auto MarkTime = 1500ms;

} // namespace

MarkdownView::MarkdownView(QWidget *parent)
    : QTextBrowser(parent)
    , m_stream(*document())
    , m_copyCode(new CodeCopyButton(*this))
    , m_pause(ShortestPause)
{
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setAcceptDrops(false);
    setFrameShape(NoFrame);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &MarkdownView::render);
    connect(this, &QTextEdit::selectionChanged, this, &MarkdownView::schedule);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        if (const auto target = linkTarget(url.toString(QUrl::FullyEncoded)))
            emit linkActivated(*target);
    });
    connectScrollBar();
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
    appendText(text);
}

void MarkdownView::clear()
{
    m_stream.clear();
    m_following = true;
    m_pause = ShortestPause;
}

void MarkdownView::flush()
{
    m_timer.stop();
    render();
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
    m_pause = ShortestPause;
    document()->setDefaultFont(style.body);
    document()->setDocumentMargin(style.space);
    setTabStopDistance(4 * QFontMetricsF(style.code).horizontalAdvance(u' '));
    if (!isVisible())
        return;
    render();
    if (!following)
        verticalScrollBar()->setValue(scrolled);
    m_following = following;
}

void MarkdownView::schedule()
{
    if (!m_stream.isShown() && isVisible() && !m_timer.isActive())
        m_timer.start(m_pause);
}

bool MarkdownView::selectionReachesTail() const
{
    const QTextCursor cursor = textCursor();
    return cursor.hasSelection() && cursor.selectionEnd() > m_stream.settledPosition();
}

void MarkdownView::render()
{
    if (m_stream.isShown() || selectionReachesTail())
        return;
    QElapsedTimer watch;
    watch.start();
    const bool following = m_following;
    const int scrolled = verticalScrollBar()->value();
    const QTextCursor before = textCursor();
    const int anchor = before.anchor();
    const int position = before.position();

    const int from = m_stream.render(m_style);

    // Text that is inserted where a cursor stands would take the cursor along.
    if (QTextCursor after = textCursor();
        after.anchor() != anchor || after.position() != position) {
        after.setPosition(anchor);
        after.setPosition(position, QTextCursor::KeepAnchor);
        setTextCursor(after);
    }
    verticalScrollBar()->setValue(following ? verticalScrollBar()->maximum() : scrolled);
    m_following = following;
    m_pause =
        std::clamp(8 * std::chrono::milliseconds(watch.elapsed()), +ShortestPause, +LongestPause);
    emit textShown(from);
}

void MarkdownView::reveal(qsizetype offset)
{
    flush();
    QTextCursor place(document());
    place.setPosition(m_stream.positionOf(offset));
    const int above = viewport()->height() / 3;
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(bar->value() + cursorRect(place).top() - above);
    m_following = false;
    m_revealed = place.position();
    m_fading.start(int(std::chrono::milliseconds(MarkTime).count()), this);
    viewport()->update();
}

void MarkdownView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_fading.timerId())
        return QTextBrowser::timerEvent(event);
    m_fading.stop();
    m_revealed = -1;
    viewport()->update();
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

void MarkdownView::copyAsMarkdown() const
{
    QApplication::clipboard()->setText(rawText());
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

void MarkdownView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Copy"), QKeySequence::Copy, this, &QTextEdit::copy)
        ->setEnabled(textCursor().hasSelection());
    menu->addAction(tr("Copy as &Markdown"), this, &MarkdownView::copyAsMarkdown)
        ->setEnabled(!rawText().isEmpty());
    m_copyCode->addTo(*menu, event->pos());
    const QString address = anchorAt(event->pos());
    if (!address.isEmpty())
        menu->addAction(tr("Copy &Link Address"), this, [address] {
            QApplication::clipboard()->setText(address);
        });
    menu->addSeparator();
    menu->addAction(tr("Select &All"), QKeySequence::SelectAll, this, &QTextEdit::selectAll)
        ->setEnabled(!document()->isEmpty());
    menu->popup(event->globalPos());
}

void MarkdownView::paintEvent(QPaintEvent *event)
{
    {
        const QPoint offset(horizontalScrollBar()->value(), verticalScrollBar()->value());
        QPainter painter(viewport());
        painter.translate(-offset);
        if (m_revealed >= 0)
            painter.fillRect(
                document()->documentLayout()->blockBoundingRect(document()->findBlock(m_revealed)),
                m_style.mark);
        paintDecorations(painter,
                         cursorForPosition(event->rect().topLeft()).block(),
                         event->rect().translated(offset),
                         m_style);
    }
    QTextBrowser::paintEvent(event);
}

void MarkdownView::showEvent(QShowEvent *event)
{
    QTextBrowser::showEvent(event);
    render();
}

} // namespace Conclave
