#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <utility>

namespace Conclave {

/// One HTTP request as the fake server received it.
struct Arrival
{
    std::chrono::microseconds at{0}; ///< When its last byte was read; steady clock.
    QByteArray method;
    QByteArray path;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< In the order and spelling they came.
    QByteArray body;
    QString model;            ///< That is asked; empty if there is none.
    bool streamAsked = false; ///< Whether the reply is to be a stream.
    bool usageAsked = false;  ///< "stream_options.include_usage" of a JSON body.
    bool isCut = false;       ///< Its body was longer than the server wants and was not read.

    /// The value of a header, whatever its case; empty if it is missing.
    QByteArray header(const QByteArray &name) const;
    /// Whether the client wants the connection closed after the reply.
    bool closeAsked() const;
    /// The API key, however it was sent; empty if there is none.
    QString key() const;
    /// One line for people: method, path, model, size, and the beginning of the key.
    QString summary() const;
};

} // namespace Conclave
