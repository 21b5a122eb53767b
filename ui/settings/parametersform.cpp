#include "ui/settings/parametersform.h"

#include "ui/settings/notelabel.h"
#include "ui/settings/optionalnumber.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/plaintooltip.h"
#include "ui/words/dialectwords.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QToolButton>

#include <array>
#include <cmath>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QFormLayout *formOn(QWidget *parent)
{
    auto *form = new QFormLayout(parent);
    form->setContentsMargins({});
    form->setHorizontalSpacing(Metrics::Medium);
    form->setVerticalSpacing(Metrics::Medium);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

bool hasRare(const Parameters &parameters)
{
    return parameters.topP || parameters.seed || !parameters.stop.isEmpty() ||
           !parameters.reasoningEffort.isEmpty();
}

/// `protocol` is what its makers call it.
QString unsentWords(Parameter parameter, const QString &protocol)
{
    switch (parameter) {
    case Parameter::Temperature:
        return ParametersForm::tr("%1 takes no temperature: it is not sent.").arg(protocol);
    case Parameter::TopP:
        return ParametersForm::tr("%1 takes no top p: it is not sent.").arg(protocol);
    case Parameter::MaxTokens:
        return ParametersForm::tr("%1 takes no token limit: it is not sent.").arg(protocol);
    case Parameter::Seed:
        return ParametersForm::tr("%1 takes no seed: it is not sent.").arg(protocol);
    case Parameter::Stop:
        return ParametersForm::tr("%1 takes no stop texts: they are not sent.").arg(protocol);
    case Parameter::ReasoningEffort:
        return ParametersForm::tr("%1 takes no reasoning effort: it is not sent.").arg(protocol);
    }
    return {};
}

} // namespace

ParametersForm::ParametersForm(QWidget *parent) : QWidget(parent)
{
    createFields();
    layOut();
    connectFields();
    unfold(false);
}

void ParametersForm::setParameters(const Parameters &parameters)
{
    m_parameters = parameters;
    m_temperature->setValue(parameters.temperature);
    m_maxTokens->setValue(parameters.maxTokens);
    m_topP->setValue(parameters.topP);
    m_seed->setValue(parameters.seed);
    if (stopTexts(m_stop->text()) != parameters.stop)
        m_stop->setText(stopLine(parameters.stop));
    m_effort->setCurrentIndex(qMax(0, m_effort->findData(parameters.reasoningEffort)));
    if (hasRare(parameters))
        m_more->setChecked(true);
}

void ParametersForm::setAsked(const Endpoint &endpoint, const QString &model)
{
    constexpr std::array All{Parameter::Temperature,
                             Parameter::TopP,
                             Parameter::MaxTokens,
                             Parameter::Seed,
                             Parameter::Stop,
                             Parameter::ReasoningEffort};
    const QList<Parameter> unsent = unsentParameters(endpoint, model);
    QStringList reasons;
    for (const Parameter parameter : All) {
        const bool isSent = !unsent.contains(parameter);
        const QString reason =
            isSent ? QString() : unsentWords(parameter, dialectWords(endpoint.dialect));
        QWidget *field = this->field(parameter);
        field->setEnabled(isSent);
        field->setToolTip(isSent ? m_toolTips.value(field) : plainToolTip(reason));
        field->setAccessibleDescription(reason);
        if (!isSent)
            reasons += reason;
    }
    m_unsentNote->setText(reasons.join(u'\n'));
    m_unsentNote->setVisible(!reasons.isEmpty());
}

QWidget *ParametersForm::field(Parameter parameter) const
{
    switch (parameter) {
    case Parameter::Temperature:
        return m_temperature;
    case Parameter::TopP:
        return m_topP;
    case Parameter::MaxTokens:
        return m_maxTokens;
    case Parameter::Seed:
        return m_seed;
    case Parameter::Stop:
        return m_stop;
    case Parameter::ReasoningEffort:
        return m_effort;
    }
    return nullptr;
}

void ParametersForm::createFields()
{
    const QString unset = tr("Not sent: the provider's default");
    const auto number = [&](const QString &name, const char *object, OptionalNumber::Range range) {
        auto *field = new OptionalNumber(name, unset, range);
        field->setObjectName(QLatin1String(object));
        return field;
    };
    m_temperature = number(tr("Temperature"),
                           "temperature",
                           {.least = 0, .most = 2, .step = 0.1, .decimals = 2, .first = 0.7});
    m_maxTokens =
        number(tr("Token limit"),
               "maxTokens",
               {.least = 1, .most = 1'000'000, .step = 256, .decimals = 0, .first = 2048});
    m_topP = number(
        tr("Top p"), "topP", {.least = 0, .most = 1, .step = 0.05, .decimals = 2, .first = 0.9});
    m_seed = number(
        tr("Seed"), "seed", {.least = -2e9, .most = 2e9, .step = 1, .decimals = 0, .first = 1});
    m_stop = new QLineEdit;
    m_stop->setObjectName(u"stop"_s);
    m_stop->setAccessibleName(tr("Stop texts"));
    m_stop->setPlaceholderText(tr("Not sent; or texts that end the answer, such as: END, \\n"));
    m_stop->setToolTip(tr("Separated by commas; \\n is a line end, \\, a comma"));
    m_effort = new QComboBox;
    m_effort->setObjectName(u"reasoningEffort"_s);
    m_effort->setAccessibleName(tr("Reasoning effort"));
    m_effort->setToolTip(tr("Which of them a model takes is for the model to say"));
    m_effort->addItem(unset, QString());
    for (const QString &effort : reasoningEfforts()) // as the providers spell them
        m_effort->addItem(effort, effort);
    m_toolTips = {{m_stop, m_stop->toolTip()}, {m_effort, m_effort->toolTip()}};
    m_more = new QToolButton;
    m_more->setObjectName(u"moreParameters"_s);
    m_more->setText(tr("More parameters"));
    m_more->setToolTip(tr("Top p, seed, stop texts and reasoning effort"));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

void ParametersForm::layOut()
{
    m_rare = new QWidget;
    auto *rare = formOn(m_rare);
    rare->addRow(tr("Top p"), m_topP);
    rare->addRow(tr("Seed"), m_seed);
    rare->addRow(tr("Stop at"), m_stop);
    rare->addRow(tr("Reasoning effort"), m_effort);
    m_unsentNote = new NoteLabel(u"unsentNote"_s);
    m_unsentNote->hide();
    rare->addRow(m_unsentNote);
    auto *form = formOn(this);
    form->addRow(tr("Tem&perature"), m_temperature);
    form->addRow(tr("To&ken limit"), m_maxTokens);
    form->addRow(m_more);
    form->addRow(m_rare);
}

void ParametersForm::connectFields()
{
    connect(m_more, &QToolButton::toggled, this, &ParametersForm::unfold);
    connect(m_temperature, &OptionalNumber::edited, this, [this] {
        m_parameters.temperature = m_temperature->value();
        emit edited();
    });
    connect(m_maxTokens, &OptionalNumber::edited, this, [this] {
        const std::optional<double> limit = m_maxTokens->value();
        m_parameters.maxTokens = limit ? std::optional(qRound(*limit)) : std::nullopt;
        emit edited();
    });
    connect(m_topP, &OptionalNumber::edited, this, [this] {
        m_parameters.topP = m_topP->value();
        emit edited();
    });
    connect(m_seed, &OptionalNumber::edited, this, [this] {
        const std::optional<double> seed = m_seed->value();
        m_parameters.seed = seed ? std::optional(qint64(std::llround(*seed))) : std::nullopt;
        emit edited();
    });
    connect(m_stop, &QLineEdit::textEdited, this, [this](const QString &line) {
        m_parameters.stop = stopTexts(line);
        emit edited();
    });
    connect(m_effort, &QComboBox::activated, this, [this](int index) {
        m_parameters.reasoningEffort = m_effort->itemData(index).toString();
        emit edited();
    });
}

void ParametersForm::unfold(bool isUnfolded)
{
    m_more->setArrowType(isUnfolded ? Qt::DownArrow : Qt::RightArrow);
    m_rare->setVisible(isUnfolded);
}

QString stopLine(const QStringList &stop)
{
    QStringList parts;
    for (QString text : stop) {
        text.replace(u"\\"_s, u"\\\\"_s).replace(u","_s, u"\\,"_s);
        text.replace(u"\n"_s, u"\\n"_s).replace(u"\t"_s, u"\\t"_s);
        parts.append(text);
    }
    return parts.join(u", "_s);
}

QStringList stopTexts(const QString &line)
{
    QStringList texts;
    QString text;
    const auto end = [&] {
        if (!text.isEmpty())
            texts.append(text);
        text.clear();
    };
    qsizetype kept = 0; // of `text`: white space after it is only layout
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (c == u'\\' && i + 1 < line.size()) {
            const QChar escaped = line[++i];
            text += escaped == u'n' ? QChar(u'\n') : escaped == u't' ? QChar(u'\t') : escaped;
            kept = text.size();
        } else if (c == u',') {
            text.truncate(kept);
            end();
            kept = 0;
        } else if (!c.isSpace() || !text.isEmpty()) {
            text += c;
            kept = c.isSpace() ? kept : text.size();
        }
    }
    text.truncate(kept);
    end();
    return texts;
}

} // namespace Conclave
