#include "app/commandline.h"

#include "app/exportchoice.h"
#include "core/dialects/dialects.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cmath>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Of all files that can be exported, in one line.
QString endings()
{
    QStringList endings;
    for (const ExportFormat &format : allExportFormats())
        endings.append(format.ending);
    return endings.join(u' ');
}

const QCommandLineOption Guide(u"guide"_s, u"Use the built-in Guide council."_s);
const QCommandLineOption Profile(u"profile"_s, u"Keep settings under DIR."_s, u"DIR"_s);
const QCommandLineOption
    CouncilName(u"council"_s, u"A saved council, or a council file."_s, u"NAME|FILE.json"_s);
const QCommandLineOption EndpointUrl(u"endpoint"_s, u"An endpoint for this call only."_s, u"URL"_s);
const QCommandLineOption DialectName(
    u"dialect"_s,
    u"What the endpoint speaks: %1; openai unless given."_s.arg(dialectNames().join(u", "_s)),
    u"NAME"_s);
const QCommandLineOption
    KeyVariable(u"key-env"_s, u"The environment variable that holds its key."_s, u"VAR"_s);
const QCommandLineOption MemberSeats(u"member"_s,
                                     u"A member on that endpoint; may repeat. :COUNT seats the "
                                     "same model several times."_s,
                                     u"MODEL[:COUNT]"_s);
const QCommandLineOption NoSynthesis(u"no-synthesis"_s, u"Do not combine the answers."_s);
const QCommandLineOption Deadline(u"deadline"_s, u"Stop waiting for answers then."_s, u"SECONDS"_s);
const QCommandLineOption Quorum(u"quorum"_s, u"So many complete answers suffice."_s, u"K"_s);
const QCommandLineOption Grace(u"grace"_s,
                               u"Once the quorum is there, wait so much longer for the others."_s,
                               u"SECONDS"_s);
const QCommandLineOption
    Export(u"export"_s,
           u"Write the session to FILE; its ending chooses: %1. May repeat."_s.arg(endings()),
           u"FILE"_s);
const QCommandLineOption Json(u"json"_s, u"Print the session as JSON and nothing else."_s);

/// Those that mean something only to `conclave ask`.
QList<QCommandLineOption> asksOptions()
{
    return {CouncilName,
            EndpointUrl,
            DialectName,
            KeyVariable,
            MemberSeats,
            NoSynthesis,
            Deadline,
            Quorum,
            Grace,
            Export,
            Json};
}

Error usage(const QString &message)
{
    return {.kind = Error::Kind::Configuration, .message = message};
}

/// A model's own name may hold a colon (llama3.1:8b), so only a trailing number is a count.
Result<AskOptions::Seats> parseSeats(const QString &text)
{
    constexpr int MostSeats = 1000;
    const qsizetype colon = text.lastIndexOf(u':');
    bool isNumber = false;
    const int count = text.mid(colon + 1).toInt(&isNumber);
    const AskOptions::Seats seats = colon > 0 && isNumber
                                        ? AskOptions::Seats{text.first(colon), count}
                                        : AskOptions::Seats{text, 1};
    if (seats.model.isEmpty() || seats.count < 1 || seats.count > MostSeats)
        return usage(
            u"--member %1: expected MODEL or MODEL:COUNT with a COUNT from 1 to %2"_s.arg(text).arg(
                MostSeats));
    return seats;
}

Result<std::optional<Endpoint>> parseEndpoint(const QCommandLineParser &parser)
{
    if (!parser.isSet(EndpointUrl)) {
        if (parser.isSet(MemberSeats) || parser.isSet(DialectName) || parser.isSet(KeyVariable))
            return usage(u"--member, --dialect and --key-env need --endpoint URL"_s);
        return std::optional<Endpoint>();
    }
    Endpoint endpoint{.id = EndpointId::create(),
                      .url = QUrl(parser.value(EndpointUrl), QUrl::StrictMode)};
    endpoint.name = endpoint.url.host();
    if (const QString problem = endpointUrlProblem(endpoint.url); !problem.isEmpty())
        return usage(u"--endpoint %1"_s.arg(problem));
    if (parser.isSet(DialectName))
        endpoint.dialect = parser.value(DialectName);
    if (!parser.isSet(MemberSeats))
        return usage(u"--endpoint needs at least one --member MODEL"_s);
    return std::optional(endpoint);
}

Result<std::optional<double>>
parseNumber(const QCommandLineParser &parser, const QCommandLineOption &option, double least)
{
    if (!parser.isSet(option))
        return std::optional<double>();
    bool isNumber = false;
    const double number = parser.value(option).toDouble(&isNumber);
    if (!isNumber || !(number >= least) || number > 1e6) // "nan" is a number, too
        return usage(u"--%1 %2: expected a number of at least %3"_s
                         .arg(option.names().constFirst(), parser.value(option))
                         .arg(least));
    return std::optional(number);
}

/// `ask` with deadline, quorum and grace. Whether they fit each other and the council is seen when
/// that is known.
Result<AskOptions> parseLimits(const QCommandLineParser &parser, AskOptions ask)
{
    const auto deadline = parseNumber(parser, Deadline, 0.001);
    const auto quorum = parseNumber(parser, Quorum, 1);
    const auto grace = parseNumber(parser, Grace, 0);
    for (const auto *number : {&deadline, &quorum, &grace}) {
        if (!*number)
            return number->error();
    }
    if (*quorum && **quorum != std::floor(**quorum))
        return usage(u"--quorum %1: expected a whole number"_s.arg(parser.value(Quorum)));
    const auto span = [](std::optional<double> seconds) {
        return seconds ? std::optional(std::chrono::milliseconds(qRound64(*seconds * 1000)))
                       : std::nullopt;
    };
    ask.deadline = span(*deadline);
    ask.grace = span(*grace);
    if (*quorum)
        ask.quorum = int(**quorum);
    return ask;
}

Result<AskOptions> parseAsk(const QCommandLineParser &parser, const QStringList &words)
{
    AskOptions ask;
    if (words.size() != 1 || words.constFirst().trimmed().isEmpty())
        return usage(words.size() > 1 ? u"more than one question; put it in quotes"_s
                                      : u"no question; see conclave --help"_s);
    ask.question = words.constFirst();
    const auto endpoint = parseEndpoint(parser);
    const Result<AskOptions> limited = parseLimits(parser, ask);
    for (const Error *error :
         {endpoint ? nullptr : &endpoint.error(), limited ? nullptr : &limited.error()}) {
        if (error)
            return *error;
    }
    ask = *limited;
    for (const QString &text : parser.values(MemberSeats)) {
        const Result<AskOptions::Seats> seats = parseSeats(text);
        if (!seats)
            return seats.error();
        ask.members.append(*seats);
    }
    for (const QString &file : parser.values(Export)) {
        if (!exportFormatFor(file, allExportFormats()))
            return usage(u"--export %1: the name must end in one of %2"_s.arg(file, endings()));
    }
    ask.endpoint = *endpoint;
    ask.council = parser.value(CouncilName);
    ask.keyVariable = parser.value(KeyVariable);
    ask.combine = !parser.isSet(NoSynthesis);
    ask.exports = parser.values(Export);
    ask.json = parser.isSet(Json);
    if (ask.endpoint && !ask.council.isEmpty())
        return usage(u"--council and --endpoint exclude each other"_s);
    return ask;
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Asks one question of a whole council of language models.\n\n"
                                     "conclave [options] [SESSION.json]     opens the window\n"
                                     "conclave ask [options] QUESTION       asks on the terminal; "
                                     "\"-\" reads the question from standard input"_s);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions({Guide, Profile});
    parser.addOptions(asksOptions());
    parser.addPositionalArgument(u"ask"_s, u"Ask without a window."_s, u"[ask]"_s);
    parser.addPositionalArgument(u"QUESTION"_s, u"The question, or a session file."_s);

    if (!parser.parse(arguments))
        return usage(parser.errorText());
    CommandLine line{.guide = parser.isSet(Guide), .profile = parser.value(Profile)};
    QStringList words = parser.positionalArguments();
    if (parser.isSet(help) || parser.isSet(version)) {
        line.mode = CommandLine::Mode::PrintText;
        line.text = parser.isSet(help)
                        ? parser.helpText().replace("<executable_name>"_L1, "conclave"_L1)
                        : QString(u"conclave "_s + QCoreApplication::applicationVersion());
        return line;
    }
    if (words.isEmpty() || words.constFirst() != "ask"_L1) {
        if (words.size() > 1)
            return usage(u"“%1” is not a command; see conclave --help"_s.arg(words.constFirst()));
        for (const QCommandLineOption &option : asksOptions()) {
            if (parser.isSet(option))
                return usage(u"--%1 is for conclave ask"_s.arg(option.names().constFirst()));
        }
        line.file = words.value(0);
        return line;
    }
    words.removeFirst();
    const Result<AskOptions> ask = parseAsk(parser, words);
    if (!ask)
        return ask.error();
    line.mode = CommandLine::Mode::Ask;
    line.ask = *ask;
    return line;
}

} // namespace Conclave
