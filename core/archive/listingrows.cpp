#include "core/archive/listingrows.h"

#include "core/archive/sessionrows.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QChar TagSeparator(0x1F);

QDateTime moment(const QVariant &milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds.toLongLong(), Qt::UTC);
}

Result<QList<SessionId>> sessionsWhere(Database &database, const QString &condition)
{
    QList<SessionId> ids;
    const Done read = database.each(u"SELECT uuid FROM sessions WHERE "_s + condition +
                                        u" ORDER BY created, id"_s,
                                    {},
                                    [&](const QSqlQuery &row) {
                                        ids.append(SessionId::fromString(row.value(0).toString()));
                                        return true;
                                    });
    if (!read)
        return read.error();
    return ids;
}

} // namespace

const QString &listingColumns()
{
    static const QString columns =
        u"s.uuid, s.frame, s.created, s.changed, s.pinned, s.read_only, s.removed,"
        " (SELECT count(*) FROM turns t WHERE t.session = s.id),"
        " (SELECT group_concat(tag, char(31)) FROM (SELECT tag FROM tags WHERE session = s.id"
        " ORDER BY tag))"_s;
    return columns;
}

SessionListing listingFrom(const QSqlQuery &row)
{
    SessionListing listing;
    listing.id = SessionId::fromString(row.value(0).toString());
    if (const Result<Session> frame = sessionFrame(row.value(1).toByteArray()))
        listing.title = frame->title;
    listing.created = moment(row.value(2));
    listing.changed = moment(row.value(3));
    listing.isPinned = row.value(4).toBool();
    listing.isReadOnly = row.value(5).toBool();
    listing.isRemoved = !row.value(6).isNull();
    listing.turnCount = row.value(7).toInt();
    listing.tags = row.value(8).toString().split(TagSeparator, Qt::SkipEmptyParts);
    return listing;
}

Result<QList<SessionListing>> listingsOf(Database &database, const SessionPage &page)
{
    const QString which = page.wantsRemoved ? u"s.removed IS NOT NULL"_s : u"s.removed IS NULL"_s;
    QVariantList values;
    QString sql = u"SELECT %1 FROM sessions s WHERE %2"_s.arg(listingColumns(), which);
    if (!page.tag.isEmpty()) {
        sql += u" AND EXISTS (SELECT 1 FROM tags WHERE session = s.id AND tag = ?)"_s;
        values.append(page.tag);
    }
    sql += u" ORDER BY s.pinned DESC, s.changed DESC, s.id DESC LIMIT ? OFFSET ?"_s;
    values += {page.count, page.from};
    QList<SessionListing> listings;
    const Done read = database.each(sql, values, [&](const QSqlQuery &row) {
        listings.append(listingFrom(row));
        return true;
    });
    if (!read)
        return read.error();
    return listings;
}

Result<QList<SessionId>> sessionsByAge(Database &database)
{
    return sessionsWhere(database, u"removed IS NULL"_s);
}

Result<QList<SessionId>> judgedSessionsByAge(Database &database)
{
    const Result<QList<SessionId>> sessions = sessionsWhere(
        database, u"removed IS NULL AND id IN (SELECT session FROM turns WHERE judged IS NOT 0)"_s);
    return sessions ? sessions : sessionsByAge(database); // an old one that nobody can migrate
}

Result<QStringList> tagsInUse(Database &database)
{
    QStringList tags;
    const Done read =
        database.each(u"SELECT DISTINCT tag FROM tags JOIN sessions s ON s.id = session"
                      " WHERE s.removed IS NULL ORDER BY tag"_s,
                      {},
                      [&](const QSqlQuery &row) {
                          tags.append(row.value(0).toString());
                          return true;
                      });
    if (!read)
        return read.error();
    return tags;
}

} // namespace Conclave
