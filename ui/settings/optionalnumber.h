#pragma once

#include <QWidget>

#include <optional>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;

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

    /// Where the number may be from now on; a value outside comes to the nearest end.
    void setLimits(double least, double most);
    void setFirst(double first); ///< Where the user starts; shows from the next setValue().
    /// What stands behind the number in its field, as " s", and beside it while it is set.
    void setUnit(const QString &suffix, const QString &note = {});

signals:
    /// The user set, changed or unset the number, and is done typing it; not on the setters.
    void edited();

private:
    void describe();

    QCheckBox *m_isSet;
    QDoubleSpinBox *m_number;
    QLabel *m_words;
    QString m_unset;
    QString m_note;
    double m_first;
};

} // namespace Conclave
