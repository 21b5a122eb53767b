#include "core/export/exportformat.h"

#include "core/export/csv.h"
#include "core/export/html.h"
#include "core/export/markdown.h"
#include "core/export/messages.h"
#include "core/export/openwebui.h"
#include "core/export/votes.h"
#include "core/session/sessionjson.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// As a format's writer, for a function that has no options.
template<QByteArray (*Write)(const Session &)>
QByteArray plainly(const Session &session, const ExportOptions &)
{
    return Write(session);
}

} // namespace

const QList<ExportFormat> &exportFormats()
{
    static const QList<ExportFormat> formats{
        {.ending = u".md"_s, .write = markdown},
        {.ending = u".html"_s, .write = html},
        {.ending = u".json"_s, .isLossless = true, .write = plainly<sessionFile>},
        {.ending = u".csv"_s, .write = plainly<csv>},
        {.ending = u".messages.jsonl"_s, .write = plainly<messagesJsonLines>},
        {.ending = u".openwebui.json"_s, .write = plainly<openWebUiChats>},
        {.ending = u".preferences.jsonl"_s,
         .goesTogether = true,
         .write = plainly<preferenceLines>,
         .nothing =
             u"nothing to write: no question has a best answer yet and another one beside it"_s},
        {.ending = u".arena.jsonl"_s,
         .goesTogether = true,
         .write = plainly<arenaLines>,
         .nothing = u"nothing to write: no question has a vote between two models yet"_s},
    };
    return formats;
}

const ExportFormat *exportFormatFor(const QString &fileName, const QList<ExportFormat> &formats)
{
    const ExportFormat *found = nullptr;
    for (const ExportFormat &format : formats) {
        if (fileName.endsWith(format.ending, Qt::CaseInsensitive) &&
            (!found || format.ending.size() > found->ending.size()))
            found = &format;
    }
    return found;
}

} // namespace Conclave
