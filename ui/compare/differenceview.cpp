#include "ui/compare/differenceview.h"

#include "ui/compare/differencetable.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/avatarlabel.h"
#include "ui/widgets/iconbutton.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int NarrowInCharacters = 90;

/// Whose text it is stays, whichever attempt it is.
qsizetype placeOf(const ComparedText &text, const QList<ComparedText> &texts)
{
    const auto same = std::ranges::find(texts, text.member, &ComparedText::member);
    return same == texts.end() ? -1 : same - texts.begin();
}

QIcon faceOf(const ComparedText &text, const QPalette &palette)
{
    QPixmap face(Metrics::Avatar * 2, Metrics::Avatar * 2);
    face.setDevicePixelRatio(2);
    face.fill(Qt::transparent);
    QPainter painter(&face);
    AvatarLabel::paint(
        painter, {Metrics::Avatar / 2, Metrics::Avatar / 2}, text.face, text.accent, palette);
    return face;
}

} // namespace

DifferenceView::DifferenceView(QWidget *parent)
    : QWidget(parent)
    , m_left(createChooser(u"leftText"_s, tr("Left text"))) // Tab comes in the order of making
    , m_swap(new IconButton(u"swapTexts"_s, u"compare"_s, tr("Swap the sides"), {}, this))
    , m_right(createChooser(u"rightText"_s, tr("Right text")))
    , m_choosers(new QHBoxLayout)
    , m_head(new QHBoxLayout)
    , m_note(new QLabel(this))
    , m_comparing([](const auto &texts) { return sideBySide(texts.first, texts.second); },
                  [this](const auto &, const SideBySide &texts) { take(texts); })
{
    m_choosers->setSpacing(Metrics::Small);
    m_choosers->addWidget(m_left, 1);
    m_choosers->addWidget(m_swap);
    m_choosers->addWidget(m_right, 1);
    m_head->setSpacing(Metrics::Small);
    m_head->addLayout(m_choosers, 1);
    m_head->addLayout(createButtons());
    m_note->setObjectName(u"differenceNote"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_table = new DifferenceTable(this);
    m_table->setObjectName(u"differences"_s);
    m_table->setAccessibleName(tr("Differences"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addLayout(m_head);
    layout->addWidget(m_note);
    layout->addWidget(m_table, 1);

    connect(m_swap, &IconButton::clicked, this, &DifferenceView::swap);
    connect(m_table, &DifferenceTable::currentChanged, this, &DifferenceView::showCount);
    connect(m_table, &DifferenceTable::placeChosen, this, &DifferenceView::placeChosen);
}

QComboBox *DifferenceView::createChooser(const QString &name, const QString &words)
{
    auto *chooser = new QComboBox(this);
    chooser->setObjectName(name);
    chooser->setAccessibleName(words);
    chooser->setToolTip(words);
    chooser->setIconSize({Metrics::Icon, Metrics::Icon});
    chooser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    chooser->setMinimumContentsLength(8);
    connect(chooser, &QComboBox::currentIndexChanged, this, [this] {
        m_isChosen = true;
        compare();
    });
    return chooser;
}

QHBoxLayout *DifferenceView::createButtons()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::Tiny);
    m_count = new QLabel(this);
    m_count->setObjectName(u"differenceCount"_s);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_previous = new IconButton(
        u"previousDifference"_s, u"chevron-up"_s, tr("The difference before (Shift+F7)"), {}, this);
    m_next = new IconButton(
        u"nextDifference"_s, u"chevron-down"_s, tr("The next difference (F7)"), {}, this);
    m_copy = new IconButton(u"copyDifferences"_s,
                            u"copy"_s,
                            tr("Copy the selected rows, or all, with “-” and “+” before them"),
                            {},
                            this);
    buttons->addStretch(1);
    buttons->addWidget(m_count);
    for (IconButton *button : {m_previous, m_next, m_copy})
        buttons->addWidget(button);
    connect(m_previous, &IconButton::clicked, this, [this] { step(-1); });
    connect(m_next, &IconButton::clicked, this, [this] { step(1); });
    connect(m_copy, &IconButton::clicked, this, [this] {
        QApplication::clipboard()->setText(m_table->selectedText());
    });
    return buttons;
}

QWidget &DifferenceView::table() const
{
    return *m_table;
}

void DifferenceView::setTexts(const QList<ComparedText> &texts)
{
    if (texts == m_texts)
        return;
    const auto chosen = [this, &texts](const QComboBox &chooser, qsizetype usual) {
        const qsizetype before =
            m_isChosen ? placeOf(m_texts.at(chooser.currentIndex()), texts) : -1;
        return int(before < 0 ? usual : before);
    };
    const int left = chosen(*m_left, 0);
    const int right = chosen(*m_right, 1);
    m_texts = texts;
    for (const auto &[chooser, place] : {std::pair(m_left, left), std::pair(m_right, right)}) {
        const QSignalBlocker blocker(chooser);
        chooser->clear();
        for (const ComparedText &text : texts)
            chooser->addItem(faceOf(text, palette()), text.name);
        chooser->setCurrentIndex(place);
    }
    compare();
}

void DifferenceView::step(int direction)
{
    m_table->step(direction);
}

void DifferenceView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isOutdated)
        compare();
}

void DifferenceView::resizeEvent(QResizeEvent *)
{
    const bool isNarrow = width() < NarrowInCharacters * fontMetrics().averageCharWidth();
    const auto direction = isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    m_head->setDirection(direction);
}

void DifferenceView::swap()
{
    const int left = m_left->currentIndex();
    const int right = m_right->currentIndex();
    {
        const QSignalBlocker blocker(m_left);
        m_left->setCurrentIndex(right);
    }
    m_right->setCurrentIndex(left); // compares
}

void DifferenceView::compare()
{
    m_isOutdated = !isVisible();
    if (m_isOutdated || m_texts.isEmpty())
        return;
    m_comparing.read({m_texts.at(m_left->currentIndex()), m_texts.at(m_right->currentIndex())});
    showNote();
}

void DifferenceView::take(const SideBySide &texts)
{
    m_table->setTexts(texts);
    showNote();
}

void DifferenceView::showCount()
{
    const qsizetype changes = m_table->texts().changes();
    const qsizetype current = m_table->currentChange();
    if (m_comparing.isReading())
        m_count->setText(tr("Comparing…"));
    else if (current > 0)
        m_count->setText(tr("%1 of %2").arg(current).arg(changes));
    else
        m_count->setText(changes == 1 ? tr("1 difference") : tr("%1 differences").arg(changes));
    for (IconButton *button : {m_previous, m_next})
        button->setEnabled(changes > 0);
    m_copy->setEnabled(!m_table->texts().rows.isEmpty());
}

void DifferenceView::showNote()
{
    const SideBySide &texts = m_table->texts();
    QStringList notes;
    if (!m_comparing.isReading() && texts.changes() == 0)
        notes += tr("Both say the same, word for word.");
    if (texts.isCut)
        notes += tr("Only the first 100,000 characters were compared.");
    if (texts.isCoarse)
        notes += tr("Where very much differs, it is shown as taken out and put in.");
    m_note->setText(notes.join(u' '));
    m_note->setVisible(!notes.isEmpty());
    showCount();
}

} // namespace Conclave
