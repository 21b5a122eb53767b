#include "ui/markdown/layoutdevice.h"

#include <QAbstractTextDocumentLayout>
#include <QTextDocument>
#include <QTextEdit>

namespace Conclave {

LayoutDevice::LayoutDevice(QTextEdit &text) : QObject(text.document())
{
    follow(*text.viewport());
    text.document()->documentLayout()->setPaintDevice(this);
}

void LayoutDevice::follow(const QWidget &viewport)
{
    m_dpiX = viewport.logicalDpiX();
    m_dpiY = viewport.logicalDpiY();
    m_pixelRatio = viewport.devicePixelRatioF();
}

int LayoutDevice::metric(PaintDeviceMetric metric) const
{
    switch (metric) {
    case PdmDpiX:
        return m_dpiX;
    case PdmDpiY:
        return m_dpiY;
    case PdmDevicePixelRatio:
        return int(m_pixelRatio);
    case PdmDevicePixelRatioScaled:
        return int(m_pixelRatio * devicePixelRatioFScale());
    default: // nothing is painted on it
        return 0;
    }
}

} // namespace Conclave
