#pragma once

#include <QIcon>
#include <QPalette>
#include <QSize>

namespace Conclave {

/// The icon resources/icons/NAME.svg, sharp at every size and scale. An unknown name gives a
/// null icon.
///
/// Follows the application's palette: drawn in its `role`, paler when disabled.
QIcon icon(QStringView name, QPalette::ColorRole role = QPalette::ButtonText);

/// The same in one fixed colour. Whoever uses it asks again when the theme changes.
QIcon icon(QStringView name, const QColor &color);

/// What to give a button with words for its icon's size, so that the two do not touch.
QSize iconBesideWords();

/// The application's own, many-coloured mark.
QIcon applicationIcon();

} // namespace Conclave
