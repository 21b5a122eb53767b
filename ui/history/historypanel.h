#pragma once

#include "ui/history/historymodel.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QMenu;

namespace Conclave {

class HistoryList;
class HistorySearch;
class MessageStrip;

/// The history beside the session: a field to search in, and all sessions, or what was found.
/// Shows what it is given and says what the user wants.
class HistoryPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPanel(QWidget *parent = nullptr);

    HistoryModel &model() const { return *m_model; }
    /// Takes the keyboard to the field.
    void focusSearch();
    QString searched() const; ///< What stands in the field, without white space around it.
    /// The session that is open; null: none of these.
    void setCurrent(SessionId session);
    void setBlind(bool isBlind) { m_model->setBlind(isBlind); } ///< As the model's.
    void setSessions(const QList<SessionListing> &sessions, bool hasMore, const QDate &today);
    void setHits(const SearchHits &hits);
    /// The titles of what was deleted and can come back, the last one at the end; none: nothing is
    /// said about it. The last `last` of them were deleted at once, and come back so.
    void setRemoved(const QStringList &titles, qsizetype last = 1);

signals:
    /// Some moments after the last key; empty: the sessions are wanted again.
    void searchEdited(const QString &text);
    void moreWanted(); ///< The next page of sessions, appendSessions() of the model.
    void opened(Conclave::SessionId session);
    void hitOpened(const Conclave::SearchHit &hit);
    void renamed(Conclave::SessionId session, const QString &title);
    void pinned(Conclave::SessionId session, bool isPinned);
    void tagged(Conclave::SessionId session, const QStringList &tags);
    void removed(const QList<Conclave::SessionListing> &sessions);
    void restored(); ///< What was deleted last.
    void exportWanted(const QList<Conclave::SessionId> &sessions);

private:
    void connectList();
    void open(const QModelIndex &index);
    QList<SessionListing> chosen() const;
    QMenu *newMenu();
    void showMenu(const SessionListing &listing, const QPoint &place);
    void showMenuOfSeveral(const QPoint &place);
    void rename(const SessionListing &session);
    void editTags(const SessionListing &session);
    void showEmptiness();

    HistorySearch *m_search;
    HistoryModel *m_model;
    HistoryList *m_list;
    QLabel *m_empty;
    MessageStrip *m_removed;
    QTimer m_soon; ///< From the last key to the search.
    SessionId m_current;
};

} // namespace Conclave
