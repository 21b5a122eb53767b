#include "ui/commands/shortcutsdialog.h"

#include "ui/commands/shortcutlist.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textrole.h"
#include "ui/theme/theme.h"
#include "ui/widgets/searchsign.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTextEdit>
#include <QTextTable>
#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int WidthInCharacters = 104;
constexpr int HeightInLines = 40;
constexpr int KeysShare = 45; ///< Of the width, in hundredths.

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<ShortcutGroup> &groups, QWidget *parent)
    : QDialog(parent)
    , m_groups(groups)
    , m_filter(new QLineEdit(this))
    , m_page(new QTextEdit(this))
{
    setObjectName(u"shortcutsDialog"_s);
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_filter->setObjectName(u"shortcutsFilter"_s);
    m_filter->setPlaceholderText(tr("A key or a word of what it does"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setToolTip(tr("Only lines with all these words are shown"));
    addSearchSign(*m_filter);
    m_page->setObjectName(u"shortcutsPage"_s);
    m_page->setAccessibleName(tr("Keyboard shortcuts"));
    m_page->setReadOnly(true);
    m_page->setUndoRedoEnabled(false);
    m_page->setTabChangesFocus(true);
    m_page->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setToolTip(tr("Close this page (Esc)"));
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(m_filter);
    layout->addWidget(m_page, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_filter, &QLineEdit::textChanged, this, &ShortcutsDialog::fill);
    fill({});
    resize(WidthInCharacters * fontMetrics().averageCharWidth(),
           HeightInLines * fontMetrics().lineSpacing());
}

void ShortcutsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    const bool looksChange =
        event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange;
    if (looksChange)
        fill(m_filter->text());
}

void ShortcutsDialog::fill(const QString &filter)
{
    m_page->clear();
    m_page->document()->setDocumentMargin(Metrics::Medium);
    const QList<ShortcutGroup> groups = filtered(m_groups, filter);
    for (const ShortcutGroup &group : groups)
        write(group);
    if (groups.isEmpty())
        m_page->setPlainText(tr("No keys have these words."));
    m_page->moveCursor(QTextCursor::Start);
}

/// Goes on in the empty line at the end of the page, which is also there behind a table.
void ShortcutsDialog::write(const ShortcutGroup &group)
{
    const Theme theme = Theme::of(palette());
    QTextCursor cursor(m_page->document());
    cursor.movePosition(QTextCursor::End);
    QTextBlockFormat block;
    block.setBottomMargin(Metrics::Tiny);
    block.setLeftMargin(Metrics::Tiny); // as the cells have it
    QTextCharFormat heading;
    heading.setFont(fontFor(TextRole::Heading3, font()));
    cursor.setBlockFormat(block);
    cursor.insertText(group.name, heading);

    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(Metrics::Tiny);
    format.setCellSpacing(0);
    format.setBottomMargin(Metrics::Large);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    format.setColumnWidthConstraints({QTextLength(QTextLength::PercentageLength, 100 - KeysShare),
                                      QTextLength(QTextLength::PercentageLength, KeysShare)});
    QTextTable *table = cursor.insertTable(int(group.lines.size()), 2, format);
    QTextCharFormat words;
    words.setForeground(theme.text);
    QTextCharFormat keys = words;
    keys.setFontWeight(QFont::DemiBold);
    for (int line = 0; line < table->rows(); ++line) {
        table->cellAt(line, 0).firstCursorPosition().insertText(group.lines.at(line).what, words);
        table->cellAt(line, 1).firstCursorPosition().insertText(group.lines.at(line).keys, keys);
    }
}

} // namespace Conclave
