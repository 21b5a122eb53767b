#include "core/dialects/chatmessages.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QString roleName(Message::Role role)
{
    switch (role) {
    case Message::Role::System:
        return u"system"_s;
    case Message::Role::User:
        return u"user"_s;
    case Message::Role::Assistant:
        break;
    }
    return u"assistant"_s;
}

} // namespace

QJsonArray chatMessages(const QList<Message> &messages)
{
    QJsonArray list;
    for (const Message &message : messages)
        list.append(QJsonObject{{u"role"_s, roleName(message.role)}, {u"content"_s, message.text}});
    return list;
}

} // namespace Conclave
