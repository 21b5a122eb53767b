#pragma once

#include <QProcess>
#include <QUrl>

#include <csignal>

namespace Conclave {

/// The fake server in a process of its own: for floods that would slow this one down, and to be
/// frozen. Start it before anything of this process is counted.
class ServerProgram final
{
public:
    explicit ServerProgram(const QStringList &options = {})
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(CONCLAVE_FAKE_SERVER),
                        QStringList(QStringLiteral("--until-stdin-closes")) + options);
        if (m_process.waitForReadyRead())
            m_url = QUrl(QString::fromUtf8(m_process.readLine().trimmed().mid(Listening.size())));
    }
    ~ServerProgram()
    {
        thaw();
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }
    ServerProgram(const ServerProgram &) = delete;
    ServerProgram &operator=(const ServerProgram &) = delete;

    const QUrl &url() const { return m_url; } ///< Empty if it did not start.
    void freeze() const { ::kill(pid_t(m_process.processId()), SIGSTOP); }
    void thaw() const { ::kill(pid_t(m_process.processId()), SIGCONT); }

private:
    static constexpr QByteArrayView Listening{"listening "};

    QProcess m_process;
    QUrl m_url;
};

} // namespace Conclave
