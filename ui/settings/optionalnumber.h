#pragma once

#include <QWidget>

#include <optional>

class QCheckBox;
class QDoubleSpinBox;

namespace Conclave {

/// A number that may be left unset: a check box and, while it is checked, a spin box.
class OptionalNumber final : public QWidget
{
    Q_OBJECT

public:
    struct Range
    {
        double least = 0;
        double most = 1;
        double step = 1;
        int decimals = 0;
        double first = 0; ///< Where the user starts on setting it.
    };

    /// `name` is what assistive technology calls the number; `unset` says what happens without.
    OptionalNumber(const QString &name, const QString &unset, Range range);

    std::optional<double> value() const;
    void setValue(std::optional<double> value);

signals:
    /// The user set, changed or unset the number; not on setValue().
    void edited();

private:
    QCheckBox *m_isSet;
    QDoubleSpinBox *m_number;
    double m_first;
};

} // namespace Conclave
