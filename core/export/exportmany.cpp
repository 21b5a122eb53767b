#include "core/export/exportmany.h"

#include "core/base/files.h"
#include "core/export/exportfile.h"

#include <QDir>
#include <QSaveFile>
#include <QSet>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Hands over every session there is, until the user or an error ends it.
ManyExported forEach(const SessionSource &next,
                     const ManyExport &how,
                     const std::function<void(const Session &, ManyExported &)> &write)
{
    ManyExported report;
    for (qint64 done = 0; !report.error; ++done) {
        if (!how.goOn(done)) {
            report.isStopped = true;
            break;
        }
        const std::optional<Result<Session>> session = next();
        if (!session)
            break;
        if (*session)
            write(**session, report);
        else
            ++report.unreadable;
    }
    return report;
}

} // namespace

QString fileNameAmongMany(const Session &session)
{
    constexpr qsizetype Telling = 8;
    return suggestedFileName(session) % u'-' % session.id.toString().left(Telling);
}

ManyExported exportEach(const SessionSource &next, const QString &directory, const ManyExport &how)
{
    if (!QDir().mkpath(directory))
        return {.error = fileError(directory, u"the folder cannot be made"_s)};
    QSet<QString> used;
    return forEach(next, how, [&](const Session &session, ManyExported &report) {
        QString name = fileNameAmongMany(session);
        if (used.contains(name))
            name = suggestedFileName(session) % u'-' % session.id.toString();
        used.insert(name);
        const QString path = QDir(directory).filePath(name + how.format.ending);
        if (QFileInfo::exists(path)) {
            ++report.skipped;
        } else if (const Done done = saveFile(path, how.format.write(session, how.options)); done) {
            ++report.written;
        } else {
            report.error = done.error();
        }
    });
}

ManyExported exportTogether(const SessionSource &next, const QString &path, const ManyExport &how)
{
    if (const QFileInfo file(path); file.exists() && !file.isFile())
        return {.error = fileError(path, u"is not a regular file"_s)};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {.error = fileError(path, file.errorString())};
    ManyExported report = forEach(next, how, [&](const Session &session, ManyExported &so) {
        const QByteArray lines = how.format.write(session, how.options);
        if (lines.isEmpty())
            ++so.skipped;
        else if (file.write(lines) == lines.size())
            ++so.written;
        else
            so.error = fileError(path, file.errorString());
    });
    if (report.written > 0 && !report.error && !report.isStopped && !file.commit())
        report.error = fileError(path, file.errorString());
    if (report.error || report.isStopped)
        report.written = 0;
    return report;
}

} // namespace Conclave
