#include "app/exportchoice.h"

#include "ui/print/sessionpdf.h"

#include <QCoreApplication>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::ExportChoice)
};

} // namespace

QString ExportChoice::filter() const
{
    return words % u" (*"_s % ending % u')';
}

const QList<ExportFormat> &allExportFormats()
{
    static const QList<ExportFormat> formats =
        exportFormats() + QList<ExportFormat>{{.ending = u".pdf"_s, .write = sessionPdf}};
    return formats;
}

QList<ExportChoice> exportChoices()
{
    const ExportOptions reasoning{.reasoning = true};
    return {{Words::tr("Markdown, to read"), u".md"_s, {}},
            {Words::tr("Markdown with reasoning"), u".md"_s, reasoning},
            {Words::tr("Web page, side by side"), u".html"_s, {}},
            {Words::tr("Web page with reasoning"), u".html"_s, reasoning},
            {Words::tr("PDF, to print"), u".pdf"_s, {}},
            {Words::tr("PDF with reasoning"), u".pdf"_s, reasoning},
            {Words::tr("JSON, to open again"), u".json"_s, {}},
            {Words::tr("Table of times, tokens and costs"), u".csv"_s, {}},
            {Words::tr("Open WebUI chat"), u".openwebui.json"_s, {}},
            {Words::tr("OpenAI messages"), u".messages.jsonl"_s, {}},
            {Words::tr("Your votes as preference pairs"), u".preferences.jsonl"_s, {}},
            {Words::tr("Your votes as Arena battles"), u".arena.jsonl"_s, {}}};
}

QString chosenExportPath(const QString &path, const ExportChoice &choice)
{
    if (path.endsWith(choice.ending, Qt::CaseInsensitive))
        return path;
    const ExportFormat *typed = exportFormatFor(path, allExportFormats());
    if (!typed)
        return path + choice.ending;
    // "a.json" for an Open WebUI chat is not yet its whole ending.
    return choice.ending.endsWith(typed->ending)
               ? path.chopped(typed->ending.size()) + choice.ending
               : path;
}

} // namespace Conclave
