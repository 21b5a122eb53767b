#pragma once

#include <QObject>
#include <QPaintDevice>

class QTextEdit;

namespace Conclave {

/// Tells the layout of a text the resolution of its viewport.
///
/// Qt asks for it several times for each line, and a widget looks through all that it stands in for
/// its screen each time.
class LayoutDevice final
    : public QObject
    , public QPaintDevice
{
    Q_OBJECT

public:
    /// Goes with the document of `text`, which keeps the one it has.
    explicit LayoutDevice(QTextEdit &text);

    void follow(const QWidget &viewport); ///< To be called when it may be on another screen.

    QPaintEngine *paintEngine() const override { return nullptr; }

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    int m_dpiX = 0;
    int m_dpiY = 0;
    qreal m_pixelRatio = 1;
};

} // namespace Conclave
