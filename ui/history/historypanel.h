#pragma once

#include "ui/history/historymodel.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QMenu;

namespace Conclave {

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
    void setSessions(const QList<SessionListing> &sessions, bool hasMore, const QDate &today);
    void setHits(const SearchHits &hits);

signals:
    /// Some moments after the last key; empty: the sessions are wanted again.
    void searchEdited(const QString &text);
    void moreWanted(); ///< The next page of sessions, appendSessions() of the model.
    void opened(Conclave::SessionId session);
    void hitOpened(const Conclave::SearchHit &hit);
    void renamed(Conclave::SessionId session, const QString &title);
    void pinned(Conclave::SessionId session, bool isPinned);
    void tagged(Conclave::SessionId session, const QStringList &tags);
    void removed(Conclave::SessionId session);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void open(const QModelIndex &index);
    void showMenu(const QPoint &place);
    void fillMenu(QMenu &menu, const SessionListing &session);
    void rename(const SessionListing &session);
    void editTags(const SessionListing &session);
    void showEmptiness();

    QLineEdit *m_search;
    QListView *m_list;
    QLabel *m_empty;
    HistoryModel *m_model;
    QTimer m_soon; ///< From the last key to the search.
    SessionId m_current;
};

} // namespace Conclave
