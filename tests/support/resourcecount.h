#pragma once

#include <QDir>
#include <QString>

namespace Conclave {

/// What this process holds of the system.
struct ResourceCount
{
    qsizetype descriptors = 0;
    qsizetype threads = 0;

    static ResourceCount now()
    {
        const auto entries = [](const QString &path) {
            return QDir(path)
                .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
                .size();
        };
        return {entries(QStringLiteral("/proc/self/fd")),
                entries(QStringLiteral("/proc/self/task"))};
    }

    /// Threads of Qt's own pools end when they like: fewer than before is fine.
    bool isWithin(const ResourceCount &before) const
    {
        return descriptors <= before.descriptors && threads <= before.threads;
    }
    QString text() const
    {
        return QStringLiteral("%1 descriptors, %2 threads").arg(descriptors).arg(threads);
    }
};

} // namespace Conclave
