#include "ui/settings/optionalnumber.h"

#include "ui/theme/metrics.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Writes "30" rather than "30.0", whatever digits it would take.
class ShortNumberBox final : public QDoubleSpinBox
{
public:
    using QDoubleSpinBox::QDoubleSpinBox;

    QString textFromValue(double value) const override
    {
        QLocale plain = locale();
        plain.setNumberOptions(QLocale::OmitGroupSeparator);
        return plain.toString(value, 'f', QLocale::FloatingPointShortest);
    }
};

} // namespace

OptionalNumber::OptionalNumber(const QString &name, const QString &unset, Range range)
    : m_isSet(new QCheckBox(tr("Set to")))
    , m_number(new ShortNumberBox)
    , m_words(new QLabel(unset))
    , m_unset(unset)
    , m_first(range.first)
{
    m_isSet->setObjectName(u"isSet"_s);
    m_isSet->setAccessibleName(tr("Set %1").arg(name));
    m_isSet->setAccessibleDescription(unset);
    m_number->setObjectName(u"number"_s);
    m_number->setAccessibleName(name);
    m_number->setRange(range.least, range.most);
    m_number->setSingleStep(range.step);
    m_number->setDecimals(range.decimals);
    m_number->setMinimumWidth(96);
    m_number->setKeyboardTracking(false); // a 4 may become a 45
    m_words->setObjectName(u"words"_s);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_words->setWordWrap(true);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_isSet);
    layout->addWidget(m_number);
    layout->addWidget(m_words, 1);
    setFocusProxy(m_isSet);

    connect(m_isSet, &QCheckBox::toggled, m_number, &QWidget::setEnabled);
    connect(m_isSet, &QCheckBox::toggled, this, &OptionalNumber::describe);
    connect(m_isSet, &QCheckBox::clicked, this, &OptionalNumber::edited);
    connect(m_number, &QDoubleSpinBox::valueChanged, this, &OptionalNumber::edited);
    setValue({});
    m_number->setEnabled(false);
}

std::optional<double> OptionalNumber::value() const
{
    return m_isSet->isChecked() ? std::optional(m_number->value()) : std::nullopt;
}

void OptionalNumber::setValue(std::optional<double> value)
{
    const QSignalBlocker blocker(m_number);
    m_number->setValue(value.value_or(m_first));
    m_isSet->setChecked(value.has_value());
}

void OptionalNumber::setLimits(double least, double most)
{
    const QSignalBlocker blocker(m_number);
    m_number->setRange(least, most);
}

void OptionalNumber::setFirst(double first)
{
    m_first = first;
}

void OptionalNumber::setUnit(const QString &suffix, const QString &note)
{
    m_number->setSuffix(suffix);
    m_note = note;
    describe();
}

void OptionalNumber::describe()
{
    m_words->setText(m_isSet->isChecked() ? m_note : m_unset);
}

} // namespace Conclave
