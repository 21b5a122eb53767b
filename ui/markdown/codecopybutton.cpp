#include "ui/markdown/codecopybutton.h"

#include "ui/code/codelanguage.h"
#include "ui/markdown/codeblock.h"
#include "ui/markdown/markdownproperty.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textrole.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QClipboard>
#include <QFocusEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextDocument>
#include <QTextEdit>

#include <algorithm>
#include <chrono>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto ThanksTime = 1500ms;

bool isByKeyboard(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
           reason == Qt::ShortcutFocusReason;
}

} // namespace

CodeCopyButton::CodeCopyButton(QTextEdit &view)
    : QToolButton(view.viewport())
    , m_view(view)
    , m_viewport(view.viewport())
{
    setObjectName(u"copyCode"_s);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setToolTip(tr("Copy this code"));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::ArrowCursor);
    m_thanks.setSingleShot(true);
    m_thanks.setInterval(ThanksTime);
    connect(&m_thanks, &QTimer::timeout, this, [this] {
        showWords(false);
        refresh();
    });
    connect(this, &QToolButton::clicked, this, [this] { copy(m_line); });
    showWords(false);
    hide();
    watchView();
}

void CodeCopyButton::watchView()
{
    QWidget::setTabOrder(&m_view, this);
    m_view.installEventFilter(this);
    m_viewport->installEventFilter(this);
    m_viewport->setMouseTracking(true);
    const auto follow = [this] {
        if (m_pointer || m_byKeyboard)
            refresh();
    };
    connect(m_view.document(), &QTextDocument::contentsChanged, this, follow);
    connect(m_view.verticalScrollBar(), &QScrollBar::valueChanged, this, follow);
}

bool CodeCopyButton::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_view)
        followView(event);
    else if (watched == m_viewport)
        followPointer(event);
    return false;
}

void CodeCopyButton::followView(QEvent *event)
{
    if (event->type() != QEvent::FocusIn && event->type() != QEvent::FocusOut)
        return;
    const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
    if (reason == Qt::PopupFocusReason || reason == Qt::ActiveWindowFocusReason)
        return;
    m_byKeyboard = event->type() == QEvent::FocusIn ? isByKeyboard(reason) : hasFocus();
    refresh();
}

void CodeCopyButton::followPointer(QEvent *event)
{
    if (event->type() == QEvent::MouseMove) {
        const auto *move = static_cast<QMouseEvent *>(event);
        if (move->buttons() != Qt::NoButton) // the reader is selecting
            return;
        m_pointer = move->position().toPoint();
    } else if (event->type() == QEvent::Leave) {
        m_pointer.reset();
    } else if (event->type() != QEvent::Resize || isHidden()) {
        return;
    }
    refresh();
}

void CodeCopyButton::focusOutEvent(QFocusEvent *event)
{
    QToolButton::focusOutEvent(event);
    m_byKeyboard = isViewWhole() && m_view.hasFocus();
    refresh();
}

/// While it goes, a view still sends events, but is no longer one to be asked anything.
bool CodeCopyButton::isViewWhole() const
{
    return qobject_cast<const QTextEdit *>(m_viewport->parent()) != nullptr;
}

void CodeCopyButton::refresh()
{
    if (!isViewWhole())
        return;
    QTextBlock block = m_pointer ? codeAt(*m_pointer) : QTextBlock();
    if (!block.isValid() && m_byKeyboard)
        block = firstCodeInSight();
    if (!block.isValid()) {
        m_line = -1;
        hide();
        return;
    }
    m_line = block.position();
    m_language = block.blockFormat().intProperty(MarkdownProperty::CodeLanguage);
    if (m_thanks.isActive() && codeHead(block).position() != m_copied) {
        m_thanks.stop();
        showWords(false);
    }
    setAccessibleWords(m_thanks.isActive());
    placeOver(block);
    show();
}

QTextBlock CodeCopyButton::codeAt(const QPoint &point) const
{
    const QPointF place(point.x() + m_view.horizontalScrollBar()->value(),
                        point.y() + m_view.verticalScrollBar()->value());
    const int position = m_view.document()->documentLayout()->hitTest(place, Qt::FuzzyHit);
    const QTextBlock block = m_view.document()->findBlock(position);
    const QRectF rect = rectOf(block).adjusted(0, -2 * Metrics::Tiny, 0, 2 * Metrics::Tiny);
    const bool isHere = rect.top() <= point.y() && point.y() <= rect.bottom();
    return isHere && codeRun(block) > 0 ? block : QTextBlock();
}

QTextBlock CodeCopyButton::firstCodeInSight() const
{
    QTextBlock block = m_view.cursorForPosition({}).block();
    while (block.isValid() && rectOf(block).top() < m_view.viewport()->height()) {
        if (codeRun(block) > 0)
            return block;
        block = block.next();
    }
    return {};
}

QRectF CodeCopyButton::rectOf(const QTextBlock &block) const
{
    return m_view.document()->documentLayout()->blockBoundingRect(block).translated(
        -m_view.horizontalScrollBar()->value(), -m_view.verticalScrollBar()->value());
}

void CodeCopyButton::placeOver(const QTextBlock &block)
{
    QTextBlock first = block;
    while (codeRun(first.previous()) == codeRun(block) && rectOf(first).top() > 0)
        first = first.previous();
    setFont(fontFor(TextRole::Caption, m_view.font()));
    const int iconSize = std::max(fontMetrics().height(), +Metrics::Icon);
    setIconSize({iconSize, iconSize});
    adjustSize();
    const qreal inset =
        m_view.document()->documentMargin() + block.blockFormat().rightMargin() - 2 * Metrics::Tiny;
    const int edge = qRound(m_view.document()->pageSize().width()) - // where the code ends
                     m_view.horizontalScrollBar()->value();
    const int right = std::min(edge, m_view.viewport()->width());
    const int top = std::max(qRound(rectOf(first).top()) - Metrics::Tiny, +Metrics::Tiny);
    move(right - qRound(inset) - width(), top);
}

void CodeCopyButton::addTo(QMenu &menu, const QPoint &point)
{
    QTextBlock block = codeAt(point);
    if (!block.isValid() && m_line >= 0)
        block = m_view.document()->findBlock(m_line);
    if (codeRun(block) > 0)
        menu.addAction(tr("Copy Co&de"), this, [this, line = block.position()] { copy(line); });
}

void CodeCopyButton::copy(int line)
{
    const QTextBlock head = codeHead(m_view.document()->findBlock(line));
    if (!head.isValid())
        return;
    QApplication::clipboard()->setText(codeBelow(head));
    m_copied = head.position();
    m_thanks.start();
    showWords(true);
    refresh();
}

void CodeCopyButton::showWords(bool copied)
{
    setIcon(Conclave::icon(copied ? u"complete" : u"copy"));
    setText(copied ? tr("Copied") : tr("Copy"));
    setAccessibleWords(copied);
}

void CodeCopyButton::setAccessibleWords(bool copied)
{
    const CodeLanguage *language = codeLanguage(m_language);
    QString words = copied ? tr("Code copied") : tr("Copy code");
    if (language)
        //: %1 is a programming language
        words = (copied ? tr("%1 code copied") : tr("Copy %1 code")).arg(language->name);
    if (accessibleName() != words)
        setAccessibleName(words);
}

} // namespace Conclave
