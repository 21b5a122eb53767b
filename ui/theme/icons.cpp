#include "ui/theme/icons.h"

#include "ui/theme/metrics.h"
#include "ui/theme/svgiconengine.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

namespace {

QIcon iconFromFile(QStringView name, const SvgIconEngine::Ink &ink)
{
    const QString path = u":/icons/"_s + name + u".svg"_s;
    return QFile::exists(path) ? QIcon(new SvgIconEngine(path, ink)) : QIcon();
}

} // namespace

QIcon icon(QStringView name, QPalette::ColorRole role)
{
    return iconFromFile(name, role);
}

QIcon icon(QStringView name, const QColor &color)
{
    return iconFromFile(name, color);
}

QSize iconBesideWords()
{
    return {Metrics::Icon + Metrics::Tiny, Metrics::Icon};
}

QIcon applicationIcon()
{
    return iconFromFile(u"conclave", std::monostate{});
}

} // namespace Conclave
