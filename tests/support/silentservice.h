#pragma once

#include "tests/support/privatebus.h"

#include <QDBusMessage>
#include <QDBusVirtualObject>

namespace Conclave {

/// A key ring that takes every question and answers none, as one does that asks its user for a
/// password; until it is told to refuse.
class SilentService final : public QDBusVirtualObject
{
    Q_OBJECT

public:
    explicit SilentService(const PrivateBus &bus) : m_bus(bus.connect(QStringLiteral("silent")))
    {
        m_bus.registerVirtualObject(
            QStringLiteral("/org/freedesktop/secrets"), this, QDBusConnection::SubPath);
        m_isOnBus = m_bus.registerService(QStringLiteral("org.freedesktop.secrets"));
    }
    ~SilentService() override
    {
        m_bus.unregisterService(QStringLiteral("org.freedesktop.secrets"));
        m_bus.unregisterObject(QStringLiteral("/org/freedesktop/secrets"));
        QDBusConnection::disconnectFromBus(QStringLiteral("silent"));
    }

    bool isOnBus() const { return m_isOnBus; }
    int questions() const { return int(m_questions.size()); }

    /// Answers all questions so far, late, and all that follow with an error.
    void refuse()
    {
        m_isRefusing = true;
        for (const QDBusMessage &question : std::exchange(m_questions, {}))
            m_bus.send(refusal(question));
    }

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &) override
    {
        message.setDelayedReply(true);
        if (m_isRefusing)
            m_bus.send(refusal(message));
        else
            m_questions.append(message);
        return true;
    }

private:
    static QDBusMessage refusal(const QDBusMessage &question)
    {
        return question.createErrorReply(QDBusError::Failed, QStringLiteral("refused"));
    }

    QDBusConnection m_bus;
    QList<QDBusMessage> m_questions;
    bool m_isOnBus = false;
    bool m_isRefusing = false;
};

} // namespace Conclave
