#include "app/singleinstance.h"

#include "core/base/files.h"
#include "core/base/jsonreader.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>

#include <optional>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto Answer = "taken\n";
constexpr std::chrono::milliseconds CallersPatience = 5s; // to say what they want

QByteArray bytesOf(const InstanceCall &call)
{
    const QJsonObject json{{u"version"_s, 1}, {u"file"_s, call.file}, {u"guide"_s, call.guide}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

/// Empty: it makes no sense.
std::optional<InstanceCall> callFrom(const QByteArray &line)
{
    const Result<QJsonObject> object = parseJsonObject(line);
    if (!object)
        return {};
    JsonReader json(*object);
    json.expectVersion(1);
    const InstanceCall call{.file = json.text(u"file"_s), .guide = json.flag(u"guide"_s, false)};
    const bool isPath =
        call.file.isEmpty() || (QDir::isAbsolutePath(call.file) && !call.file.contains(QChar(0)));
    return json.problem().isEmpty() && isPath ? std::optional(call) : std::nullopt;
}

/// Short enough for a socket's name, however long the profile's path is.
QString socketFor(const QString &profile)
{
    constexpr qsizetype Characters = 24;
    const QString canonical = QFileInfo(profile).canonicalFilePath();
    const QByteArray hash =
        QCryptographicHash::hash(canonical.toUtf8(), QCryptographicHash::Sha256).toHex();
    const QDir runtime(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation));
    return runtime.absoluteFilePath(u"conclave-"_s + QString::fromLatin1(hash.left(Characters)));
}

} // namespace

SingleInstance::SingleInstance(const QString &profile)
    : m_lock(QDir(profile).absoluteFilePath(u"window.lock"_s))
{
    if (makePrivateDirectory(profile))
        m_socket = socketFor(profile);
    m_lock.setStaleLockTime(0); // a lock is old only when its process is gone
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(MostCallers);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::take);
}

SingleInstance::Place SingleInstance::claim(const InstanceCall &call)
{
    // The first process has the lock some moments before it listens, and may be just going.
    constexpr unsigned long Pause = 50; // ms
    const auto end = std::chrono::steady_clock::now() + Patience;
    do {
        if (becomeFirst())
            return Place::First;
        if (m_lock.error() != QLockFile::LockFailedError)
            return Place::Alone;
        if (pass(call))
            return Place::Later;
        if (!canChangeFilesIn(QFileInfo(m_lock.fileName()).path()))
            return Place::Alone; // a killed process's lock cannot be removed there
        QThread::msleep(Pause);
    } while (std::chrono::steady_clock::now() < end);
    return Place::Alone;
}

bool SingleInstance::becomeFirst()
{
    if (m_socket.isEmpty() || !m_lock.tryLock(0))
        return false;
    QLocalServer::removeServer(m_socket); // of a process that was killed: we have its lock
    if (!m_server.listen(m_socket))
        qWarning("%s", qPrintable(m_server.errorString()));
    return true;
}

bool SingleInstance::pass(const InstanceCall &call) const
{
    constexpr int Soon = 1000; // ms
    QLocalSocket socket;
    socket.connectToServer(m_socket);
    if (!socket.waitForConnected(Soon))
        return false;
    socket.write(bytesOf(call));
    while (socket.bytesToWrite() > 0) {
        if (!socket.waitForBytesWritten(Soon))
            return false;
    }
    return socket.waitForReadyRead(int(Patience.count())) && socket.readLine() == Answer;
}

void SingleInstance::take()
{
    while (QLocalSocket *caller = m_server.nextPendingConnection()) {
        connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
        if (m_callers == MostCallers) {
            caller->abort();
            continue;
        }
        ++m_callers;
        connect(caller, &QLocalSocket::disconnected, this, [this] { --m_callers; });
        caller->setReadBufferSize(LargestCall + 1);
        connect(caller, &QLocalSocket::readyRead, this, [this, caller] { read(*caller); });
        QTimer::singleShot(CallersPatience, caller, [caller] { caller->abort(); });
        read(*caller);
    }
}

void SingleInstance::read(QLocalSocket &caller)
{
    if (!caller.canReadLine()) {
        if (caller.bytesAvailable() > LargestCall)
            caller.abort();
        return;
    }
    const std::optional<InstanceCall> call = callFrom(caller.readLine(LargestCall));
    disconnect(&caller, &QLocalSocket::readyRead, this, nullptr); // one call each
    if (!call) {
        caller.abort();
        return;
    }
    caller.write(Answer);
    caller.disconnectFromServer();
    emit called(*call);
}

} // namespace Conclave
