#pragma once

#include "core/session/session.h"

#include <QDateTime>
#include <QStringList>

namespace Conclave {

/// A session as lists show it. Its title may come from a stranger's file: hostile.
struct SessionListing
{
    SessionId id;
    QString title;
    QDateTime created; ///< UTC.
    QDateTime changed; ///< UTC; when something was last asked or answered in it.
    int turnCount = 0;
    QStringList tags; ///< In order of the alphabet.
    bool isPinned = false;
    bool isReadOnly = false; ///< Imported only to be read.
    bool isRemoved = false;

    bool operator==(const SessionListing &) const = default;
};

/// Which sessions are wanted: pinned ones first, then those changed last.
struct SessionPage
{
    int from = 0;
    int count = 50;
    QString tag;               ///< Only those with it; empty: all.
    bool wantsRemoved = false; ///< The removed ones instead of the others.

    bool operator==(const SessionPage &) const = default;
};

/// A session with all of its turns, each of which has ended.
struct LoadedSession
{
    Session session;
    SessionListing listing;
    int unreadableTurns = 0; ///< Left out, because what is stored of them makes no sense.

    bool operator==(const LoadedSession &) const = default;
};

struct ArchiveFigures
{
    qint64 sessions = 0; ///< Removed ones not counted.
    qint64 removed = 0;
    qint64 turns = 0;
    qint64 texts = 0; ///< Titles, questions, answers and syntheses that can be found.
    qint64 bytes = 0; ///< On the disk, without backups.
    int backups = 0;
    QDateTime newestBackup; ///< UTC; invalid when there is none.

    bool operator==(const ArchiveFigures &) const = default;
};

} // namespace Conclave
