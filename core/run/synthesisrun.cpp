#include "core/run/synthesisrun.h"

#include "core/insight/extract.h"

#include <QRandomGenerator>

#include <utility>

namespace Conclave {

using namespace std::chrono_literals;

namespace {

/// A chair has more to read than the members had.
constexpr Microseconds LeastPatience = 10s;
/// With somebody else to take over, a longer pause would only hold the reader up.
constexpr Microseconds LongestPause = 2s;

/// 128 random bits that no answer can know, so that none can close the fence around it.
QString freshNonce()
{
    const quint64 high = QRandomGenerator::system()->generate64();
    const quint64 low = QRandomGenerator::system()->generate64();
    return QString::number(high, 16) + QString::number(low, 16);
}

LabelResolver resolver(const Turn &turn, const QList<LabelledAnswer> &answers)
{
    QHash<QString, QString> names;
    for (const LabelledAnswer &answer : answers)
        names.insert(answer.label, turn.council.find(answer.member)->name);
    return LabelResolver(names);
}

} // namespace

SynthesisRun::SynthesisRun(const RunEnvironment &environment, const Turn &turn, const Order &order)
    : m_environment(environment)
    , m_turn(turn)
    , m_order(order)
    , m_labels({})
    , m_number(turn.synthesis ? turn.synthesis->answer.attempt : 0)
{
    if (turn.council.chair)
        m_authors.append({SynthesisAuthor::Chair, *turn.council.chair});
    if (turn.council.secondChair)
        m_authors.append({SynthesisAuthor::SecondChair, *turn.council.secondChair});
}

SynthesisRun::~SynthesisRun()
{
    delete m_attempt.release(); // not later: the transport may be gone by then
}

bool SynthesisRun::start()
{
    if (!m_turn.hasText())
        return false;
    askNext();
    return true;
}

void SynthesisRun::cancel()
{
    m_isCancelled = true;
    if (m_attempt)
        m_attempt->cancel();
}

void SynthesisRun::cancelNow()
{
    m_isCancelled = true;
    if (m_attempt)
        m_attempt->cancelNow();
    tellEnd();
}

void SynthesisRun::hurry()
{
    if (m_attempt)
        m_attempt->hurry();
}

void SynthesisRun::giveUp()
{
    if (m_attempt)
        m_attempt->giveUp();
}

void SynthesisRun::askNext()
{
    m_answers = labelledAnswers(m_turn, m_order.seed);
    if (m_authors.isEmpty()) {
        m_attempt.reset();
        extract();
        return;
    }
    const Author author = m_authors.takeFirst();
    begin(author.by, author.seat.id);
    if (m_isCancelled) // by whoever was told
        return endLater({.status = AnswerStatus::Cancelled, .notice = Notice::Stopped});
    m_labels = resolver(m_turn, m_answers);
    m_attempt.reset(new Attempt(
        m_environment,
        {.seat = author.seat,
         .messages = chairMessages(author.seat, m_turn, m_answers, freshNonce()),
         .stream = stream(),
         .origin = m_order.origin,
         .isInsisted = m_order.isInsisted,
         .longestPause = m_authors.isEmpty() ? std::nullopt : std::optional(LongestPause),
         .place = m_order.place}));
    connect(m_attempt.get(), &Attempt::happened, this, &SynthesisRun::read);
    watch();
    m_attempt->start();
}

void SynthesisRun::begin(SynthesisAuthor by, MemberId chair)
{
    ++m_number;
    SynthesisBegan began{.by = by, .chair = chair};
    for (const LabelledAnswer &answer : m_answers) {
        began.from.append(answer.member);
        if (answer.cut)
            began.partial.append(answer.member);
    }
    began.degraded = by != SynthesisAuthor::Chair || !began.partial.isEmpty() ||
                     began.from.size() != m_turn.latestAnswers().size();
    say(began);
}

/// Whoever set a deadline does not want to wait for a silent chair either.
void SynthesisRun::watch()
{
    m_isOverdue = false;
    m_patience.reset();
    const auto deadline = m_turn.council.limits.deadline;
    if (!deadline)
        return;
    const Microseconds patience = std::max<Microseconds>(*deadline, LeastPatience);
    m_patience = m_environment.clock.alarm(patience, [this] {
        m_isOverdue = true;
        m_attempt->cancel(Notice::Deadline);
    });
}

void SynthesisRun::read(const Event &event)
{
    if (const auto *added = std::get_if<TextAdded>(&event.what)) {
        m_patience.reset();
        const QString text = m_labels.feed(added->text);
        if (!text.isEmpty())
            emit happened({event.at, event.stream, TextAdded{text}});
    } else if (std::holds_alternative<AnswerEnded>(event.what)) {
        end(event);
    } else {
        if (std::holds_alternative<ReasoningAdded>(event.what))
            m_patience.reset();
        else if (std::holds_alternative<AnswerConnecting>(event.what))
            watch(); // that it waited for its slot was not its fault
        emit happened(event);
    }
}

void SynthesisRun::end(const Event &event)
{
    m_patience.reset();
    const QString rest = m_labels.finish();
    if (!rest.isEmpty())
        emit happened({event.at, event.stream, TextAdded{rest}});
    emit happened(event);
    if (shouldTakeOver(std::get<AnswerEnded>(event.what))) {
        dropHeldAuthors();
        askNext();
    } else {
        emit finished();
    }
}

bool SynthesisRun::shouldTakeOver(const AnswerEnded &end) const
{
    const bool isSilent = m_isOverdue && end.status == AnswerStatus::Cancelled;
    return !m_isCancelled && (end.status == AnswerStatus::Failed || isSilent);
}

/// An extract now is worth more than a better synthesis that waits for a yes.
void SynthesisRun::dropHeldAuthors()
{
    while (!m_authors.isEmpty() && m_order.hold) {
        const std::optional<SpendingHold> hold = m_order.hold(m_authors.first().seat);
        if (!hold)
            return;
        m_hold = hold;
        m_hold->author = m_authors.takeFirst().by;
    }
}

void SynthesisRun::extract()
{
    QList<SourceText> sources;
    for (const LabelledAnswer &answer : m_answers)
        sources.append({m_turn.council.find(answer.member)->name, answer.text, answer.cut});
    begin(SynthesisAuthor::Extract, {});
    say(AnswerConnecting{});
    say(TextAdded{extractiveSynthesis(sources)});
    endLater({.status = AnswerStatus::Complete});
}

void SynthesisRun::endLater(const AnswerEnded &end)
{
    m_end = end;
    QMetaObject::invokeMethod(this, &SynthesisRun::tellEnd, Qt::QueuedConnection);
}

void SynthesisRun::tellEnd()
{
    const auto end = std::exchange(m_end, {});
    if (!end)
        return;
    say(*end);
    emit finished();
}

void SynthesisRun::say(decltype(Event::what) what)
{
    emit happened({m_environment.clock.now() - m_order.origin, stream(), std::move(what)});
}

} // namespace Conclave
