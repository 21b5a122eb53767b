#pragma once

#include <QSplitter>

namespace Conclave {

/// The window's two parts, the side and the content, with a handle between them. The side keeps
/// its width when the window changes its own.
class WindowParts final : public QSplitter
{
public:
    WindowParts(QWidget *side, QWidget *content, int usualWidth, QWidget *parent = nullptr);

    /// In pixels, as the user made it; 0: the usual one.
    int sideWidth() const { return m_sideWidth; }
    void setSideWidth(int width);

private:
    const int m_usualWidth;
    int m_sideWidth = 0;
};

} // namespace Conclave
