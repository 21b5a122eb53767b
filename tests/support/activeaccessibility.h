#pragma once

#include <QAccessible>
#include <QLibrary>

namespace Conclave {

/// Makes Qt tell of changes as if a screen reader ran, which no public function can on the
/// offscreen platform. Needs a QGuiApplication. Returns whether it worked.
inline bool activateAccessibility()
{
    using AccessibilityOf = void *(*)(const void *integration); // a QPlatformAccessibility
    using SetActive = void (*)(void *accessibility, bool isActive);
    QLibrary gui(QStringLiteral("Qt6Gui"), 6);
    const auto integration = reinterpret_cast<void **>(
        gui.resolve("_ZN22QGuiApplicationPrivate20platform_integrationE"));
    const auto accessibilityOf = reinterpret_cast<AccessibilityOf>(
        gui.resolve("_ZNK20QPlatformIntegration13accessibilityEv"));
    const auto setActive =
        reinterpret_cast<SetActive>(gui.resolve("_ZN22QPlatformAccessibility9setActiveEb"));
    if (integration && accessibilityOf && setActive)
        setActive(accessibilityOf(*integration), true);
    return QAccessible::isActive();
}

} // namespace Conclave
