#include "core/export/messages.h"

#include "core/dialects/chatmessages.h"
#include "core/run/prompts.h"
#include "core/session/answerjson.h"

#include <QJsonDocument>
#include <QSet>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray thread(const QList<Turn> &earlier, const Turn &turn, const Answer &answer)
{
    const Member *member = turn.council.find(answer.member);
    if (!member)
        return {};
    QList<Message> messages = memberMessages(*member, earlier, turn.question);
    messages.append({Message::Role::Assistant, answer.text});
    const QJsonObject line{{u"messages"_s, chatMessages(messages)},
                           {u"member"_s, member->name},
                           {u"model"_s, member->model},
                           {u"status"_s, statusName(answer.status)}};
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

QByteArray messagesJsonLines(const Session &session)
{
    // From the end: a member's newest answer brings all of its thread along.
    QByteArray lines;
    QSet<MemberId> told;
    for (qsizetype place = session.turns.size() - 1; place >= 0; --place) {
        const Turn &turn = session.turns.at(place);
        for (const Member &member : turn.council.members) {
            const Answer *answer = turn.latestWithText(member.id);
            if (!answer || told.contains(member.id))
                continue;
            told.insert(member.id);
            lines += thread(session.turns.first(place), turn, *answer);
        }
    }
    return lines;
}

} // namespace Conclave
