#pragma once

#include <QByteArray>
#include <QString>

namespace Conclave {

/// A key in memory. It can be put into a request's header, and where the user wants it to be kept;
/// nowhere else: no text, no stream, no comparison. Overwritten when destroyed (best effort: Qt may
/// have copied it before).
class Secret final
{
public:
    Secret() = default;
    /// Trims white space and quotes from the ends, as pasted keys carry them.
    /// A key with a space, control or non-ASCII character inside is refused: the secret is then
    /// empty.
    explicit Secret(const QByteArray &pasted);
    Secret(const Secret &) = default;
    Secret(Secret &&) noexcept = default;
    Secret &operator=(const Secret &) = default;
    Secret &operator=(Secret &&) noexcept = default;
    ~Secret();

    bool isEmpty() const { return m_bytes.isEmpty(); }
    /// For the one header that carries it.
    QByteArray forHeader() const { return m_bytes; }
    /// For the key ring, or for the file that the user chose instead. Printable ASCII.
    QByteArray forKeeping() const { return m_bytes; }
    /// `text` with every occurrence of the key, or of a long part of it, replaced by "•••".
    QString maskedIn(QString text) const;

private:
    QByteArray m_bytes;
};

} // namespace Conclave
