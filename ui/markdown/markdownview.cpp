#include "ui/markdown/markdownview.h"

#include "ui/markdown/decorations.h"
#include "ui/markdown/linktarget.h"
#include "ui/markdown/markdownbuilder.h"
#include "ui/markdown/selectiontext.h"

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
constexpr qsizetype RichLimit = 200'000;
constexpr qsizetype PlainLimit = 1'000'000;

} // namespace

MarkdownView::MarkdownView(QWidget *parent) : QTextBrowser(parent), m_pause(ShortestPause)
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
    m_raw += text;
    schedule();
}

void MarkdownView::setText(const QString &text)
{
    clear();
    appendText(text);
}

void MarkdownView::clear()
{
    m_raw.clear();
    m_following = true;
    restart();
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
    restart();
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

void MarkdownView::restart()
{
    document()->clear();
    m_splitter = {};
    m_settled = {};
    m_taken = 0;
    m_pause = ShortestPause;
}

void MarkdownView::schedule()
{
    if (m_taken < m_raw.size() && isVisible() && !m_timer.isActive())
        m_timer.start(m_pause);
}

bool MarkdownView::selectionReachesTail() const
{
    const QTextCursor cursor = textCursor();
    return cursor.hasSelection() && cursor.selectionEnd() > m_settled.position;
}

void MarkdownView::render()
{
    if (m_taken == m_raw.size() || selectionReachesTail())
        return;
    QElapsedTimer watch;
    watch.start();
    const bool following = m_following;
    const int scrolled = verticalScrollBar()->value();
    const QTextCursor before = textCursor();
    const int anchor = before.anchor();
    const int position = before.position();

    QTextCursor edit(document());
    edit.beginEditBlock();
    MarkdownBuilder builder(*document(), m_style);
    builder.rewind(m_settled);
    addNewText(builder);
    m_settled = builder.mark();
    if (const MarkdownBlock tail = m_splitter.tail(); !tail.text.isEmpty())
        builder.add(tail);
    edit.endEditBlock();

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
}

void MarkdownView::addNewText(MarkdownBuilder &builder)
{
    const qsizetype before = m_taken;
    const auto add = [&builder](const QList<MarkdownBlock> &blocks) {
        for (const MarkdownBlock &block : blocks)
            builder.add(block);
    };
    const auto addUpTo = [this, add](qsizetype limit) {
        const qsizetype end = std::min(limit, m_raw.size());
        if (end > m_taken)
            add(m_splitter.feed(QStringView(m_raw).sliced(m_taken, end - m_taken)));
        m_taken = std::max(m_taken, end);
    };
    const auto passes = [this, before](qsizetype limit) {
        return before <= limit && m_raw.size() > limit;
    };
    addUpTo(RichLimit);
    if (passes(RichLimit)) {
        add(m_splitter.switchToPlainText());
        builder.addNote(tr("This answer is very long. From here on it is shown as plain text."));
    }
    addUpTo(PlainLimit);
    if (passes(PlainLimit)) {
        add(m_splitter.switchToPlainText());
        builder.addNote(tr("The rest is not shown. “Copy as Markdown” copies all of it."));
    }
    m_taken = m_raw.size();
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
    QApplication::clipboard()->setText(m_raw);
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
        ->setEnabled(!m_raw.isEmpty());
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
