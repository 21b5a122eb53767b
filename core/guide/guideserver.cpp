#include "core/guide/guideserver.h"

#include "core/guide/guideconnection.h"
#include "core/guide/guidemember.h"

#include <QTcpSocket>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

GuideServer::GuideServer(QObject *parent) : QObject(parent)
{
    m_server.setMaxPendingConnections(1000); // Qt's 30 would make a big council queue
    connect(&m_server, &QTcpServer::newConnection, this, &GuideServer::accept);
}

bool GuideServer::listen()
{
    return m_server.isListening() || m_server.listen(QHostAddress::LocalHost);
}

QUrl GuideServer::url() const
{
    if (!m_server.isListening())
        return {};
    return QUrl(u"http://127.0.0.1:%1/v1"_s.arg(m_server.serverPort()));
}

qsizetype GuideServer::connectionCount() const
{
    return findChildren<GuideConnection *>(Qt::FindDirectChildrenOnly).size();
}

QStringList GuideServer::models()
{
    QStringList names;
    for (const GuideMember &member : guideMembers())
        names += member.model;
    return names;
}

void GuideServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection())
        new GuideConnection(socket, m_library, this);
}

} // namespace Conclave
