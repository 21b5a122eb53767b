#pragma once

#include "core/archive/search.h"
#include "core/archive/sessionlisting.h"

#include <QAbstractListModel>

namespace Conclave {

/// The history as a list: sessions under headings of when they changed, or what a search found
/// under headings of what was asked.
///
/// Sessions come in pages: the view asks for more when it nears the end (fetchMore()), moreWanted()
/// follows once, and appendSessions() is the answer.
class HistoryModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    // Roles of a view stay unscoped: Qt takes them as int.
    enum Role {
        HeadingRole = Qt::UserRole, ///< bool: the row is a heading and nothing to choose.
        CaptionRole,                ///< Under the first line; of a hit, the text around it.
        MarksRole,                  ///< QList<TextRange>: what was found, in the caption.
        ModelRole,                  ///< Whose words these are; of hits only, may be empty.
        PinnedRole,
        OpenRole, ///< bool: it is the session that is open.
    };

    explicit HistoryModel(QObject *parent = nullptr);

    /// The first page, in the archive's order.
    void setSessions(const QList<SessionListing> &sessions, bool hasMore, const QDate &today);
    void appendSessions(const QList<SessionListing> &sessions, bool hasMore);
    void setHits(const SearchHits &hits);
    void setOpen(SessionId session); ///< The one that is open.
    /// Whether what was found is shown to somebody who judges blind: nobody is named, and no text
    /// that names its sources is shown.
    void setBlind(bool isBlind);

    bool showsHits() const { return m_showsHits; }
    int sessionCount() const { return int(m_sessions.size()); }
    /// The session in a row; null on headings and hits.
    const SessionListing *session(const QModelIndex &index) const;
    const SearchHit *hit(const QModelIndex &index) const; ///< Null on all else.
    /// The sessions of these rows, or those in which their hits are, each once.
    QList<SessionId> sessionsOf(const QModelIndexList &rows) const;
    QModelIndex indexOf(SessionId session) const; ///< Invalid when it is not in the list.

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void moreWanted();

private:
    /// A heading, or a place in m_sessions or m_hits.
    struct Row
    {
        QString heading;
        qsizetype place = -1;
    };

    QList<Row> rowsFrom(qsizetype first) const;
    QString headingOf(const SessionListing &session) const;
    QVariant sessionData(const SessionListing &session, int role) const;
    QVariant hitData(const SearchHit &hit, int role) const;
    static QString headingOf(const SearchHit &hit);
    QString speakerOf(const SearchHit &hit) const;
    Snippet snippetOf(const SearchHit &hit) const;
    QString words(const SessionListing &session) const;
    QString caption(const SessionListing &session) const;

    QList<SessionListing> m_sessions;
    QList<SearchHit> m_hits;
    QList<Row> m_rows;
    QDate m_today;
    SessionId m_open;
    bool m_isBlind = false;
    bool m_showsHits = false;
    bool m_hasMore = false;
    bool m_isMoreWanted = false; ///< And on its way.
};

} // namespace Conclave
