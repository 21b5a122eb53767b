#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

/// As long as it lives, the process is an ordinary user for whom a directory and the files in it
/// are only there to be read: the superuser, who runs tests in containers, may write everywhere.
class ReadOnlyDirectory final
{
public:
    explicit ReadOnlyDirectory(const QString &path) : m_path(path), m_isRoot(::geteuid() == 0)
    {
        const QDir directory(path);
        for (const QFileInfo &file : directory.entryInfoList(QDir::Files | QDir::Hidden))
            QFile::setPermissions(file.filePath(), Read);
        QFile::setPermissions(path, Read | Enter);
        if (!m_isRoot)
            return;
        constexpr uid_t Nobody = 65534;
        QFile::setPermissions(QFileInfo(path).path(), Read | Enter | QFile::WriteOwner);
        m_isOrdinary = ::seteuid(Nobody) == 0;
    }
    ~ReadOnlyDirectory()
    {
        if (m_isRoot)
            (void)::seteuid(0);
        QFile::setPermissions(m_path, Read | Enter | QFile::WriteOwner);
    }
    Q_DISABLE_COPY_MOVE(ReadOnlyDirectory)

    bool isReadOnly() const { return !m_isRoot || m_isOrdinary; }

private:
    static constexpr auto Read = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    static constexpr auto Enter = QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;

    QString m_path;
    bool m_isRoot = false;
    bool m_isOrdinary = false;
};
