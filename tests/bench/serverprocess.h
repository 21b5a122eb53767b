#pragma once

#include "tests/bench/childprocess.h"

#include <QJsonObject>
#include <QUrl>

namespace Conclave {

/// What a bench asks the fake server's models to do.
struct BenchLoad
{
    std::chrono::milliseconds firstText{200};
    int tokensPerSecond = 50;
    int tokens = 100;

    static BenchLoad tiny() { return {std::chrono::milliseconds(20), 200, 10}; }

    QString model() const; ///< The name that spells it to the fake server.
    /// How long one answer takes on a perfect client.
    std::chrono::duration<double> ideal() const;
};

/// The fake server as a process of its own, so that its CPU time is not the bench's.
class ServerProcess final
{
public:
    explicit ServerProcess(const QString &program); ///< Ends the bench if it does not come up.

    QUrl url() const { return m_url; } ///< The API base.
    QJsonObject stats() const { return ask("GET /stats"); }
    void resetStats() { ask("POST /stats/reset"); }

private:
    QJsonObject ask(const QByteArray &what) const;

    ChildProcess m_process;
    QUrl m_url;
};

} // namespace Conclave
