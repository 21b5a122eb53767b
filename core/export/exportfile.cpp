#include "core/export/exportfile.h"

#include "core/base/files.h"
#include "core/base/unknowntime.h"
#include "core/session/sessionjson.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Lower-case ASCII words joined by "-"; letters lose their accents, all else is left out.
QString slug(const QString &text)
{
    constexpr qsizetype Longest = 60;
    QString words;
    const QString plain = text.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar c : plain) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            words += c;
        else if (!c.isMark() && !words.isEmpty() && !words.endsWith(u'-'))
            words += u'-';
    }
    words.truncate(Longest);
    while (words.endsWith(u'-'))
        words.chop(1);
    return words.isEmpty() ? u"session"_s : words;
}

} // namespace

Done exportSession(const Session &session,
                   const QString &path,
                   const ExportOptions &options,
                   const QList<ExportFormat> &formats)
{
    if (const ExportFormat *format = exportFormatFor(path, formats)) {
        const QByteArray bytes = format->write(session, options);
        if (bytes.isEmpty() && !format->nothing.isEmpty())
            return fileError(path, format->nothing);
        return saveFile(path, bytes);
    }
    QStringList endings;
    for (const ExportFormat &format : formats)
        endings.append(format.ending);
    return fileError(path, u"the name must end in one of "_s % endings.join(u' '));
}

QString suggestedFileName(const Session &session)
{
    const QString date = session.created.toUTC().date().toString(Qt::ISODate);
    return isKnown(session.created) ? QString(date % u'-' % slug(session.title))
                                    : slug(session.title);
}

Result<Session> readSessionFile(const QString &path)
{
    constexpr qint64 Limit = 512 << 20;
    const Result<QByteArray> bytes = readFile(path, Limit);
    if (!bytes)
        return bytes.error();
    const Result<Session> session = sessionFromFile(*bytes);
    if (!session)
        return fileError(path, session.error().message);
    return session;
}

} // namespace Conclave
