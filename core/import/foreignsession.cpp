#include "core/import/foreignsession.h"

#include "core/base/text.h"
#include "core/base/unknowntime.h"
#include "core/import/foreignjson.h"
#include "core/import/messagetree.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A name of this program's own, under which the ids of what was imported stand.
const QUuid Imports(u"6f5c1c52-7c0b-4c8e-9a43-0d0f6b3c9b11"_s);

QUuid sessionUuid(const ForeignConversation &conversation)
{
    QStringList key{importFormatName(conversation.format), conversation.id};
    if (conversation.id.isEmpty()) {
        key += {conversation.title, conversation.created.toString(Qt::ISODateWithMs)};
        if (!conversation.messages.isEmpty())
            key += {conversation.messages.first().id, conversation.messages.first().text};
    }
    return QUuid::createUuidV5(Imports, key.join(u'\n'));
}

/// What somebody said in several steps, as one answer.
struct Given
{
    QString seat;
    QString model;
    QString merged;
    Answer answer;
    bool wentOn = false; ///< The conversation went on from here.
};

bool saysNothing(const Answer &answer)
{
    return answer.text.isEmpty() && answer.reasoning.isEmpty() && !answer.error;
}

void addStep(Given &given, const ForeignMessage &step, const QDateTime &asked)
{
    Answer &answer = given.answer;
    addParagraph(answer.text, step.text);
    addParagraph(answer.reasoning, step.reasoning);
    if (!step.model.isEmpty())
        given.model = step.model;
    if (!step.seat.isEmpty())
        given.seat = step.seat;
    if (!step.merged.isEmpty())
        given.merged = step.merged;
    answer.status = step.status;
    answer.notice = step.notice;
    answer.usage = merged(answer.usage, step.usage);
    if (!step.error.isEmpty())
        answer.error = Error{.kind = Error::Kind::Server, .message = step.error};
    // What took longer was edited later, or nobody knows when it was asked.
    constexpr std::chrono::milliseconds Longest = std::chrono::hours(24);
    const std::chrono::milliseconds after(step.at.isValid() ? asked.msecsTo(step.at) : -1);
    if (after.count() >= 0 && after < Longest)
        answer.times.ended = after;
}

class SessionBuilder final
{
public:
    SessionBuilder(const ForeignConversation &conversation, Omissions &omissions)
        : m_conversation(conversation)
        , m_omissions(omissions)
        , m_tree(conversation)
    {
    }

    Session build()
    {
        m_session.id = {sessionUuid(m_conversation)};
        m_session.importedFrom = importFormatName(m_conversation.format);
        m_asked = m_conversation.created.isValid() ? m_conversation.created : unknownTime();
        const QList<int> path = m_tree.path();
        for (const int place : path) {
            const ForeignMessage &message = m_tree.message(place);
            const bool isGreeting = m_session.turns.isEmpty() && !m_tree.isTaken(place) &&
                                    message.role == ForeignMessage::Role::Assistant;
            if (message.role == ForeignMessage::Role::User)
                addTurn(place, m_tree.answersTo(place));
            else if (isGreeting)
                addTurn(place, {m_tree.answerFrom(place)});
        }
        finish();
        return m_session;
    }

private:
    void finish()
    {
        const auto &turns = m_session.turns;
        m_session.created = m_conversation.created;
        if (!m_session.created.isValid())
            m_session.created = turns.isEmpty() ? m_asked : turns.first().asked;
        m_session.title = singleLine(m_conversation.title);
        for (auto turn = turns.begin(); turn != turns.end() && m_session.title.isEmpty(); ++turn)
            m_session.title = titleFor(turn->question.text);
        if (const qint64 others = m_tree.countOthers())
            m_omissions[Omission::OtherBranch] += others;
    }

    void addTurn(int place, const QList<QList<int>> &answers)
    {
        const ForeignMessage &message = m_tree.message(place);
        Turn turn;
        turn.ended = true;
        turn.id = {QUuid::createUuidV5(m_session.id.uuid, QString(u"turn\n"_s % message.id))};
        turn.council.name = importFormatTitle(m_conversation.format);
        if (message.at.isValid())
            m_asked = message.at;
        turn.asked = m_asked;
        if (message.role == ForeignMessage::Role::User) {
            turn.question.text = message.text;
            m_tree.take(place);
        }
        addAnswers(turn, answers);
        if (!turn.answers.isEmpty() || !turn.question.text.isEmpty())
            m_session.turns.append(turn);
        else
            ++m_omissions[Omission::Empty];
    }

    void addAnswers(Turn &turn, const QList<QList<int>> &answers)
    {
        QList<Given> all;
        for (const QList<int> &steps : answers) {
            const Given given = give(steps, turn.asked);
            if (saysNothing(given.answer))
                ++m_omissions[Omission::Empty];
            else
                all.append(given);
        }
        for (Given &given : all)
            given.answer.member = seat(turn.council, given);
        const auto wentOn = [](const Given &given) { return given.wentOn; };
        std::stable_sort(all.begin(), all.end(), [&](const Given &a, const Given &b) {
            return wentOn(a) < wentOn(b);
        });
        QString mergedText;
        for (Given &given : all) {
            const Answer *before = turn.latest(given.answer.member);
            given.answer.attempt = before ? before->attempt + 1 : 1;
            turn.answers.append(given.answer);
            if (!given.merged.isEmpty())
                mergedText = given.merged;
        }
        if (!mergedText.isEmpty())
            addSynthesis(turn, mergedText);
    }

    Given give(const QList<int> &steps, const QDateTime &asked) const
    {
        Given given;
        given.answer.status = AnswerStatus::Complete;
        for (const int step : steps) {
            given.wentOn = given.wentOn || m_tree.isOnPath(step);
            if (m_tree.message(step).role == ForeignMessage::Role::Assistant)
                addStep(given, m_tree.message(step), asked);
        }
        if (given.model.isEmpty())
            given.model = m_conversation.model;
        if (given.model.isEmpty())
            given.model = importFormatTitle(m_conversation.format);
        return given;
    }

    Member newMember(const QString &key, const QString &model) const
    {
        constexpr qsizetype LongestName = 200;
        const QString name = importFormatName(m_conversation.format);
        Member member;
        member.id = {QUuid::createUuidV5(m_session.id.uuid, QString(u"seat\n"_s % key))};
        member.name = singleLine(model, LongestName);
        member.model = member.name;
        member.endpoint.name = importFormatTitle(m_conversation.format);
        member.endpoint.url = QUrl(u"https://%1.invalid/"_s.arg(name));
        return member;
    }

    MemberId seat(Council &council, const Given &given) const
    {
        Member member = newMember(QString(given.seat % u'\n' % given.model), given.model);
        if (!council.find(member.id)) {
            member.role = m_conversation.role;
            council.members.append(member);
        }
        return member.id;
    }

    void addSynthesis(Turn &turn, const QString &text) const
    {
        const Member chair = newMember(u"chair"_s, importFormatTitle(m_conversation.format));
        turn.council.chair = chair;
        Synthesis synthesis;
        synthesis.answer.member = chair.id;
        synthesis.answer.status = AnswerStatus::Complete;
        synthesis.answer.text = text;
        for (const Answer *answer : turn.latestAnswers()) {
            if (!answer->text.isEmpty())
                synthesis.from.append(answer->member);
        }
        turn.synthesis = synthesis;
    }

    const ForeignConversation &m_conversation;
    Omissions &m_omissions;
    MessageTree m_tree;
    Session m_session;
    QDateTime m_asked;
};

} // namespace

Session sessionOf(const ForeignConversation &conversation, Omissions &omissions)
{
    return SessionBuilder(conversation, omissions).build();
}

} // namespace Conclave
