#include "tests/bench/serverprocess.h"

#include <QJsonDocument>
#include <QTcpSocket>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

QString BenchLoad::model() const
{
    return u"bench-ttft%1-rate%2-tokens%3"_s.arg(firstText.count())
        .arg(tokensPerSecond)
        .arg(tokens);
}

std::chrono::duration<double> BenchLoad::ideal() const
{
    return firstText + std::chrono::duration<double>(double(tokens) / tokensPerSecond);
}

ServerProcess::ServerProcess(const QString &program)
    : m_process(program,
                {u"--until-stdin-closes"_s, u"--seconds"_s, u"3600"_s},
                ChildProcess::Read::Output)
{
    const QByteArray greeting = m_process.readLine(10s).value_or(QByteArray());
    if (!greeting.startsWith("listening "))
        qFatal("the fake server did not start");
    m_url = QUrl(QString::fromUtf8(greeting.mid(10)));
}

QJsonObject ServerProcess::ask(const QByteArray &what) const
{
    constexpr int Patience = 10000; // ms
    QTcpSocket socket;
    socket.connectToHost(m_url.host(), quint16(m_url.port()));
    socket.write(what +
                 " HTTP/1.1\r\nHost: bench\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    QByteArray reply;
    while (!reply.endsWith("}\n") && socket.waitForReadyRead(Patience))
        reply += socket.readAll();
    const QByteArray body = reply.mid(reply.indexOf("\r\n\r\n") + 4);
    return QJsonDocument::fromJson(body).object();
}

} // namespace Conclave
