#pragma once

#include "core/base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QSet>
#include <QStringList>

#include <functional>
#include <optional>

namespace Conclave {

/// Reads one JSON object field by field and remembers the first thing that is wrong, with its
/// path ("turns[2].answers[0].status: …"). Children share their parent's memory.
///
/// After a problem every read still returns something sane, so that readers need no branches;
/// ask problem() once at the end.
class JsonReader final
{
public:
    explicit JsonReader(const QJsonObject &object, const QString &path = {});

    /// Text; a missing field is a problem only if it is needed.
    enum class Need { Required, Optional };
    QString text(const QString &key, Need need = Need::Optional);
    bool flag(const QString &key, bool fallback);
    int integer(const QString &key, int fallback);
    std::optional<qint64>
    count(const QString &key); ///< Null or missing: empty. Negative: a problem.
    std::optional<double> number(const QString &key);    ///< Null or missing: empty.
    QJsonObject object(const QString &key);              ///< Null or missing: empty, kept as it is.
    QJsonArray array(const QString &key);                ///< Null or missing: empty.
    bool has(const QString &key);                        ///< Present and not null.
    QStringList keys() const { return m_object.keys(); } ///< In order of the alphabet.

    /// Calls `read` with a reader for the object under `key`, if there is one.
    void child(const QString &key, const std::function<void(JsonReader &)> &read);
    /// Calls `read` for every object in the array under `key`.
    void children(const QString &key, const std::function<void(JsonReader &)> &read);

    /// Notes a problem unless "format" is this name.
    void expectFormat(QLatin1StringView format);
    /// Notes a problem unless "version" is this number.
    void expectVersion(int version);

    /// Notes that the value under `key` is wrong; `what` completes "key: …".
    void reject(const QString &key, const QString &what);

    /// The fields nobody asked for, to be written back unchanged.
    QJsonObject unread() const;
    /// The first problem as one sentence; empty when all is well.
    QString problem() const { return *m_problem; }

private:
    JsonReader(const QJsonObject &object, const QString &path, std::shared_ptr<QString> problem);
    QJsonValue take(const QString &key);
    QString pathOf(const QString &key) const;

    QJsonObject m_object;
    QString m_path;
    QSet<QString> m_read;
    std::shared_ptr<QString> m_problem;
};

/// The object in `bytes`, or Error::Kind::BadFile with the line where JSON ends to be JSON.
Result<QJsonObject> parseJsonObject(const QByteArray &bytes);
/// `json` as an indented file. Read back and written again, it is the same to the byte.
QByteArray jsonBytes(const QJsonObject &json);
/// The same on one line, for where nobody reads it.
QByteArray compactJsonBytes(const QJsonObject &json);

} // namespace Conclave
