#include "ui/settings/keychooser.h"

#include "ui/theme/metrics.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Indent = Metrics::Wide; // fields stand under the words of their radio button

QBoxLayout *indented(QBoxLayout *row)
{
    row->setContentsMargins(Indent, 0, 0, 0);
    row->setSpacing(Metrics::Small);
    return row;
}

} // namespace

KeyChooser::KeyChooser(QWidget *parent)
    : QWidget(parent)
    , m_none(createChoice(tr("N&o key"), u"noKey"_s))
    , m_fromVariable(createChoice(tr("From an environment &variable"), u"keyFromVariable"_s))
    , m_inMemory(createChoice(tr("&Kept in memory until quit"), u"keyInMemory"_s))
    , m_variable(new QLineEdit)
    , m_variableState(new QLabel)
    , m_key(new QLineEdit)
    , m_reveal(new QPushButton(tr("Sho&w")))
{
    m_variable->setObjectName(u"keyVariable"_s);
    m_variable->setAccessibleName(tr("Name of the environment variable"));
    m_variable->setPlaceholderText(u"EXAMPLE_API_KEY"_s);
    m_variableState->setObjectName(u"variableState"_s);
    m_variableState->setForegroundRole(QPalette::PlaceholderText);
    m_key->setObjectName(u"key"_s);
    m_key->setAccessibleName(tr("Key"));
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                               Qt::ImhNoAutoUppercase | Qt::ImhHiddenText);
    layOut();
    connect(m_variable, &QLineEdit::textEdited, this, &KeyChooser::showVariable);
    connect(m_variable, &QLineEdit::textEdited, this, &KeyChooser::edited);
    connect(m_key, &QLineEdit::textEdited, this, &KeyChooser::edited);
    setDraft({});
}

void KeyChooser::setDraft(const EndpointDraft &draft)
{
    QRadioButton *choice = draft.keySource == KeySource::None       ? m_none
                           : draft.keySource == KeySource::Variable ? m_fromVariable
                                                                    : m_inMemory;
    choice->setChecked(true);
    m_reveal->setChecked(false);
    m_variable->setText(draft.keyVariable);
    m_key->setText(draft.typedKey ? QString::fromLatin1(draft.typedKey->forHeader()) : QString());
    m_key->setPlaceholderText(draft.keyInMemory ? tr("A key is kept; type to replace it")
                                                : tr("Paste the key"));
    enableFields();
    showVariable();
}

void KeyChooser::applyTo(EndpointDraft &draft) const
{
    draft.keySource = source();
    draft.keyVariable = m_variable->text().trimmed();
    const bool isTyped = source() == KeySource::Memory && !m_key->text().isEmpty();
    draft.typedKey = isTyped ? std::optional(Secret(m_key->text().toUtf8())) : std::nullopt;
}

void KeyChooser::layOut()
{
    auto *variableRow = new QHBoxLayout;
    variableRow->addWidget(m_variable, 1);
    variableRow->addWidget(m_variableState);
    auto *note = new QLabel(tr("Never written to disk. Enter it again after a restart."));
    note->setForegroundRole(QPalette::PlaceholderText);
    auto *noteRow = new QHBoxLayout;
    noteRow->addWidget(note);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_none);
    layout->addWidget(m_fromVariable);
    layout->addLayout(indented(variableRow));
    layout->addWidget(m_inMemory);
    layout->addLayout(indented(keyRow()));
    layout->addLayout(indented(noteRow));
    setFocusProxy(m_none);
}

QBoxLayout *KeyChooser::keyRow()
{
    m_reveal->setObjectName(u"revealKey"_s);
    m_reveal->setToolTip(tr("Show the key while it is being entered"));
    m_reveal->setCheckable(true);
    m_reveal->setAutoDefault(false);
    connect(m_reveal, &QPushButton::toggled, this, [this](bool shown) {
        m_key->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
    auto *row = new QHBoxLayout;
    row->addWidget(m_key, 1);
    row->addWidget(m_reveal);
    return row;
}

QRadioButton *KeyChooser::createChoice(const QString &text, const QString &name)
{
    auto *choice = new QRadioButton(text);
    choice->setObjectName(name);
    connect(choice, &QRadioButton::clicked, this, [this] {
        enableFields();
        emit edited();
    });
    return choice;
}

KeySource KeyChooser::source() const
{
    if (m_fromVariable->isChecked())
        return KeySource::Variable;
    return m_inMemory->isChecked() ? KeySource::Memory : KeySource::None;
}

void KeyChooser::enableFields()
{
    m_variable->setEnabled(source() == KeySource::Variable);
    m_variableState->setEnabled(source() == KeySource::Variable);
    m_key->setEnabled(source() == KeySource::Memory);
    m_reveal->setEnabled(source() == KeySource::Memory);
}

void KeyChooser::showVariable()
{
    const QByteArray name = m_variable->text().trimmed().toUtf8();
    m_variableState->setHidden(name.isEmpty());
    m_variableState->setText(name.isEmpty()                                  ? QString()
                             : qEnvironmentVariableIsEmpty(name.constData()) ? tr("is not set now")
                                                                             : tr("✓ is set now"));
}

} // namespace Conclave
