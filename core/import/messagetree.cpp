#include "core/import/messagetree.h"

#include <algorithm>
#include <iterator>

namespace Conclave {

MessageTree::MessageTree(const ForeignConversation &conversation)
    : m_conversation(conversation)
    , m_parents(conversation.messages.size(), -1)
    , m_children(conversation.messages.size())
    , m_isOnPath(conversation.messages.size(), false)
    , m_isTaken(conversation.messages.size(), false)
{
    for (int place = 0; place < int(m_parents.size()); ++place) {
        if (!m_places.contains(message(place).id)) // the first of that id is meant
            m_places.insert(message(place).id, place);
    }
    for (int place = 0; place < int(m_parents.size()); ++place) {
        const int parent = m_places.value(message(place).parent, -1);
        if (parent < 0 || parent == place)
            continue;
        m_parents[place] = parent;
        m_children[parent].append(place);
    }
    for (int place = lastRead(); place >= 0 && !m_isOnPath.at(place); place = m_parents.at(place)) {
        m_isOnPath[place] = true;
        m_path.prepend(place);
    }
}

QList<QList<int>> MessageTree::answersTo(int question)
{
    QList<QList<int>> answers;
    QList<int> starts = m_children.at(question);
    std::reverse(starts.begin(), starts.end());
    while (!starts.isEmpty()) {
        const int start = starts.takeLast();
        if (isQuestion(start) || isTaken(start))
            continue;
        if (message(start).role == ForeignMessage::Role::Assistant) {
            answers.append(answerFrom(start));
            continue;
        }
        take(start);
        const QList<int> &below = m_children.at(start);
        std::copy(below.crbegin(), below.crend(), std::back_inserter(starts));
    }
    return answers;
}

QList<int> MessageTree::answerFrom(int place)
{
    QList<int> steps;
    for (; place >= 0 && !isTaken(place); place = nextStep(place)) {
        take(place);
        steps.append(place);
    }
    return steps;
}

qint64 MessageTree::countOthers() const
{
    qint64 others = 0;
    for (int place = 0; place < int(m_isTaken.size()); ++place) {
        const ForeignMessage &left = message(place);
        const bool speaks = isQuestion(place) || left.role == ForeignMessage::Role::Assistant;
        if (!isTaken(place) && speaks && !(left.text.isEmpty() && left.reasoning.isEmpty()))
            ++others;
    }
    return others;
}

int MessageTree::lastRead() const
{
    if (const int current = m_places.value(m_conversation.current, -1); current >= 0)
        return current;
    int newest = -1;
    for (int place = 0; place < int(m_children.size()); ++place) {
        if (!m_children.at(place).isEmpty())
            continue;
        const QDateTime &at = message(place).at;
        if (newest < 0 || !at.isValid() || !(at < message(newest).at))
            newest = place;
    }
    return newest < 0 ? int(m_children.size()) - 1 : newest;
}

/// The next message of the same answer: where the conversation went on, or else the newest one.
int MessageTree::nextStep(int place) const
{
    int next = -1;
    for (const int child : m_children.at(place)) {
        if (isOnPath(child))
            return isQuestion(child) ? -1 : child;
        if (!isQuestion(child))
            next = child;
    }
    return next;
}

bool MessageTree::isQuestion(int place) const
{
    return message(place).role == ForeignMessage::Role::User;
}

} // namespace Conclave
