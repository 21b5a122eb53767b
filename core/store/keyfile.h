#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/store/keyentry.h"

#include <QJsonObject>

namespace Conclave {

/// A file with keys as they are, for those who choose it. Only its owner may read it (0600): one
/// that others may read, that is somebody else's or a link is not used, neither to read from nor to
/// write to, until its owner has mended it.
///
/// Failures are Error::Kind::BadFile with a sentence that begins with the path, and never a key.
class KeyFile final
{
public:
    explicit KeyFile(const QString &path);

    /// NoKey when there is none under that name, or no file.
    Result<Secret> read(const KeyEntry &entry) const;
    /// In one step: whatever goes wrong, the keys that were there stay. Makes the file, and its
    /// directory for its owner only.
    Done write(const KeyEntry &entry, const Secret &key) const;
    /// Success as well when there was none. With its last key the file goes, too.
    Done remove(const KeyEntry &entry) const;

private:
    Result<QJsonObject> load() const;
    Done save(const QJsonObject &keys) const;

    QString m_path;
};

} // namespace Conclave
