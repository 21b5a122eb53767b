#include "ui/markdown/placemark.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextBlock>
#include <QTextEdit>

#include <chrono>

namespace Conclave {

using namespace std::chrono_literals;

PlaceMark::PlaceMark(QTextEdit &text) : QObject(&text), m_text(text)
{
}

void PlaceMark::show(int position)
{
    constexpr std::chrono::milliseconds Moment = 1500ms;
    m_position = position;
    m_fading.start(int(Moment.count()), this);
    m_text.viewport()->update();
}

void PlaceMark::paint(QPainter &painter, const QColor &color) const
{
    if (m_position < 0)
        return;
    const QTextDocument &document = *m_text.document();
    painter.fillRect(document.documentLayout()->blockBoundingRect(document.findBlock(m_position)),
                     color);
}

void PlaceMark::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_fading.timerId())
        return QObject::timerEvent(event);
    m_fading.stop();
    m_position = -1;
    m_text.viewport()->update();
}

} // namespace Conclave
