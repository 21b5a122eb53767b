#include "ui/turn/paneldrag.h"

#include "ui/theme/metrics.h"

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPixmap>
#include <QStyle>

#include <chrono>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto Pulse = 40ms;
constexpr int WidestGhost = 240;

} // namespace

PanelDrag::PanelDrag(QWidget &area)
    : QObject(&area)
    , m_area(area)
    , m_ghost(new QLabel(&area))
    , m_mark(new QFrame(&area))
{
    m_ghost->setObjectName(u"dragGhost"_s);
    m_mark->setObjectName(u"dropMark"_s);
    for (QWidget *sign : {static_cast<QWidget *>(m_ghost), static_cast<QWidget *>(m_mark)}) {
        sign->setAttribute(Qt::WA_TransparentForMouseEvents);
        sign->hide();
    }
    m_pulse.setInterval(Pulse);
    connect(&m_pulse, &QTimer::timeout, this, [this] {
        emit hovering(m_point);
        hover(); // what is below may have been scrolled
    });
}

void PanelDrag::watch(QWidget &grip, MemberId member, const Finder &finder)
{
    m_grips.insert(&grip, {member, finder});
    grip.installEventFilter(this);
    connect(&grip, &QObject::destroyed, this, [this](QObject *gone) {
        if (m_held == gone) {
            m_held = nullptr;
            end();
        }
        m_grips.remove(gone);
    });
}

bool PanelDrag::eventFilter(QObject *watched, QEvent *event)
{
    auto *grip = static_cast<QWidget *>(watched);
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*grip, static_cast<QMouseEvent &>(*event));
    case QEvent::MouseMove:
        return grip == m_held && move(static_cast<QMouseEvent &>(*event));
    case QEvent::MouseButtonRelease:
        return grip == m_held && release();
    case QEvent::ShortcutOverride:
        if (m_isDragging)
            event->accept(); // no shortcut, whatever it is: Esc would stop the turn
        return m_isDragging;
    case QEvent::KeyPress:
        if (!m_isDragging)
            return false;
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
            end();
        return true;
    case QEvent::Hide:
    case QEvent::WindowDeactivate:
        if (grip == m_held)
            end();
        return false;
    default:
        return false;
    }
}

bool PanelDrag::press(QWidget &grip, const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton) {
        end();
        return false;
    }
    m_held = &grip;
    m_pressedAt = m_area.mapFromGlobal(event.globalPosition().toPoint());
    return false; // it may still become a click
}

bool PanelDrag::move(const QMouseEvent &event)
{
    m_point = m_area.mapFromGlobal(event.globalPosition().toPoint());
    const int distance = (m_point - m_pressedAt).manhattanLength();
    if (!m_isDragging && distance >= QApplication::startDragDistance())
        begin();
    if (m_isDragging)
        hover();
    return m_isDragging;
}

bool PanelDrag::release()
{
    const bool wasDragging = m_isDragging;
    const std::optional<DropSlot> slot = m_slot;
    const MemberId member = m_grips.value(m_held).member;
    end();
    if (wasDragging && slot)
        emit dropped(member, slot->place);
    return wasDragging;
}

void PanelDrag::begin()
{
    if (!m_grips.value(m_held).finder(m_point))
        return;
    m_isDragging = true;
    const QRect part(QPoint(), m_held->size().boundedTo({WidestGhost, m_held->height()}));
    QPixmap picture(part.size() * m_held->devicePixelRatioF());
    picture.setDevicePixelRatio(m_held->devicePixelRatioF());
    picture.fill(Qt::transparent);
    m_held->render(&picture,
                   QPoint(),
                   QStyle::visualRect(m_held->layoutDirection(), m_held->rect(), part),
                   QWidget::DrawChildren);
    m_ghost->setPixmap(picture);
    m_ghost->adjustSize();
    m_ghost->show();
    m_held->grabKeyboard();
    m_pulse.start();
}

void PanelDrag::hover()
{
    m_slot = m_grips.value(m_held).finder(m_point);
    m_mark->setVisible(m_slot.has_value());
    if (m_slot) {
        QRect line = m_slot->mark;
        const int thickness = Metrics::Tiny;
        line.setSize(line.width() < line.height() ? QSize(thickness, line.height())
                                                  : QSize(line.width(), thickness));
        line.moveCenter(m_slot->mark.center());
        // At the ends half of the gap is outside.
        line.moveLeft(qBound(0, line.left(), m_area.width() - line.width()));
        line.moveTop(qMax(0, line.top()));
        m_mark->setGeometry(line.intersected(m_area.rect()));
    }
    m_ghost->move(m_point + QPoint(Metrics::Medium, Metrics::Small));
    m_mark->raise();
    m_ghost->raise();
}

void PanelDrag::end()
{
    QWidget *held = std::exchange(m_held, nullptr);
    if (std::exchange(m_isDragging, false) && held)
        held->releaseKeyboard();
    m_slot.reset();
    m_pulse.stop();
    m_mark->hide();
    m_ghost->hide();
}

} // namespace Conclave
