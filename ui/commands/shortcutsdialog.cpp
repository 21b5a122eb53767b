#include "ui/commands/shortcutsdialog.h"

#include "ui/commands/shortcutlist.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textrole.h"
#include "ui/theme/theme.h"

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

constexpr int WidthInCharacters = 76;
constexpr int HeightInLines = 34;
constexpr int KeysShare = 38; ///< Of the width, in hundredths.

QTextBlockFormat spaced(int top, int bottom)
{
    QTextBlockFormat format;
    format.setTopMargin(top);
    format.setBottomMargin(bottom);
    return format;
}

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
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"search", QPalette::PlaceholderText), QLineEdit::LeadingPosition);
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
    for (qsizetype place = 0; place < groups.size(); ++place)
        write(groups.at(place), place == 0);
    if (groups.isEmpty())
        m_page->setPlainText(tr("No keys have these words."));
    m_page->moveCursor(QTextCursor::Start);
}

void ShortcutsDialog::write(const ShortcutGroup &group, bool isFirst)
{
    const Theme theme = Theme::of(palette());
    QTextCursor cursor(m_page->document());
    cursor.movePosition(QTextCursor::End);
    QTextCharFormat heading;
    heading.setFont(fontFor(TextRole::Heading3, font()));
    const QTextBlockFormat block = spaced(isFirst ? 0 : Metrics::Large, Metrics::Tiny);
    if (isFirst)
        cursor.setBlockFormat(block);
    else
        cursor.insertBlock(block);
    cursor.insertText(group.name, heading);

    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(Metrics::Tiny / 2.0);
    format.setCellSpacing(0);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    format.setColumnWidthConstraints({QTextLength(QTextLength::PercentageLength, KeysShare),
                                      QTextLength(QTextLength::PercentageLength, 100 - KeysShare)});
    QTextTable *table = cursor.insertTable(int(group.lines.size()), 2, format);
    QTextCharFormat keys;
    keys.setForeground(theme.text);
    keys.setFontWeight(QFont::DemiBold);
    QTextCharFormat words;
    words.setForeground(theme.text);
    for (int line = 0; line < table->rows(); ++line) {
        table->cellAt(line, 0).firstCursorPosition().insertText(group.lines.at(line).keys, keys);
        table->cellAt(line, 1).firstCursorPosition().insertText(group.lines.at(line).what, words);
    }
}

} // namespace Conclave
