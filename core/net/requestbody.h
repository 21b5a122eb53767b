#pragma once

#include <QByteArray>
#include <QIODevice>

namespace Conclave {

/// A request's body that can be read once and never again.
///
/// QNetworkAccessManager sends a POST up to four times when the server hangs up before replying,
/// provided that it can rewind the body. This one cannot be rewound, so every request goes out
/// exactly once and nothing is billed twice.
class RequestBody final : public QIODevice
{
    Q_OBJECT

public:
    explicit RequestBody(const QByteArray &bytes);

    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; } // QIODevice would print a warning
    bool reset() override { return false; }
    bool atEnd() const override { return m_read == m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_read; }

signals:
    void taken(qint64 bytes); ///< So much of it has been read so far. Not to be answered at once.

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
};

} // namespace Conclave
