#include "app/askcommand.h"

#include "app/asklimits.h"
#include "app/endsignals.h"
#include "app/exportchoice.h"
#include "core/base/text.h"
#include "core/council/councilfile.h"
#include "core/council/presets.h"
#include "core/dialects/dialects.h"
#include "core/export/exportfile.h"
#include "core/session/sessionjson.h"
#include "ui/words/answerwords.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <optional>
#include <unistd.h>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

AskCommand::AskCommand(Services &services, const AskOptions &options, QFile &output, QFile &errors)
    : m_services(services)
    , m_options(options)
    , m_output(output)
    , m_errors(errors)
    , m_session(services.environment())
    , m_isOneTerminal(isatty(output.handle()) && isatty(errors.handle()))
{
    connect(&m_session, &LiveSession::happened, this, [this](TurnId, const Event &event) {
        follow(event);
    });
}

void AskCommand::start()
{
    if (m_services.settingsError)
        complain(m_services.settingsError->message);
    if (m_services.pricesError)
        complain(m_services.pricesError->message);
    const Result<Question> question = readQuestion();
    if (!question)
        return fail(question.error().message);
    const Result<Council> council = chooseCouncil();
    if (!council)
        return fail(council.error().message);
    if (council->enabledMembers().isEmpty())
        return fail(u"the council “%1” has no members to ask"_s.arg(council->name));
    if (const QString problem = limitsProblem(m_options, *council); !problem.isEmpty())
        return fail(problem);
    connect(&m_session, &LiveSession::turnAdded, this, [this](TurnId turn) {
        m_progress.emplace(m_session.run(turn)->turn(), m_errors);
        if (!m_options.json)
            m_writer.emplace(m_session.run(turn)->turn(), m_output);
    });
    m_session.ask(*question,
                  *council,
                  {.combine = m_options.combine ? CouncilRun::Combine::Automatically
                                                : CouncilRun::Combine::Never,
                   .late = CouncilRun::Late::Stop});
}

void AskCommand::interrupt()
{
    m_isInterrupted = true;
    m_session.stopAll();
}

Result<Question> AskCommand::readQuestion() const
{
    if (m_options.question != "-"_L1)
        return Question{.text = m_options.question};
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Error{.kind = Error::Kind::BadFile, .message = u"standard input cannot be read"_s};
    const QString text = QString::fromUtf8(input.readAll()).trimmed();
    if (text.isEmpty())
        return Error{.kind = Error::Kind::Configuration,
                     .message = u"standard input held no question"_s};
    return Question{.text = text};
}

Result<Council> AskCommand::chooseCouncil()
{
    Council council = currentCouncil(m_services.settings);
    if (m_options.endpoint) {
        if (!dialectNamed(m_options.endpoint->dialect))
            return Error{.kind = Error::Kind::Configuration,
                         .message = u"--dialect %1 is not known; there are: %2"_s.arg(
                             m_options.endpoint->dialect, dialectNames().join(u", "_s))};
        m_services.settings.endpoints.prepend(
            {.endpoint = *m_options.endpoint,
             .keySource = m_options.keyVariable.isEmpty() ? KeySource::None : KeySource::Variable,
             .keyVariable = m_options.keyVariable});
        council = councilOfSeats();
    } else if (m_options.council.endsWith(".json"_L1)) {
        const Result<Council> read = readCouncilFile(m_options.council);
        if (!read)
            return read.error();
        council = *read;
    } else if (!m_options.council.isEmpty()) {
        const QList<Council> &saved = m_services.settings.councils;
        const auto named = std::ranges::find(saved, m_options.council, &Council::name);
        if (named != saved.end())
            council = *named;
        else if (m_options.council == guideCouncil().name)
            council = guideCouncil();
        else
            return Error{.kind = Error::Kind::Configuration,
                         .message = u"there is no council named “%1”"_s.arg(m_options.council)};
    }
    if (m_options.deadline)
        council.limits.deadline = m_options.deadline;
    if (m_options.quorum)
        council.limits.quorum = m_options.quorum;
    if (m_options.grace)
        council.limits.grace = *m_options.grace;
    return council;
}

Council AskCommand::councilOfSeats() const
{
    Council council{.id = CouncilId::create(), .name = m_options.endpoint->name};
    for (const AskOptions::Seats &seats : m_options.members) {
        for (int i = 1; i <= seats.count; ++i) {
            council.members.append(
                {.id = MemberId::create(),
                 .name = seats.count > 1 ? u"%1 %2"_s.arg(seats.model).arg(i) : seats.model,
                 .endpoint = *m_options.endpoint,
                 .model = seats.model});
        }
    }
    council.chair = council.members.constFirst();
    council.chair->id = MemberId::create();
    council.chair->name = u"Chair"_s;
    return council;
}

void AskCommand::follow(const Event &event)
{
    if (m_progress)
        m_progress->show(event, m_isOneTerminal && m_writer && m_writer->isMidLine());
    if (m_writer)
        m_writer->show(event);
    if (m_output.error() != QFileDevice::NoError && !m_isOutputLost) {
        m_isOutputLost = true; // nobody reads on, so nobody shall pay for more
        complain(u"the output could not be written"_s);
        m_session.stopAll();
    }
    if (std::holds_alternative<TurnEnded>(event.what))
        conclude();
}

void AskCommand::conclude()
{
    const Session session = m_session.snapshot();
    const Turn &turn = session.turns.constLast();
    const QByteArray last =
        m_options.json ? sessionFile(session) : terminalSafe(timesSentence(turn)).toUtf8() + '\n';
    const bool isPrinted = !m_isOutputLost && m_output.write(last) == last.size() &&
                           m_output.flush() && m_output.error() == QFileDevice::NoError;
    if (!isPrinted && !m_isOutputLost)
        complain(u"the output could not be written"_s);
    const bool isExported = exportAll(session);
    emit finished(isPrinted && isExported ? exitStatus(turn) : int(BadUsage));
}

bool AskCommand::exportAll(const Session &session)
{
    bool isExported = true;
    for (const QString &file : m_options.exports) {
        const Done written = exportSession(session, file, {}, allExportFormats());
        if (!written)
            complain(written.error().message);
        isExported = isExported && written;
    }
    return isExported;
}

int AskCommand::exitStatus(const Turn &turn) const
{
    if (m_isInterrupted)
        return Interrupted;
    const QList<const Answer *> answers = turn.latestAnswers();
    const bool isAnyText =
        std::ranges::any_of(answers, [](const Answer *answer) { return !answer->text.isEmpty(); });
    if (!isAnyText)
        return NoAnswer;
    const bool isAllComplete = std::ranges::all_of(
        answers, [](const Answer *answer) { return answer->status == AnswerStatus::Complete; });
    const bool isCombined =
        !m_options.combine ||
        (turn.synthesis && turn.synthesis->answer.status == AnswerStatus::Complete &&
         (turn.synthesis->by == SynthesisAuthor::Chair || !turn.council.chair));
    return isAllComplete && isCombined ? AllComplete : SomethingMissing;
}

void AskCommand::complain(const QString &sentence)
{
    m_errors.write("conclave: " + singleLine(sentence, 1000).toUtf8() + '\n');
    m_errors.flush();
}

void AskCommand::fail(const QString &sentence)
{
    complain(sentence);
    emit finished(BadUsage);
}

int runAsk(const CommandLine &line)
{
    QFile output;
    QFile errors;
    if (!output.open(stdout, QIODevice::WriteOnly) || !errors.open(stderr, QIODevice::WriteOnly))
        return AskCommand::BadUsage;
    Services services(line.profile);
    if (line.guide)
        services.settings.council = {};
    AskCommand command(services, line.ask, output, errors);
    QObject::connect(
        &command,
        &AskCommand::finished,
        QCoreApplication::instance(), // qApp would be a QApplication, which is not here
        &QCoreApplication::exit,
        Qt::QueuedConnection);

    std::optional<EndSignals> endSignals;
    QTimer::singleShot(0, &command, [&command, &endSignals] {
        // Until the question is read there is nothing to save: Ctrl+C may end the program.
        command.start();
        endSignals.emplace();
        QObject::connect(&*endSignals, &EndSignals::received, &command, &AskCommand::interrupt);
    });
    return QCoreApplication::exec();
}

} // namespace Conclave
