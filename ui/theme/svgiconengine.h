#pragma once

#include <QColor>
#include <QIconEngine>
#include <QPalette>

#include <variant>

namespace Conclave {

/// Draws a one-colour SVG file in another colour, at exactly the pixels asked for.
class SvgIconEngine final : public QIconEngine
{
public:
    /// What to draw in: the file's own colours, a fixed one, or the application's palette.
    using Ink = std::variant<std::monostate, QColor, QPalette::ColorRole>;

    /// `path` is a file whose ink is written as #000.
    SvgIconEngine(const QString &path, const Ink &ink);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine *clone() const override;
    QString key() const override;
    bool isNull() override;

private:
    QColor color() const;

    QString m_path;
    Ink m_ink;
};

} // namespace Conclave
