#include "ui/history/historypanel.h"

#include "core/base/text.h"
#include "ui/history/historylist.h"
#include "ui/history/historysearch.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/messagestrip.h"
#include "ui/words/figures.h"

#include <QApplication>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>

#include <functional>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype TitleInWords = 60;

void offer(QMenu &menu,
           const QString &iconName,
           const QString &words,
           const QKeySequence &key,
           const std::function<void()> &act)
{
    QAction *action = menu.addAction(icon(iconName), words);
    // The list knows the keys itself; here they are only told.
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(action, &QAction::triggered, action, act);
}

/// Says what may be wrong with what was typed.
QString nothingFound(const QString &searched)
{
    if (searched.contains(u"before:") || searched.contains(u"after:"))
        return HistoryPanel::tr("Nothing was found. Dates are written as 2026, 2026-11 or "
                                "2026-11-27.");
    if (searched.contains(u"tag:"))
        return HistoryPanel::tr("Nothing was found. A tag is to be written whole.");
    return HistoryPanel::tr("Nothing was found. Beginnings of words are enough.");
}

} // namespace

HistoryPanel::HistoryPanel(QWidget *parent)
    : QWidget(parent)
    , m_search(new HistorySearch(this))
    , m_model(new HistoryModel(this))
    , m_list(new HistoryList(*m_model, this))
    , m_empty(new QLabel(this))
    , m_removed(new MessageStrip(this))
{
    m_list->setObjectName(u"historyList"_s);
    m_list->setAccessibleName(tr("Sessions"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_removed->setObjectName(u"historyRemoved"_s);
    m_removed->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Metrics::Small);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_removed);

    m_soon.setSingleShot(true);
    m_soon.setInterval(120ms);
    connect(m_search, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_soon, &QTimer::timeout, this, [this] { emit searchEdited(searched()); });
    connect(m_search, &HistorySearch::listWanted, this, [this] {
        m_list->setFocus(Qt::TabFocusReason);
    });
    connect(m_removed, &MessageStrip::activated, this, &HistoryPanel::restored);
    connectList();
    showEmptiness();
}

void HistoryPanel::connectList()
{
    connect(m_model, &HistoryModel::moreWanted, this, &HistoryPanel::moreWanted);
    connect(m_list, &HistoryList::chosen, this, &HistoryPanel::open);
    connect(m_list, &HistoryList::undoWanted, this, [this] {
        if (m_removed->isVisible())
            emit restored();
    });
    connect(m_list, &HistoryList::renameWanted, this, [this](const QModelIndex &index) {
        rename(*m_model->session(index));
    });
    connect(m_list, &HistoryList::removalWanted, this, [this] {
        if (const QList<SessionListing> sessions = chosen(); !sessions.isEmpty())
            emit removed(sessions);
    });
    connect(m_list, &HistoryList::menuOfSeveralWanted, this, &HistoryPanel::showMenuOfSeveral);
    connect(m_list,
            &HistoryList::menuWanted,
            this,
            [this](const QModelIndex &index, const QPoint &place) {
                showMenu(*m_model->session(index), place);
            });
}

void HistoryPanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QString HistoryPanel::searched() const
{
    return m_search->text().trimmed();
}

void HistoryPanel::setCurrent(SessionId session)
{
    m_current = session;
    m_model->setOpen(session);
    if (!m_list->hasFocus())
        m_list->setCurrentIndex(m_model->indexOf(session));
}

void HistoryPanel::setSessions(const QList<SessionListing> &sessions,
                               bool hasMore,
                               const QDate &today)
{
    const int scrolled = m_list->verticalScrollBar()->value();
    const bool wereSessions = !m_model->showsHits();
    const int row = m_list->currentIndex().row();
    const SessionListing *current = m_list->hasFocus() ? m_list->current() : nullptr;
    const SessionId session = current ? current->id : m_current;
    const QList<SessionId> selected = m_model->sessionsOf(m_list->several());
    m_model->setSessions(sessions, hasMore, today);
    m_list->goTo(session, current ? row : -1);
    if (wereSessions)
        m_list->select(selected);
    if (wereSessions) // something of one changed; the list stays where it is
        m_list->verticalScrollBar()->setValue(scrolled);
    showEmptiness();
}

void HistoryPanel::setHits(const SearchHits &hits)
{
    m_model->setHits(hits);
    m_list->scrollToTop();
    showEmptiness();
}

void HistoryPanel::setRemoved(const QStringList &titles, qsizetype last)
{
    const bool wasThere = m_removed->isAncestorOf(QApplication::focusWidget());
    if (!titles.isEmpty()) {
        const QString line = singleLine(titles.constLast(), TitleInWords);
        const QString title = line.isEmpty() ? tr("Untitled") : line;
        const QString count = countText(titles.size());
        m_removed->setMessage(
            Tone::Neutral,
            titles.size() == 1      ? tr("“%1” was deleted.").arg(title)
            : last == titles.size() ? tr("%1 sessions were deleted.").arg(count)
            : last == 1
                ? tr("%1 sessions were deleted, “%2” last.").arg(count, title)
                : tr("%1 sessions were deleted, %2 of them last.").arg(count, countText(last)),
            tr("Gone for good when Conclave closes."));
        m_removed->setActions(
            {{tr("Undo"),
              last == 1 ? tr("Bring “%1” back (Ctrl+Z)").arg(title)
                        : tr("Bring the last %1 back (Ctrl+Z)").arg(countText(last))}});
    }
    m_removed->setVisible(!titles.isEmpty());
    if (titles.isEmpty() && wasThere)
        m_list->setFocus(Qt::OtherFocusReason);
}

void HistoryPanel::open(const QModelIndex &index)
{
    if (const SessionListing *session = m_model->session(index))
        emit opened(session->id);
    else if (const SearchHit *hit = m_model->hit(index))
        emit hitOpened(*hit);
}

QMenu *HistoryPanel::newMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"historyMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

void HistoryPanel::showMenu(const SessionListing &listing, const QPoint &place)
{
    QMenu *menu = newMenu();
    // A copy: the list may change while the menu is open.
    const SessionListing session = listing;
    offer(*menu, u"open"_s, tr("&Open"), Qt::Key_Return, [=, this] { emit opened(session.id); });
    offer(*menu, u"edit"_s, tr("&Rename…"), Qt::Key_F2, [=, this] { rename(session); });
    offer(*menu, u"book"_s, tr("&Tags…"), {}, [=, this] { editTags(session); });
    offer(*menu, u"pin"_s, session.isPinned ? tr("Un&pin") : tr("&Pin"), {}, [=, this] {
        emit pinned(session.id, !session.isPinned);
    });
    menu->addSeparator();
    offer(*menu, u"trash"_s, tr("&Delete"), Qt::Key_Delete, [=, this] { emit removed({session}); });
    menu->popup(place);
}

void HistoryPanel::showMenuOfSeveral(const QPoint &place)
{
    QMenu *menu = newMenu();
    const QList<SessionId> sessions = m_model->sessionsOf(m_list->several());
    const QString count = countText(sessions.size());
    const bool isOne = sessions.size() == 1; // in which several things were found
    offer(*menu,
          u"export"_s,
          isOne ? tr("&Export 1 session…") : tr("&Export %1 sessions…").arg(count),
          {},
          [=, this] { emit exportWanted(sessions); });
    if (const QList<SessionListing> listings = chosen(); !listings.isEmpty()) {
        menu->addSeparator();
        offer(*menu, u"trash"_s, tr("&Delete %1 sessions").arg(count), Qt::Key_Delete, [=, this] {
            emit removed(listings);
        });
    }
    menu->popup(place);
}

/// The sessions that are selected, or the one where the keyboard is; none among what was found.
QList<SessionListing> HistoryPanel::chosen() const
{
    QModelIndexList rows = m_list->several();
    if (rows.isEmpty())
        rows.append(m_list->currentIndex());
    QList<SessionListing> sessions;
    for (const QModelIndex &row : std::as_const(rows)) {
        if (const SessionListing *session = m_model->session(row))
            sessions.append(*session);
    }
    return sessions;
}

void HistoryPanel::rename(const SessionListing &session)
{
    bool isGiven = false;
    const SessionId id = session.id;
    const QString title = QInputDialog::getText(
        this, tr("Rename"), tr("Title:"), QLineEdit::Normal, singleLine(session.title), &isGiven);
    if (isGiven && !title.trimmed().isEmpty())
        emit renamed(id, title.trimmed());
}

void HistoryPanel::editTags(const SessionListing &session)
{
    bool isGiven = false;
    const SessionId id = session.id;
    const QString text = QInputDialog::getText(this,
                                               tr("Tags"),
                                               tr("Tags, with commas between them:"),
                                               QLineEdit::Normal,
                                               session.tags.join(u", "_s),
                                               &isGiven);
    if (!isGiven)
        return;
    QStringList tags;
    for (const QString &tag : text.split(u',')) {
        const QString name = singleLine(tag, 60);
        if (!name.isEmpty() && !tags.contains(name, Qt::CaseInsensitive))
            tags.append(name);
    }
    emit tagged(id, tags);
}

void HistoryPanel::showEmptiness()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_empty->setText(m_model->showsHits() ? nothingFound(searched())
                                          : tr("What you ask is kept here, with all answers."));
    m_list->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
}

} // namespace Conclave
