#include "ui/commands/commandpalette.h"

#include "ui/commands/commanddelegate.h"
#include "ui/commands/commandmodel.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/searchsign.h"
#include "ui/widgets/tabstops.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int WidthInCharacters = 100;
constexpr int MostRows = 12;
constexpr qsizetype MostRecent = 6;

} // namespace

CommandPalette::CommandPalette(QWidget &window)
    : QFrame(&window)
    , m_window(window)
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(tr("No command has these letters"), this))
    , m_model(new CommandModel(this))
{
    hide();
    setObjectName(u"commandPalette"_s);
    setAccessibleName(tr("Commands"));
    setAutoFillBackground(true);
    m_field->setObjectName(u"commandField"_s);
    m_field->setAccessibleName(tr("Command"));
    m_field->setPlaceholderText(tr("What do you want to do?"));
    m_field->setToolTip(tr("Some letters of a command; arrow keys choose, Enter does it"));
    m_field->setMaxLength(200);
    addSearchSign(*m_field);
    m_field->installEventFilter(this);
    m_list->setObjectName(u"commandList"_s);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFocusPolicy(Qt::NoFocus); // the keys go to the field, which moves through the list
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(NoFrame);
    m_list->setMouseTracking(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setMargin(Metrics::Small);
    m_nothing->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Small, Metrics::Small, Metrics::Small, Metrics::Small);
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_field);
    layout->addWidget(m_nothing);
    layout->addWidget(m_list, 1);
    window.installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    connect(m_list, &QListView::entered, this, [this](const QModelIndex &index) {
        choose(index.row());
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, const QWidget *now) {
        followFocus(now);
    });
}

void CommandPalette::open(const QList<Command> &commands)
{
    if (!isVisible())
        m_cameFrom = QApplication::focusWidget();
    m_field->clear();
    m_model->setCommands(commands, m_recent);
    filter({});
    raise();
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_field)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress)
        return takeKey(*static_cast<QKeyEvent *>(event));
    // Esc is also the window's shortcut to stop a run, which must not hear of it.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return false;
}

void CommandPalette::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange && isVisible())
        place();
}

bool CommandPalette::takeKey(const QKeyEvent &key)
{
    const int page =
        std::max(1, m_list->viewport()->height() / std::max(1, m_list->sizeHintForRow(0)) - 1);
    switch (key.key()) {
    case Qt::Key_Escape:
        leave(true);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        step(-1);
        return true;
    case Qt::Key_Down:
    case Qt::Key_Tab:
        step(1);
        return true;
    case Qt::Key_PageUp:
        step(-page);
        return true;
    case Qt::Key_PageDown:
        step(page);
        return true;
    default:
        return false;
    }
}

void CommandPalette::leave(bool givesFocusBack)
{
    if (isHidden())
        return;
    const QPointer<QWidget> cameFrom = std::exchange(m_cameFrom, nullptr);
    hide();
    if (givesFocusBack && cameFrom && cameFrom->isVisible())
        cameFrom->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::filter(const QString &letters)
{
    m_model->setLetters(letters);
    const bool isEmpty = m_model->rowCount() == 0;
    m_nothing->setVisible(isEmpty);
    m_list->setVisible(!isEmpty);
    m_list->scrollToTop();
    if (!isEmpty)
        choose(0);
    tellCurrent();
    place();
}

void CommandPalette::runCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.data(CommandModel::EnabledRole).toBool())
        return; // its row says why
    const Command command = m_model->command(index.row());
    m_recent.removeAll(command.id);
    m_recent.prepend(command.id);
    m_recent.resize(std::min(m_recent.size(), MostRecent));
    leave(true); // the command may want to know where the focus is, or put it elsewhere
    command.run();
}

void CommandPalette::choose(int row)
{
    m_list->setCurrentIndex(m_model->index(row));
    tellCurrent();
}

/// By so many rows, no further than the ends; one step past an end goes round.
void CommandPalette::step(int rows)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int from = m_list->currentIndex().row();
    const int to = from + rows;
    const bool isRound = std::abs(rows) == 1 && (to < 0 || to >= count);
    choose(isRound ? (to + count) % count : std::clamp(to, 0, count - 1));
}

/// The focus stays in the field, so what is chosen in the list has to be told.
void CommandPalette::tellCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    m_field->setAccessibleDescription(index.isValid()
                                          ? tr("%1, %2 of %3")
                                                .arg(index.data(Qt::AccessibleTextRole).toString())
                                                .arg(index.row() + 1)
                                                .arg(m_model->rowCount())
                                          : m_nothing->text());
    QAccessibleEvent told(m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
}

void CommandPalette::place()
{
    const int margin = Metrics::Large;
    const int width = std::min(m_window.width() - 2 * margin,
                               WidthInCharacters * fontMetrics().averageCharWidth());
    const int top = std::min(2 * Metrics::Huge, m_window.height() / 10);
    const int rows = std::min(m_model->rowCount(), MostRows);
    const int below = rows > 0 ? rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth()
                               : m_nothing->sizeHint().height();
    const int height = std::min(3 * Metrics::Small + m_field->sizeHint().height() + below,
                                m_window.height() - top - margin);
    setGeometry((m_window.width() - width) / 2, top, width, height);
}

void CommandPalette::followFocus(const QWidget *now)
{
    if (isVisible() && !isWithin(now, *this))
        leave(false);
}

} // namespace Conclave
