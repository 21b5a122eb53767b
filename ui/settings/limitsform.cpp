#include "ui/settings/limitsform.h"

#include "ui/settings/limitswords.h"
#include "ui/settings/optionalnumber.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/messagestrip.h"
#include "ui/widgets/plaintooltip.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr double LongestSeconds = 24.0 * 60 * 60;

double seconds(milliseconds span)
{
    return double(span.count()) / 1000;
}

std::optional<milliseconds> span(std::optional<double> seconds)
{
    return seconds ? std::optional(milliseconds(qRound64(*seconds * 1000))) : std::nullopt;
}

/// "= 1 min 30 s" where seconds alone are hard to read.
QString inLargerUnits(milliseconds span)
{
    //: Beside a number of seconds, e.g. = 1 min 30 s
    return span > 1min ? LimitsForm::tr("= %1").arg(spanText(span)) : QString();
}

} // namespace

LimitsForm::LimitsForm(QWidget *parent) : QWidget(parent)
{
    createFields();
    layOut();
    connectFields();
    fill({});
}

void LimitsForm::setLimits(const Limits &limits, int members)
{
    m_given = limits;
    m_members = members;
    fill(this->limits());
}

void LimitsForm::setMembers(int members)
{
    if (members == m_members)
        return; // leaves the cursor alone while somebody types
    m_members = members;
    fill(limits());
}

Limits LimitsForm::limits() const
{
    return sensibleLimits(m_given, m_members);
}

QString LimitsForm::meaning() const
{
    return limitsMeaning(limits(), m_members);
}

bool LimitsForm::hasChanges() const
{
    return !limitsChanges(m_given, m_members).isEmpty();
}

void LimitsForm::createFields()
{
    m_deadline = new OptionalNumber(
        tr("Deadline"),
        tr("None: every answer is awaited"),
        {.least = 1, .most = LongestSeconds, .step = 5, .decimals = 1, .first = 60});
    m_deadline->setObjectName(u"deadline"_s);
    m_deadline->setToolTip(plainToolTip(
        tr("So long after asking, the synthesis begins with what is there. Members who are not "
           "done go on and come late.")));
    m_quorum = new OptionalNumber(
        tr("Quorum"), tr("None: every answer is awaited"), {.least = 1, .most = 1, .first = 1});
    m_quorum->setObjectName(u"quorum"_s);
    m_quorum->setToolTip(
        plainToolTip(tr("So many complete answers suffice for the synthesis to begin.")));
    m_grace = new OptionalNumber(
        tr("Grace"),
        tr("None: the quorum's last answer begins the synthesis"),
        {.least = 0.1, .most = LongestSeconds, .step = 1, .decimals = 1, .first = 5});
    m_grace->setObjectName(u"grace"_s);
    m_grace->setToolTip(plainToolTip(
        tr("Once the quorum is there, the other members get so much longer to be part of it.")));
    m_refreshesLate = new QCheckBox(tr("Refresh the s&ynthesis once with late answers"));
    m_refreshesLate->setObjectName(u"refreshesLate"_s);
    m_refreshesLate->setToolTip(plainToolTip(
        tr("When the members who were late have ended, the chair is asked once more, with their "
           "answers. It costs one more request.")));
    m_meaning = new QLabel;
    m_meaning->setObjectName(u"limitsMeaning"_s);
    m_meaning->setTextFormat(Qt::PlainText);
    m_meaning->setWordWrap(true);
    m_meaning->setForegroundRole(QPalette::PlaceholderText);
    m_changes = new MessageStrip;
    m_changes->setObjectName(u"limitsChanges"_s);
}

void LimitsForm::layOut()
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Metrics::Medium);
    form->setVerticalSpacing(Metrics::Small);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Deadline"), m_deadline);
    form->addRow(tr("Quorum"), m_quorum);
    form->addRow(tr("Grace"), m_grace);
    form->addRow(m_refreshesLate);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_changes);
    layout->addWidget(m_meaning);
    layout->addLayout(form);
    setFocusProxy(m_deadline);
}

void LimitsForm::connectFields()
{
    // Each field writes only what it shows, so that values it cannot show exactly survive.
    const auto take = [this] {
        fill(limits());
        emit edited();
    };
    connect(m_deadline, &OptionalNumber::edited, this, [this, take] {
        m_given.deadline = span(m_deadline->value());
        take();
    });
    connect(m_quorum, &OptionalNumber::edited, this, [this, take] {
        const std::optional<double> quorum = m_quorum->value();
        m_given.quorum = quorum ? std::optional(qRound(*quorum)) : std::nullopt;
        if (!quorum)
            m_given.grace = 0ms; // the user sees it go: no need to be told
        take();
    });
    connect(m_grace, &OptionalNumber::edited, this, [this, take] {
        m_given.grace = span(m_grace->value()).value_or(0ms);
        take();
    });
    connect(m_refreshesLate, &QCheckBox::clicked, this, [this, take](bool refreshes) {
        m_given.refreshesLate = refreshes;
        take();
    });
}

void LimitsForm::fill(const Limits &limits)
{
    const double deadline = limits.deadline ? seconds(*limits.deadline) : LongestSeconds;
    m_deadline->setLimits(std::min(deadline, 1.0), LongestSeconds);
    m_deadline->setValue(limits.deadline ? std::optional(deadline) : std::nullopt);
    m_deadline->setUnit(tr(" s"), inLargerUnits(limits.deadline.value_or(0ms)));

    const int most = std::max(m_members > 0 ? m_members : limits.quorum.value_or(1), 1);
    m_quorum->setLimits(1, most);
    m_quorum->setFirst(most / 2 + 1); // the majority
    m_quorum->setValue(limits.quorum);
    //: Behind the quorum in its field, e.g. 3 of 5
    m_quorum->setUnit(tr(" of %1").arg(most), tr("complete answers suffice"));

    const double longest = std::max(deadline - 1, 0.0);
    m_grace->setLimits(std::min(0.1, longest), longest);
    m_grace->setValue(limits.grace > 0ms ? std::optional(seconds(limits.grace)) : std::nullopt);
    m_grace->setUnit(tr(" s"), inLargerUnits(limits.grace));
    m_grace->setEnabled(limits.quorum && longest > 0);
    m_refreshesLate->setChecked(limits.refreshesLate);
    m_refreshesLate->setEnabled(limits.quorum || limits.deadline);
    explain(limits);
}

void LimitsForm::explain(const Limits &limits)
{
    m_meaning->setText(limitsMeaning(limits, m_members));
    const QStringList changes = limitsChanges(m_given, m_members);
    m_changes->setVisible(!changes.isEmpty());
    if (!changes.isEmpty())
        m_changes->setMessage(Tone::Warning, changes.join(u' '));
}

} // namespace Conclave
