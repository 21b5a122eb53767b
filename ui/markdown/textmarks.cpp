#include "ui/markdown/textmarks.h"

#include "ui/markdown/markdownview.h"
#include "ui/theme/textrole.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plaintooltip.h"

#include <QAbstractTextDocumentLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

using Look = TextMark::Look;

QPen penFor(Look look, const Theme &theme)
{
    if (look == Look::Backed)
        return QPen(theme.outline, 1);
    QPen pen(theme.warning, 2, look == Look::Unbacked ? Qt::DotLine : Qt::DashLine);
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

} // namespace

TextMarks::TextMarks(MarkdownView &view) : QObject(&view), m_view(view)
{
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
    connect(view.document(), &QTextDocument::contentsChanged, this, [this] { m_spans.reset(); });
}

void TextMarks::set(const QList<TextMark> &marks)
{
    if (marks.isEmpty() && m_marks.isEmpty())
        return;
    m_marks = marks;
    m_current = -1;
    m_spans.reset();
    m_view.viewport()->update();
}

void TextMarks::setCurrent(int mark)
{
    m_current = mark;
    m_view.viewport()->update();
}

int TextMarks::markAt(const QPoint &place) const
{
    if (m_marks.isEmpty())
        return -1;
    const QTextCursor cursor = m_view.cursorForPosition(place);
    // The nearest letter can be far from where nothing is written.
    const int line = m_view.cursorRect(cursor).height();
    if (!m_view.cursorRect(cursor).adjusted(-line, 0, line, 0).contains(place))
        return -1;
    const auto around = std::ranges::find_if(spans(), [&cursor](const ShownSpan &span) {
        return span.from <= cursor.position() && cursor.position() < span.to;
    });
    return around == spans().end() ? -1 : int(around - spans().begin());
}

QRect TextMarks::placeOf(int mark) const
{
    const ShownSpan &span = spans().at(mark);
    QTextCursor cursor(m_view.document());
    cursor.setPosition(span.from);
    const QRect begin = m_view.cursorRect(cursor);
    cursor.setPosition(span.to);
    return begin.united(m_view.cursorRect(cursor));
}

const QList<ShownSpan> &TextMarks::spans() const
{
    if (!m_spans) {
        m_spans.emplace();
        for (const TextMark &mark : m_marks)
            m_spans->append(m_view.spanOf(mark.part));
    }
    return *m_spans;
}

void TextMarks::paint(QPainter &painter, const QRectF &area) const
{
    for (int mark = 0; mark < m_marks.size(); ++mark)
        paintMark(painter, area, mark);
}

void TextMarks::paintMark(QPainter &painter, const QRectF &area, int mark) const
{
    const ShownSpan &span = spans().at(mark);
    const QTextDocument &document = *m_view.document();
    for (QTextBlock block = document.findBlock(span.from);
         !span.isEmpty() && block.isValid() && block.position() < span.to;
         block = block.next()) {
        const QRectF place = document.documentLayout()->blockBoundingRect(block);
        if (place.top() > area.bottom())
            return;
        if (place.intersects(area))
            paintLines(painter, block, place, mark);
    }
}

void TextMarks::paintLines(QPainter &painter,
                           const QTextBlock &block,
                           const QRectF &place,
                           int mark) const
{
    const Look look = m_marks.at(mark).look;
    const ShownSpan &span = spans().at(mark);
    const Theme theme = Theme::of(m_view.palette());
    const int from = std::max(span.from - block.position(), 0);
    const int to = std::min(span.to - block.position(), block.length() - 1);
    for (int number = 0; number < block.layout()->lineCount(); ++number) {
        const QTextLine line = block.layout()->lineAt(number);
        const int begin = std::max(from, line.textStart());
        const int end = std::min(to, line.textStart() + line.textLength());
        if (begin >= end)
            continue;
        const double one = place.left() + line.cursorToX(begin);
        const double other = place.left() + line.cursorToX(end);
        const double base = place.top() + line.y() + line.ascent() + 3;
        const QRectF words(
            std::min(one, other), place.top() + line.y(), std::abs(other - one), line.height());
        if (mark == m_current) {
            QColor ground = theme.accent;
            ground.setAlphaF(0.12F);
            painter.fillRect(words, ground);
        }
        painter.setPen(penFor(look, theme));
        painter.drawLine(QPointF(words.left(), base), QPointF(words.right(), base));
        if (end == to)
            paintSign(painter, {other, place.top() + line.y()}, look);
    }
}

/// Small and high, where there is room above the full stop.
void TextMarks::paintSign(QPainter &painter, const QPointF &place, Look look) const
{
    if (look == Look::Backed)
        return;
    QFont font = fontFor(TextRole::Caption, m_view.font());
    font.setWeight(QFont::Bold);
    const QFontMetricsF metrics(font);
    const QString sign = look == Look::Unbacked ? u"?"_s : u"!"_s;
    painter.setFont(font);
    painter.setPen(Theme::of(m_view.palette()).warning);
    painter.drawText(QPointF(place.x() - 3, place.y() + metrics.ascent() * 0.72), sign);
}

bool TextMarks::eventFilter(QObject *watched, QEvent *event)
{
    if (m_marks.isEmpty())
        return QObject::eventFilter(watched, event);
    if (watched == &m_view && event->type() == QEvent::KeyPress) {
        const int key = static_cast<const QKeyEvent *>(event)->key();
        if (m_current >= 0 && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
            emit chosen(m_current);
            return true;
        }
    } else if (watched == m_view.viewport()) {
        if (event->type() == QEvent::ToolTip)
            return showTip(*static_cast<const QHelpEvent *>(event));
        if (event->type() == QEvent::MouseButtonRelease && isClick(*event)) {
            const int mark = markAt(static_cast<const QMouseEvent *>(event)->pos());
            if (mark >= 0)
                emit chosen(mark);
        }
    }
    return QObject::eventFilter(watched, event);
}

bool TextMarks::showTip(const QHelpEvent &event) const
{
    const int mark = markAt(event.pos());
    if (mark < 0 || !m_view.anchorAt(event.pos()).isEmpty())
        return false;
    QToolTip::showText(event.globalPos(), plainToolTip(m_marks.at(mark).words), m_view.viewport());
    return true;
}

/// Neither selecting text nor following a link.
bool TextMarks::isClick(const QEvent &event) const
{
    const auto &mouse = static_cast<const QMouseEvent &>(event);
    return mouse.button() == Qt::LeftButton && !m_view.textCursor().hasSelection() &&
           m_view.anchorAt(mouse.pos()).isEmpty();
}

} // namespace Conclave
