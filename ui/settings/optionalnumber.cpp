#include "ui/settings/optionalnumber.h"

#include "ui/theme/metrics.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

OptionalNumber::OptionalNumber(const QString &name, const QString &unset, Range range)
    : m_isSet(new QCheckBox(tr("Set to")))
    , m_number(new QDoubleSpinBox)
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
    auto *otherwise = new QLabel(unset);
    otherwise->setForegroundRole(QPalette::PlaceholderText);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_isSet);
    layout->addWidget(m_number);
    layout->addWidget(otherwise);
    layout->addStretch();
    setFocusProxy(m_isSet);

    connect(m_isSet, &QCheckBox::toggled, m_number, &QWidget::setEnabled);
    connect(m_isSet, &QCheckBox::toggled, otherwise, &QWidget::setHidden);
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

} // namespace Conclave
