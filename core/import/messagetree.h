#pragma once

#include "core/import/foreignconversation.h"

namespace Conclave {

/// Ways through a conversation's messages, which are named by their place in it. Whatever a file
/// says of parents – loops, strangers, one id twice – every way ends. A message may be taken once:
/// what no way has taken in the end belongs to other branches.
class MessageTree final
{
public:
    explicit MessageTree(const ForeignConversation &conversation); ///< Which outlives the tree.

    const ForeignMessage &message(int place) const { return m_conversation.messages.at(place); }

    /// From a root to the message that was read last, or to the newest leaf where that is unknown.
    const QList<int> &path() const { return m_path; }
    bool isOnPath(int place) const { return m_isOnPath.at(place); }

    void take(int place) { m_isTaken[place] = true; }
    bool isTaken(int place) const { return m_isTaken.at(place); }

    /// The steps of every answer to this question, in order, up to the questions after it. Takes
    /// them.
    QList<QList<int>> answersTo(int question);
    /// The steps of the answer that begins here. Takes them.
    QList<int> answerFrom(int place);

    qint64 countOthers() const; ///< Messages with words that nobody has taken.

private:
    int lastRead() const;
    int nextStep(int place) const;
    bool isQuestion(int place) const;

    const ForeignConversation &m_conversation;
    QHash<QString, int> m_places;
    QList<int> m_parents; ///< -1: a root.
    QList<QList<int>> m_children;
    QList<int> m_path;
    QList<bool> m_isOnPath;
    QList<bool> m_isTaken;
};

} // namespace Conclave
