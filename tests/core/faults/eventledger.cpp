#include "tests/core/faults/eventledger.h"

#include "core/session/apply.h"
#include "core/session/event.h"

#include <QJsonDocument>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QString keyOf(const StreamId &stream)
{
    return u"%1/%2"_s.arg(stream.member.toString()).arg(stream.attempt);
}

/// Whether this is about the turn, not about one of its streams.
bool isAboutTurn(const Event &event)
{
    return std::holds_alternative<TurnEnded>(event.what) ||
           std::holds_alternative<TurnResumed>(event.what) ||
           std::holds_alternative<LimitsChanged>(event.what) ||
           std::holds_alternative<VerdictGiven>(event.what);
}

struct Words
{
    QByteArray operator()(const AnswerRetrying &event) const { return of(event.error); }
    QByteArray operator()(const AnswerConnecting &event) const
    {
        return QJsonDocument(event.request).toJson();
    }
    QByteArray operator()(const ReasoningAdded &event) const { return event.text.toUtf8(); }
    QByteArray operator()(const TextAdded &event) const { return event.text.toUtf8(); }
    QByteArray operator()(const AnswerEnded &event) const
    {
        return event.error ? of(*event.error) : QByteArray();
    }
    QByteArray operator()(const auto &) const { return {}; }

    static QByteArray of(const Error &error) { return QJsonDocument(toJson(error)).toJson(); }
};

} // namespace

QByteArray wordsOf(const Event &event)
{
    return std::visit(Words(), event.what);
}

void EventLedger::note(const Event &event)
{
    m_events.append(event);
}

QString EventLedger::problem(const Turn &turn) const
{
    if (const QString problem = problemOfOrder(); !problem.isEmpty())
        return problem;
    if (!turn.ended)
        return u"the turn has not ended"_s;

    Turn folded = m_asked;
    QHash<QString, QString> texts;
    for (const Event &event : m_events) {
        apply(folded, event);
        if (const auto *added = std::get_if<TextAdded>(&event.what))
            texts[keyOf(event.stream)] += added->text;
    }
    if (folded != turn)
        return u"the events do not make the turn"_s;
    for (const Answer &answer : turn.answers) {
        if (!isFinal(answer.status))
            return u"an answer has not ended"_s;
        if (answer.text != texts[keyOf({answer.member, answer.attempt})])
            return u"an answer’s text is not what was added"_s;
    }
    return {};
}

QString EventLedger::problemOfOrder() const
{
    QHash<QString, int> ends;
    int turnEnds = 0;
    Microseconds last{0};
    for (const Event &event : m_events) {
        if (event.at < last)
            return u"time ran back"_s;
        last = event.at;
        if (std::holds_alternative<TurnResumed>(event.what))
            --turnEnds;
        else if (turnEnds != 0)
            return u"something came after the turn’s end"_s;
        if (std::holds_alternative<TurnEnded>(event.what))
            ++turnEnds;
        if (isAboutTurn(event))
            continue;
        int &end = ends[keyOf(event.stream)];
        if (end != 0)
            return u"something came after an answer’s end"_s;
        if (std::holds_alternative<AnswerEnded>(event.what))
            ++end;
    }
    for (const int end : std::as_const(ends)) {
        if (end != 1)
            return u"a stream did not end"_s;
    }
    return turnEnds == 1 ? QString() : u"the turn ended %1 times"_s.arg(turnEnds);
}

} // namespace Conclave
