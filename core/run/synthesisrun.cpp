#include "core/run/synthesisrun.h"

#include "core/insight/extract.h"

#include <QRandomGenerator>

namespace Conclave {

namespace {

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

SynthesisRun::SynthesisRun(const RunEnvironment &environment,
                           const Turn &turn,
                           Microseconds origin,
                           quint32 seed)
    : m_environment(environment)
    , m_turn(turn)
    , m_origin(origin)
    , m_answers(labelledAnswers(turn, seed))
    , m_labels(resolver(turn, m_answers))
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
    if (m_answers.isEmpty())
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

void SynthesisRun::askNext()
{
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
    m_attempt.reset(new Attempt(m_environment,
                                author.seat,
                                chairMessages(author.seat, m_turn, m_answers, freshNonce()),
                                StreamId::synthesis(),
                                m_origin));
    connect(m_attempt.get(), &Attempt::happened, this, &SynthesisRun::read);
    m_attempt->start();
}

void SynthesisRun::begin(SynthesisAuthor by, MemberId chair)
{
    QList<MemberId> from;
    bool isWhole = by == SynthesisAuthor::Chair;
    for (const LabelledAnswer &answer : m_answers) {
        from.append(answer.member);
        isWhole = isWhole && !answer.cut;
    }
    isWhole = isWhole && from.size() == m_turn.latestAnswers().size();
    say(SynthesisBegan{.by = by, .chair = chair, .from = from, .degraded = !isWhole});
}

void SynthesisRun::read(const Event &event)
{
    if (const auto *added = std::get_if<TextAdded>(&event.what)) {
        const QString text = m_labels.feed(added->text);
        if (!text.isEmpty())
            emit happened({event.at, event.stream, TextAdded{text}});
    } else if (std::holds_alternative<AnswerEnded>(event.what)) {
        end(event);
    } else {
        emit happened(event);
    }
}

void SynthesisRun::end(const Event &event)
{
    const QString rest = m_labels.finish();
    if (!rest.isEmpty())
        emit happened({event.at, event.stream, TextAdded{rest}});
    if (shouldTakeOver(std::get<AnswerEnded>(event.what)))
        askNext();
    else
        emit happened(event);
}

bool SynthesisRun::shouldTakeOver(const AnswerEnded &end) const
{
    return !m_isCancelled && end.status == AnswerStatus::Failed;
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
    QMetaObject::invokeMethod(
        this, [this, end] { say(end); }, Qt::QueuedConnection);
}

void SynthesisRun::say(decltype(Event::what) what)
{
    emit happened({m_environment.clock.now() - m_origin, StreamId::synthesis(), std::move(what)});
}

} // namespace Conclave
