#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QString>
#include <QTemporaryDir>

namespace Conclave {

/// Certificates for a server on 127.0.0.1, made by the program `openssl` when asked for, in a
/// directory that goes with this object. Takes some tens of milliseconds and waits for them.
class TestCertificates final
{
public:
    enum class Kind {
        Good,       ///< Signed by authority(), for 127.0.0.1, ::1 and localhost.
        SelfSigned, ///< For the right names.
        Expired,    ///< As Good, but until yesterday.
        WrongHost,  ///< As Good, but for other.example.
    };

    TestCertificates();

    bool isValid() const { return !m_authority.isNull(); } ///< False without `openssl`.
    const QSslCertificate &authority() const { return m_authority; }
    QString authorityFile() const { return file(QStringLiteral("ca.pem")); }

    /// What a server needs to show such a certificate; without one if openssl fails.
    QSslConfiguration server(Kind kind) const;

private:
    QString file(const QString &name) const { return m_directory.filePath(name); }
    bool run(const QStringList &arguments) const;

    QTemporaryDir m_directory;
    QSslCertificate m_authority;
};

} // namespace Conclave
