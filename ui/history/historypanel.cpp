#include "ui/history/historypanel.h"

#include "core/base/text.h"
#include "ui/history/historydelegate.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/searchsign.h"

#include <QContextMenuEvent>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

HistoryPanel::HistoryPanel(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_empty(new QLabel(this))
    , m_model(new HistoryModel(this))
{
    m_search->setObjectName(u"historySearch"_s);
    m_search->setPlaceholderText(tr("Search all sessions"));
    m_search->setAccessibleName(tr("Search all sessions"));
    m_search->setToolTip(tr("Words, \"a phrase\", and member: model: tag: before: after:"));
    m_search->setClearButtonEnabled(true);
    addSearchSign(*m_search);
    m_search->installEventFilter(this);
    m_list->setObjectName(u"historyList"_s);
    m_list->setAccessibleName(tr("Sessions"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new HistoryDelegate(this));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Metrics::Small);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);

    m_soon.setSingleShot(true);
    m_soon.setInterval(120ms);
    connect(m_search, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_soon, &QTimer::timeout, this, [this] { emit searchEdited(searched()); });
    connect(m_model, &HistoryModel::moreWanted, this, &HistoryPanel::moreWanted);
    connect(m_list, &QListView::clicked, this, &HistoryPanel::open);
    connect(m_list, &QListView::customContextMenuRequested, this, &HistoryPanel::showMenu);
    showEmptiness();
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
    m_list->setCurrentIndex(m_model->indexOf(session));
}

void HistoryPanel::setSessions(const QList<SessionListing> &sessions,
                               bool hasMore,
                               const QDate &today)
{
    const int scrolled = m_list->verticalScrollBar()->value();
    const bool wereSessions = !m_model->showsHits();
    m_model->setSessions(sessions, hasMore, today);
    setCurrent(m_current);
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

bool HistoryPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto &key = static_cast<QKeyEvent &>(*event);
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (watched == m_search && key.key() == Qt::Key_Down) {
        m_list->setFocus(Qt::TabFocusReason);
        return true;
    }
    if (watched == m_search && key.key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    if (watched != m_list)
        return QWidget::eventFilter(watched, event);
    if (isEnter)
        open(m_list->currentIndex());
    else if (key.key() == Qt::Key_F2 && m_model->session(m_list->currentIndex()))
        rename(*m_model->session(m_list->currentIndex()));
    else if (key.key() == Qt::Key_Delete && m_model->session(m_list->currentIndex()))
        emit removed(m_model->session(m_list->currentIndex())->id);
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

void HistoryPanel::open(const QModelIndex &index)
{
    if (const SessionListing *session = m_model->session(index))
        emit opened(session->id);
    else if (const SearchHit *hit = m_model->hit(index))
        emit hitOpened(*hit);
}

void HistoryPanel::showMenu(const QPoint &place)
{
    const SessionListing *session = m_model->session(m_list->indexAt(place));
    if (!session)
        return;
    QMenu menu(this);
    fillMenu(menu, *session);
    menu.exec(m_list->viewport()->mapToGlobal(place));
}

void HistoryPanel::fillMenu(QMenu &menu, const SessionListing &listing)
{
    // A copy: the list may change while the menu is open.
    const SessionListing session = listing;
    connect(menu.addAction(icon(u"open"_s), tr("&Open")), &QAction::triggered, this, [=, this] {
        emit opened(session.id);
    });
    connect(menu.addAction(icon(u"edit"_s), tr("&Rename…")), &QAction::triggered, this, [=, this] {
        rename(session);
    });
    connect(
        menu.addAction(tr("&Tags…")), &QAction::triggered, this, [=, this] { editTags(session); });
    connect(menu.addAction(icon(u"pin"_s), session.isPinned ? tr("Un&pin") : tr("&Pin")),
            &QAction::triggered,
            this,
            [=, this] { emit pinned(session.id, !session.isPinned); });
    menu.addSeparator();
    connect(menu.addAction(icon(u"trash"_s), tr("&Delete")), &QAction::triggered, this, [=, this] {
        emit removed(session.id);
    });
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
    m_empty->setText(m_model->showsHits() ? tr("Nothing was found. Beginnings of words are enough.")
                                          : tr("What you ask is kept here, with all answers."));
    m_list->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
}

} // namespace Conclave
