#pragma once

#include <QObject>

namespace Conclave {

class MainActions;
class ThemeControl;

/// The theme and the size of the text, as the View menu changes them.
class AppearanceActions final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    AppearanceActions(MainActions &actions, ThemeControl &theme, QObject *parent);

signals:
    /// For a moment: the text's new size, or that it cannot change any further.
    void said(const QString &status);

private:
    void tellSize();

    ThemeControl &m_theme;
    int m_toldStep;
};

} // namespace Conclave
