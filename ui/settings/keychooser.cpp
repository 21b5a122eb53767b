#include "ui/settings/keychooser.h"

#include "core/base/text.h"
#include "core/store/keyentry.h"
#include "ui/settings/notelabel.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/plaintooltip.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Indent = Metrics::Wide; // fields stand under the words of their radio button

QHBoxLayout *createRow(int indent)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(indent, 0, 0, 0);
    row->setSpacing(Metrics::Small);
    return row;
}

} // namespace

KeyChooser::KeyChooser(QWidget *parent)
    : QWidget(parent)
    , m_ringState(new NoteLabel(u"ringState"_s, tr("Looking for a key ring…")))
    , m_variable(new QLineEdit)
    , m_variableState(new QLabel)
    , m_keyFields(new QWidget)
    , m_key(new QLineEdit)
    , m_reveal(new QPushButton(tr("Sho&w")))
    , m_forget(new QPushButton(tr("For&get")))
    , m_keyState(new NoteLabel(u"keyState"_s))
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
    connect(m_key, &QLineEdit::textEdited, this, &KeyChooser::showKeyState);
    connect(m_key, &QLineEdit::textEdited, this, &KeyChooser::edited);
    setDraft({});
}

void KeyChooser::setDraft(const EndpointDraft &draft)
{
    m_draft = draft;
    m_choices.value(draft.keySource)->setChecked(true);
    m_reveal->setChecked(false);
    m_variable->setText(draft.keyVariable);
    m_key->setText(draft.typedKey ? QString::fromLatin1(draft.typedKey->forHeader()) : QString());
    showFields();
    showVariable();
}

void KeyChooser::applyTo(EndpointDraft &draft) const
{
    draft.keySource = source();
    draft.keyVariable = m_variable->text().trimmed();
    const bool isTyped = isForTypedKeys(source()) && !m_key->text().trimmed().isEmpty();
    draft.typedKey = isTyped ? std::optional(Secret(m_key->text().toUtf8())) : std::nullopt;
}

void KeyChooser::setAddress(const QUrl &url)
{
    m_draft.endpoint.url = url;
    showKeyState();
}

void KeyChooser::showKeyRing(const Done &isThere)
{
    if (isThere)
        m_ringState->setText(tr("✓ There is a key ring here."));
    else if (isThere.error().kind == Error::Kind::KeyRingTimeout)
        m_ringState->setText(tr("⚠ The key ring does not answer. While it does not, a key is kept "
                                "in memory until you quit."));
    else
        m_ringState->setText(tr("⚠ No key ring was found here. Without one, a key is kept in "
                                "memory until you quit."));
    m_ringState->setToolTip(isThere ? QString()
                                    : plainToolTip(singleLine(isThere.error().message)));
}

void KeyChooser::layOut()
{
    auto *keyFields = new QVBoxLayout(m_keyFields);
    keyFields->setContentsMargins({});
    keyFields->setSpacing(Metrics::Tiny);
    keyFields->addLayout(keyRow());
    keyFields->addWidget(m_keyState);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addLayout(createChoices());
    layout->addWidget(m_keyFields);
    setFocusProxy(m_choices.value(KeySource::None));
}

QLayout *KeyChooser::createChoices()
{
    auto *choices = new QVBoxLayout;
    choices->setSpacing(Metrics::Tiny);
    addChoice(*choices, KeySource::None, tr("N&o key"), u"noKey"_s, {});
    addChoice(*choices,
              KeySource::KeyRing,
              tr("In the key r&ing"),
              u"keyInRing"_s,
              tr("Your desktop keeps it, encrypted, and has it again after a restart."));
    auto *ringRow = createRow(Indent);
    ringRow->addWidget(m_ringState);
    choices->addLayout(ringRow);
    addChoice(*choices,
              KeySource::Variable,
              tr("From an environment &variable"),
              u"keyFromVariable"_s,
              tr("Only its name is saved. It has to be set before Conclave is started."));
    choices->addLayout(variableRow());
    addChoice(*choices,
              KeySource::Memory,
              tr("&Kept in memory until quit"),
              u"keyInMemory"_s,
              tr("Never written to disk. Enter it again after a restart."));
    addChoice(*choices,
              KeySource::File,
              tr("In a &file"),
              u"keyInFile"_s,
              tr("Unencrypted, in keys.json: your account, and every program that you run, can "
                 "read it."));
    return choices;
}

QLayout *KeyChooser::variableRow()
{
    auto *row = createRow(Indent);
    row->addWidget(m_variable, 1);
    row->addWidget(m_variableState);
    return row;
}

QLayout *KeyChooser::keyRow()
{
    m_reveal->setObjectName(u"revealKey"_s);
    m_reveal->setToolTip(tr("Show the key while it is being entered"));
    m_reveal->setCheckable(true);
    m_reveal->setAutoDefault(false);
    connect(m_reveal, &QPushButton::toggled, this, [this](bool shown) {
        m_key->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
    m_forget->setObjectName(u"forgetKey"_s);
    m_forget->setToolTip(tr("Choose “No key”; with OK, the key that is kept is removed"));
    m_forget->setAutoDefault(false);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        m_key->clear();
        m_choices.value(KeySource::None)->setFocus();
        m_choices.value(KeySource::None)->click();
    });
    auto *row = createRow(0);
    row->addWidget(m_key, 1);
    row->addWidget(m_reveal);
    row->addWidget(m_forget);
    return row;
}

void KeyChooser::addChoice(QBoxLayout &choices,
                           KeySource source,
                           const QString &text,
                           const QString &name,
                           const QString &explanation)
{
    auto *choice = new QRadioButton(text);
    choice->setObjectName(name);
    connect(choice, &QRadioButton::clicked, this, [this] {
        showFields();
        emit edited();
    });
    m_choices.insert(source, choice);
    choices.addWidget(choice);
    if (explanation.isEmpty())
        return;
    choice->setAccessibleDescription(explanation);
    choice->setToolTip(plainToolTip(explanation));
    auto *row = createRow(Indent);
    row->addWidget(new NoteLabel(name + u"Note"_s, explanation));
    choices.addLayout(row);
}

KeySource KeyChooser::source() const
{
    const auto chosen = std::ranges::find_if(
        m_choices, [](const QRadioButton *choice) { return choice->isChecked(); });
    return chosen == m_choices.end() ? KeySource::None : m_choices.key(*chosen);
}

void KeyChooser::showFields()
{
    m_variable->setEnabled(source() == KeySource::Variable);
    m_variableState->setEnabled(source() == KeySource::Variable);
    m_key->setEnabled(isForTypedKeys(source()));
    m_reveal->setEnabled(isForTypedKeys(source()));
    m_forget->setVisible(m_draft.keptIn != KeySource::None);
    showKeyState();
}

void KeyChooser::showVariable()
{
    const QByteArray name = m_variable->text().trimmed().toUtf8();
    m_variableState->setHidden(name.isEmpty());
    m_variableState->setText(name.isEmpty()                                  ? QString()
                             : qEnvironmentVariableIsEmpty(name.constData()) ? tr("is not set now")
                                                                             : tr("✓ is set now"));
}

void KeyChooser::showKeyState()
{
    EndpointDraft now = m_draft;
    now.keySource = source();
    m_key->setPlaceholderText(isForTypedKeys(source()) && hasKey(now)
                                  ? tr("A key is kept; type to replace it")
                                  : tr("Paste the key"));
    const QString state = keyState();
    m_keyState->setText(state);
    m_keyState->setHidden(state.isEmpty());
}

QString KeyChooser::keyState() const
{
    const QString typed = m_key->text();
    const Secret key(typed.toUtf8());
    if (isForTypedKeys(source()) && !key.isEmpty() && key.forHeader().size() != typed.size())
        return tr("Spaces and quotes around the key are left out.");
    if (m_draft.keptIn == KeySource::None || !sameServer(m_draft.keptFor, m_draft.endpoint.url))
        return {};
    const bool isHere = source() == m_draft.keptIn;
    switch (m_draft.keptIn) {
    case KeySource::KeyRing:
        return isHere ? tr("✓ Saved in the key ring.")
                      : tr("With OK, the key is removed from the key ring.");
    case KeySource::File:
        return isHere ? tr("✓ Saved in the file.")
                      : tr("With OK, the key is removed from the file.");
    default:
        if (!m_draft.keyAtHand)
            return tr("The key was kept in memory, and is gone since the restart.");
        if (!isForTypedKeys(source()))
            return tr("With OK, the key is removed from memory.");
        return isHere ? tr("✓ Kept in memory until you quit.")
                      : tr("The key that is in memory is used, unless you type another.");
    }
}

} // namespace Conclave
