#include "core/export/votes.h"

#include "core/base/jsonreader.h"
#include "core/dialects/chatmessages.h"
#include "core/run/prompts.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A member with what it answered in a turn that was judged.
struct Contender
{
    const Member *member;
    const Answer *answer;
};

/// Those with an answer that is complete, in the council's order. Who was cut has lost to the
/// network, to the clock or to the user's hand, not to another answer.
QList<Contender> contenders(const Turn &turn)
{
    QList<Contender> all;
    for (const Member &member : turn.council.members) {
        const Answer *answer = turn.latestWhole(member.id);
        if (answer && answer->status == AnswerStatus::Complete)
            all.append({&member, answer});
    }
    return all;
}

QByteArray line(const QJsonObject &json)
{
    return compactJsonBytes(json) + '\n';
}

QJsonArray said(const Answer &answer)
{
    return chatMessages({{Message::Role::Assistant, answer.text}});
}

QByteArray preferences(const QList<Turn> &earlier, const Turn &turn, const Contender &winner)
{
    const QJsonArray prompt = chatMessages(memberMessages(*winner.member, earlier, turn.question));
    QByteArray lines;
    for (const Contender &loser : contenders(turn)) {
        if (loser.member == winner.member)
            continue;
        lines += line({{u"prompt"_s, prompt},
                       {u"chosen"_s, said(*winner.answer)},
                       {u"rejected"_s, said(*loser.answer)},
                       {u"chosen_model"_s, winner.member->model},
                       {u"rejected_model"_s, loser.member->model}});
    }
    return lines;
}

/// The turns before one, and that one.
struct Place
{
    const QList<Turn> &earlier;
    const Turn &turn;
};

QJsonArray conversation(const Place &place, const Contender &contender)
{
    QList<Message> messages = memberMessages(*contender.member, place.earlier, place.turn.question);
    messages.append({Message::Role::Assistant, contender.answer->text});
    return chatMessages(messages);
}

QByteArray battle(const Place &place, const Contender &a, const Contender &b)
{
    const Verdict &verdict = *place.turn.verdict;
    const QString pair = a.member->id.toString() % u'/' % b.member->id.toString();
    const QString winner = verdict.winner == a.member->id   ? u"model_a"_s
                           : verdict.winner == b.member->id ? u"model_b"_s
                                                            : u"tie"_s;
    return line({{u"question_id"_s,
                  QUuid::createUuidV5(place.turn.id.uuid, pair).toString(QUuid::WithoutBraces)},
                 {u"model_a"_s, a.member->model},
                 {u"model_b"_s, b.member->model},
                 {u"winner"_s, winner},
                 {u"conversation_a"_s, conversation(place, a)},
                 {u"conversation_b"_s, conversation(place, b)},
                 {u"turn"_s, place.earlier.size() + 1},
                 {u"anony"_s, verdict.blind},
                 {u"tstamp"_s, double(verdict.at.toMSecsSinceEpoch()) / 1000}});
}

} // namespace

QByteArray preferenceLines(const Session &session)
{
    QByteArray lines;
    for (qsizetype place = 0; place < session.turns.size(); ++place) {
        const Turn &turn = session.turns.at(place);
        if (!turn.verdict || !turn.verdict->winner)
            continue;
        const Member *member = turn.council.find(*turn.verdict->winner);
        const Answer *answer = turn.latestWhole(*turn.verdict->winner);
        if (member && answer && answer->status == AnswerStatus::Complete)
            lines += preferences(session.turns.first(place), turn, {member, answer});
    }
    return lines;
}

QByteArray arenaLines(const Session &session)
{
    QByteArray lines;
    for (qsizetype at = 0; at < session.turns.size(); ++at) {
        const Turn &turn = session.turns.at(at);
        if (!turn.verdict || !(turn.verdict->winner || turn.verdict->tie))
            continue;
        const QList<Turn> earlier = session.turns.first(at);
        const QList<Contender> all = contenders(turn);
        for (qsizetype i = 0; i < all.size(); ++i) {
            for (qsizetype j = i + 1; j < all.size(); ++j) {
                const bool hasWinner = turn.verdict->winner == all[i].member->id ||
                                       turn.verdict->winner == all[j].member->id;
                if ((hasWinner || turn.verdict->tie) &&
                    all[i].member->model != all[j].member->model)
                    lines += battle({earlier, turn}, all[i], all[j]);
            }
        }
    }
    return lines;
}

} // namespace Conclave
