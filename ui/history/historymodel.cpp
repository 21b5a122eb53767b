#include "ui/history/historymodel.h"

#include "core/base/text.h"
#include "core/base/unknowntime.h"
#include "ui/history/dategroup.h"
#include "ui/history/listsnippet.h"
#include "ui/widgets/plaintooltip.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QString titleOf(const QString &title)
{
    const QString line = singleLine(title);
    return line.isEmpty() ? HistoryModel::tr("Untitled") : line;
}

/// Invalid: nobody knows.
QDate dayOf(const QDateTime &time)
{
    return isKnown(time) ? time.toLocalTime().date() : QDate();
}

QString dayText(const QDate &day)
{
    return day.isValid() ? QLocale().toString(day, QLocale::ShortFormat)
                         : HistoryModel::tr("without a date");
}

} // namespace

HistoryModel::HistoryModel(QObject *parent) : QAbstractListModel(parent)
{
}

void HistoryModel::setSessions(const QList<SessionListing> &sessions,
                               bool hasMore,
                               const QDate &today)
{
    if (!m_showsHits && !m_isMoreWanted && sessions == m_sessions && hasMore == m_hasMore &&
        today == m_today)
        return;
    beginResetModel();
    m_sessions = sessions;
    m_hits.clear();
    m_today = today;
    m_hasMore = hasMore;
    m_showsHits = m_isMoreWanted = false;
    m_rows = rowsFrom(0);
    endResetModel();
}

void HistoryModel::appendSessions(const QList<SessionListing> &sessions, bool hasMore)
{
    m_hasMore = hasMore;
    m_isMoreWanted = false;
    if (m_showsHits || sessions.isEmpty())
        return;
    const qsizetype first = m_sessions.size();
    m_sessions += sessions;
    const QList<Row> rows = rowsFrom(first);
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
    m_rows += rows;
    endInsertRows();
}

void HistoryModel::setHits(const SearchHits &hits)
{
    beginResetModel();
    m_hits = hits.hits;
    m_showsHits = true;
    m_rows.clear();
    for (qsizetype place = 0; place < m_hits.size(); ++place) {
        const SearchHit &hit = m_hits.at(place);
        const SearchHit *before = place > 0 ? &m_hits.at(place - 1) : nullptr;
        if (!before || before->session != hit.session || before->turn != hit.turn)
            m_rows.append(Row{.heading = headingOf(hit)});
        m_rows.append(Row{.place = place});
    }
    if (hits.isCut)
        m_rows.append(Row{.heading = tr("There is more: say more of what you look for")});
    endResetModel();
}

void HistoryModel::setOpen(SessionId session)
{
    if (std::exchange(m_open, session) != session && !m_rows.isEmpty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1), {OpenRole});
}

void HistoryModel::setBlind(bool isBlind)
{
    if (std::exchange(m_isBlind, isBlind) != isBlind && m_showsHits && !m_rows.isEmpty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1));
}

const SessionListing *HistoryModel::session(const QModelIndex &index) const
{
    if (!index.isValid() || m_showsHits || m_rows.at(index.row()).place < 0)
        return nullptr;
    return &m_sessions.at(m_rows.at(index.row()).place);
}

const SearchHit *HistoryModel::hit(const QModelIndex &index) const
{
    if (!index.isValid() || !m_showsHits || m_rows.at(index.row()).place < 0)
        return nullptr;
    return &m_hits.at(m_rows.at(index.row()).place);
}

QList<SessionId> HistoryModel::sessionsOf(const QModelIndexList &rows) const
{
    QList<SessionId> sessions;
    QSet<SessionId> known;
    for (const QModelIndex &row : rows) {
        const SessionListing *listing = session(row);
        const SearchHit *found = hit(row);
        if (!listing && !found)
            continue;
        const SessionId id = listing ? listing->id : found->session;
        if (!known.contains(id))
            sessions.append(id);
        known.insert(id);
    }
    return sessions;
}

QModelIndex HistoryModel::indexOf(SessionId session) const
{
    const auto row = std::ranges::find_if(m_rows, [&](const Row &one) {
        return !m_showsHits && one.place >= 0 && m_sessions.at(one.place).id == session;
    });
    return row == m_rows.end() ? QModelIndex() : index(int(row - m_rows.begin()));
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows.at(index.row());
    if (role == HeadingRole)
        return row.place < 0;
    if (row.place < 0)
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? row.heading : QVariant();
    return m_showsHits ? hitData(m_hits.at(row.place), role)
                       : sessionData(m_sessions.at(row.place), role);
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex &index) const
{
    const bool isChoice = index.isValid() && m_rows.at(index.row()).place >= 0;
    return isChoice ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemFlags();
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_showsHits && m_hasMore && !m_isMoreWanted;
}

void HistoryModel::fetchMore(const QModelIndex &)
{
    m_isMoreWanted = true;
    emit moreWanted();
}

QList<HistoryModel::Row> HistoryModel::rowsFrom(qsizetype first) const
{
    QList<Row> rows;
    QString heading = first > 0 ? headingOf(m_sessions.at(first - 1)) : QString();
    for (qsizetype place = first; place < m_sessions.size(); ++place) {
        const QString next = headingOf(m_sessions.at(place));
        if (next != heading)
            rows.append(Row{.heading = next});
        rows.append(Row{.place = place});
        heading = next;
    }
    return rows;
}

QString HistoryModel::headingOf(const SessionListing &session) const
{
    return session.isPinned ? tr("Pinned") : dateGroup(dayOf(session.changed), m_today);
}

QString HistoryModel::caption(const SessionListing &session) const
{
    const QDate day = dayOf(session.changed);
    const QString when = day == m_today ? QLocale().toString(session.changed.toLocalTime().time(),
                                                             QLocale::ShortFormat)
                                        : dayText(day);
    QStringList parts{
        when, session.turnCount == 1 ? tr("1 turn") : tr("%1 turns").arg(session.turnCount)};
    for (const QString &tag : session.tags)
        parts.append(u'#' % singleLine(tag, 40));
    if (session.isReadOnly)
        parts.append(tr("imported"));
    return parts.join(u" · "_s);
}

/// What the row shows also by a sign or a colour, as words.
QString HistoryModel::words(const SessionListing &session) const
{
    QStringList parts{titleOf(session.title)};
    if (session.id == m_open)
        parts.append(tr("open"));
    if (session.isPinned)
        parts.append(tr("pinned"));
    parts.append(caption(session));
    return parts.join(u", "_s);
}

QVariant HistoryModel::sessionData(const SessionListing &session, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(session.title);
    case CaptionRole:
        return caption(session);
    case PinnedRole:
        return session.isPinned;
    case OpenRole:
        return session.id == m_open;
    case Qt::ToolTipRole:
        return plainToolTip(QString(titleOf(session.title) % u'\n' % caption(session)));
    case Qt::AccessibleTextRole:
        return words(session);
    default:
        return {};
    }
}

QString HistoryModel::headingOf(const SearchHit &hit)
{
    return dayText(dayOf(hit.asked)) % u" · "_s % titleOf(hit.sessionTitle);
}

QString HistoryModel::speakerOf(const SearchHit &hit) const
{
    switch (hit.kind) {
    case SearchHit::Kind::Title:
        return tr("Title");
    case SearchHit::Kind::Question:
        return tr("Question");
    case SearchHit::Kind::Answer:
        return m_isBlind ? tr("Answer") : singleLine(hit.memberName);
    case SearchHit::Kind::Synthesis:
        return tr("Synthesis");
    }
    return {};
}

Snippet HistoryModel::snippetOf(const SearchHit &hit) const
{
    const bool isHidden = m_isBlind && hit.kind == SearchHit::Kind::Synthesis;
    return isHidden ? Snippet{.text = tr("Hidden while you judge blind")} : hit.snippet;
}

QVariant HistoryModel::hitData(const SearchHit &hit, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return speakerOf(hit);
    case CaptionRole:
        return listSnippet(snippetOf(hit)).text;
    case MarksRole:
        return QVariant::fromValue(listSnippet(snippetOf(hit)).marks);
    case ModelRole:
        return m_isBlind ? QString() : singleLine(hit.model, 60);
    case OpenRole:
        return hit.session == m_open;
    case Qt::ToolTipRole:
        return plainToolTip(QString(headingOf(hit) % u'\n' % snippetOf(hit).text));
    case Qt::AccessibleTextRole:
        return QString(speakerOf(hit) % u", "_s % headingOf(hit) % u": "_s % snippetOf(hit).text);
    default:
        return {};
    }
}

} // namespace Conclave
