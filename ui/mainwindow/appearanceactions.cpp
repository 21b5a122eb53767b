#include "ui/mainwindow/appearanceactions.h"

#include "ui/mainwindow/mainactions.h"
#include "ui/theme/themecontrol.h"

#include <cmath>

namespace Conclave {

AppearanceActions::AppearanceActions(MainActions &actions, ThemeControl &theme, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_toldStep(theme.textStep())
{
    connect(actions.enlargeText, &QAction::triggered, &theme, &ThemeControl::enlargeText);
    connect(actions.shrinkText, &QAction::triggered, &theme, &ThemeControl::shrinkText);
    connect(actions.resetText, &QAction::triggered, &theme, &ThemeControl::resetText);
    connect(&theme, &ThemeControl::changed, this, &AppearanceActions::tellSize);
    connect(&theme, &ThemeControl::textSizeHeld, this, [this](bool isLargest) {
        emit said(isLargest ? tr("The text is as large as it gets.")
                            : tr("The text is as small as it gets."));
    });
    actions.highContrast->setChecked(theme.wantsHighContrast());
    connect(actions.highContrast, &QAction::toggled, &theme, &ThemeControl::setHighContrast);
    const QList<QAction *> modes = actions.themes->actions();
    modes.at(int(theme.mode()))->setChecked(true);
    connect(actions.themes, &QActionGroup::triggered, this, [&theme, modes](QAction *mode) {
        theme.setMode(ThemeControl::Mode(modes.indexOf(mode)));
    });
}

void AppearanceActions::tellSize()
{
    if (m_theme.textStep() == m_toldStep)
        return; // another colour
    m_toldStep = m_theme.textStep();
    if (m_toldStep == 0)
        emit said(tr("The text has its normal size."));
    else
        emit said(tr("The text has %1 % of its normal size.")
                      .arg(std::lround(100 * ThemeControl::textFactor(m_toldStep))));
}

} // namespace Conclave
