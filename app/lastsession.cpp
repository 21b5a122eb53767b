#include "app/lastsession.h"

#include "app/delivery.h"
#include "core/export/exportfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtConcurrent>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

void takeInLastSession(const QString &profile,
                       Archive &archive,
                       QObject *context,
                       const std::function<void(const Error &)> &fail)
{
    const QString path = QDir(profile).absoluteFilePath(u"last-session.json"_s);
    if (!QFileInfo::exists(path))
        return;
    const auto reading = QtConcurrent::run([path] { return readSessionFile(path); });
    deliver(reading, context, [path, &archive, context, fail](const Result<Session> &read) {
        if (!read) {
            QFile::rename(path, path + u".unreadable"_s); // so that this is said only once
            fail(read.error());
            return;
        }
        deliver(archive.import(*read), context, [path](const Result<Intake> &kept) {
            if (kept)
                QFile::remove(path);
        });
    });
}

} // namespace Conclave
