#pragma once

#include <QByteArray>
#include <QList>

namespace Conclave {

/// Cuts a JSON text into conversations while it is being read, so that no more than one of them is
/// in memory: the objects of an array, or objects one after the other (JSON Lines). A byte order
/// mark is passed over. Whether they are good JSON is for the parser to say.
class ConversationSplitter final
{
public:
    /// What QJsonDocument can read at all is not much more.
    static constexpr qsizetype LongestConversation = 100 << 20;

    explicit ConversationSplitter(qsizetype longest = LongestConversation) : m_longest(longest) {}

    /// The conversations that end in these bytes. After isBroken() there are none.
    QList<QByteArray> feed(QByteArrayView bytes);

    /// Something stands between the conversations that does not belong there.
    bool isBroken() const { return m_place == Place::Broken; }
    /// The text may end here: nothing is open.
    bool isWhole() const
    {
        return m_place == Place::Between ? !m_isArray : m_place == Place::After;
    }
    int tooLong() const { return m_tooLong; } ///< Conversations that were passed over.

private:
    enum class Place { Mark, Between, Inside, Text, After, Broken };

    qsizetype skipMark(QByteArrayView bytes, qsizetype at);
    qsizetype between(QByteArrayView bytes, qsizetype at);
    qsizetype inside(QByteArrayView bytes, qsizetype at);
    qsizetype text(QByteArrayView bytes, qsizetype at);
    void keep(QByteArrayView bytes);

    const qsizetype m_longest;
    Place m_place = Place::Mark;
    bool m_isArray = false;   ///< The conversations stand in an array.
    bool m_isEscaped = false; ///< The next character of a text is not its end.
    bool m_isPassedOver = false;
    int m_markBytes = 0;
    int m_tooLong = 0;
    qint64 m_depth = 0;
    QByteArray m_current;
    QList<QByteArray> m_done;
};

} // namespace Conclave
