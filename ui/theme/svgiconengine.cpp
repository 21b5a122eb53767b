#include "ui/theme/svgiconengine.h"

#include <QBuffer>
#include <QFile>
#include <QGuiApplication>
#include <QImageReader>
#include <QPainter>
#include <QPixmapCache>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

namespace {

/// An invalid colour keeps the file's own.
QImage render(const QString &path, const QColor &color, const QSize &size)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    if (color.isValid())
        svg.replace("#000", color.name().toLatin1());
    QBuffer buffer(&svg);
    QImageReader reader(&buffer, "svg");
    reader.setScaledSize(size);
    return reader.read();
}

} // namespace

SvgIconEngine::SvgIconEngine(const QString &path, const Ink &ink) : m_path(path), m_ink(ink)
{
}

void SvgIconEngine::paint(QPainter *painter,
                          const QRect &rect,
                          QIcon::Mode mode,
                          QIcon::State state)
{
    const double scale = painter->device()->devicePixelRatio();
    const int side = qMin(rect.width(), rect.height());
    QRect square(0, 0, side, side);
    square.moveCenter(rect.center());
    painter->drawPixmap(square, pixmap((QSizeF(square.size()) * scale).toSize(), mode, state));
}

QPixmap SvgIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State)
{
    const int side = qMin(size.width(), size.height());
    if (side <= 0)
        return {};
    const QColor ink = color();
    const bool pale = mode == QIcon::Disabled;
    const QString cacheKey = u"conclave:%1:%2:%3x%4:%5"_s.arg(m_path)
                                 .arg(ink.rgba())
                                 .arg(size.width())
                                 .arg(size.height())
                                 .arg(pale);
    QPixmap pixmap;
    if (QPixmapCache::find(cacheKey, &pixmap))
        return pixmap;

    pixmap = QPixmap(size); // as asked: what is beside the square keeps words away
    pixmap.fill(Qt::transparent);
    {
        QPainter painter(&pixmap);
        painter.setOpacity(pale ? 0.45 : 1.0);
        painter.drawImage((size.width() - side) / 2,
                          (size.height() - side) / 2,
                          render(m_path, ink, {side, side}));
    }
    QPixmapCache::insert(cacheKey, pixmap);
    return pixmap;
}

QIconEngine *SvgIconEngine::clone() const
{
    return new SvgIconEngine(m_path, m_ink);
}

QString SvgIconEngine::key() const
{
    return u"conclave-svg"_s;
}

bool SvgIconEngine::isNull()
{
    return false;
}

QColor SvgIconEngine::color() const
{
    if (const auto *role = std::get_if<QPalette::ColorRole>(&m_ink))
        return QGuiApplication::palette().color(QPalette::Active, *role);
    const auto *fixed = std::get_if<QColor>(&m_ink);
    return fixed ? *fixed : QColor();
}

} // namespace Conclave
