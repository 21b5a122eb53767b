#include "ui/find/findbar.h"

#include "ui/find/findstate.h"
#include "ui/find/findwords.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/searchsign.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LongestQuery = 1000;
constexpr int FieldInCharacters = 28;

} // namespace

FindBar::FindBar(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_state(new ElidedLabel({}, this))
    , m_counts(new ElidedLabel({}, this))
{
    setObjectName(u"findBar"_s);
    setAccessibleName(tr("Find in all answers"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // a field must not be squeezed
    m_field->setObjectName(u"findField"_s);
    m_field->setPlaceholderText(tr("Find in all answers"));
    m_field->setAccessibleName(tr("Find in all answers"));
    m_field->setToolTip(tr("Looked for literally; Enter goes to the next match"));
    m_field->setMaxLength(LongestQuery);
    addSearchSign(*m_field);
    m_state->setObjectName(u"findState"_s);
    m_state->setTabular(true);
    m_counts->setObjectName(u"findCounts"_s);
    m_counts->setTextRole(TextRole::Caption);
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    m_counts->setTabular(true);
    m_counts->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Tiny);
    layout->addLayout(createLine());
    layout->addWidget(m_counts);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::queryChanged);
}

QLayout *FindBar::createLine()
{
    m_isCaseSensitive =
        createToggle(u"matchCase"_s, u"match-case"_s, tr("Tell capital letters from small ones"));
    m_isWholeWords = createToggle(u"wholeWords"_s, u"whole-words"_s, tr("Whole words only"));
    auto *previous = new IconButton(
        u"findPrevious"_s, u"chevron-up"_s, tr("Previous match (Shift+F3)"), {}, this);
    auto *next = new IconButton(u"findNext"_s, u"chevron-down"_s, tr("Next match (F3)"), {}, this);
    auto *close = new IconButton(u"closeFind"_s, u"close"_s, tr("Stop finding (Esc)"), {}, this);
    connect(previous, &IconButton::clicked, this, &FindBar::previousRequested);
    connect(next, &IconButton::clicked, this, &FindBar::nextRequested);
    connect(close, &IconButton::clicked, this, &FindBar::closeRequested);

    m_field->setMinimumWidth(FieldInCharacters / 2 * fontMetrics().averageCharWidth());
    m_field->setMaximumWidth(2 * FieldInCharacters * fontMetrics().averageCharWidth());
    auto *layout = new QHBoxLayout;
    layout->setSpacing(Metrics::Tiny);
    layout->addWidget(m_field, 3);
    for (QToolButton *button :
         std::initializer_list<QToolButton *>{m_isCaseSensitive, m_isWholeWords, previous, next})
        layout->addWidget(button, 0, Qt::AlignVCenter); // or its height would bound the field's
    layout->addSpacing(Metrics::Tiny);
    layout->addWidget(m_state, 4);
    layout->addWidget(close, 0, Qt::AlignVCenter);
    return layout;
}

QToolButton *
FindBar::createToggle(const QString &name, const QString &iconName, const QString &words)
{
    auto *toggle = new IconButton(name, iconName, words, {}, this);
    toggle->setCheckable(true);
    connect(toggle, &IconButton::toggled, this, &FindBar::queryChanged);
    return toggle;
}

FindQuery FindBar::query() const
{
    return {.text = m_field->text(),
            .isCaseSensitive = m_isCaseSensitive->isChecked(),
            .isWholeWords = m_isWholeWords->isChecked()};
}

void FindBar::open(const QString &text)
{
    if (!text.isEmpty())
        m_field->setText(text);
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::showState(const FindState &state)
{
    const QString words = findStateWords(state);
    if (m_state->text() != words)
        m_state->setText(words);
    m_state->setForegroundRole(state.total() > 0 ? QPalette::WindowText
                                                 : QPalette::PlaceholderText);
    const QString counts = findCountWords(state);
    if (m_counts->text() != counts)
        m_counts->setText(counts);
    m_counts->setVisible(!counts.isEmpty());
    // The field tells assistive technology, which stays with it, what came of the words.
    m_field->setAccessibleDescription(words);
}

bool FindBar::event(QEvent *event)
{
    // Esc is also the window's shortcut to stop a run, which must not hear of it.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        emit closeRequested();
    else if (isEnter && event->modifiers().testFlag(Qt::ShiftModifier))
        emit previousRequested();
    else if (isEnter)
        emit nextRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Conclave
