#include "tests/support/testcertificates.h"

#include <QFile>
#include <QProcess>
#include <QSslKey>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList NewKey{
    u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s};

constexpr auto OwnNames = "subjectAltName=IP:127.0.0.1,IP:::1,DNS:localhost"_L1;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

TestCertificates::TestCertificates()
{
    const QStringList arguments{u"req"_s,
                                u"-x509"_s,
                                u"-days"_s,
                                u"2"_s,
                                u"-subj"_s,
                                u"/CN=Conclave test authority"_s,
                                u"-keyout"_s,
                                file(u"ca.key"_s),
                                u"-out"_s,
                                file(u"ca.pem"_s)};
    if (run(arguments + NewKey))
        m_authority = QSslCertificate(contentOf(authorityFile()));
}

QSslConfiguration TestCertificates::server(Kind kind) const
{
    const QString key = file(u"server.key"_s);
    const QString certificate = file(u"server.pem"_s);
    const QString request = file(u"server.csr"_s);
    const QString names =
        kind == Kind::WrongHost ? u"subjectAltName=DNS:other.example"_s : QString(OwnNames);
    const QStringList make{u"req"_s, u"-subj"_s, u"/CN=Conclave test"_s, u"-keyout"_s, key};
    const QStringList named = make + NewKey + QStringList{u"-addext"_s, names, u"-out"_s};

    if (kind == Kind::SelfSigned) {
        run(named + QStringList{certificate, u"-x509"_s, u"-days"_s, u"2"_s});
    } else {
        run(named + QStringList{request});
        run({u"x509"_s,
             u"-req"_s,
             u"-in"_s,
             request,
             u"-out"_s,
             certificate,
             u"-CA"_s,
             file(u"ca.pem"_s),
             u"-CAkey"_s,
             file(u"ca.key"_s),
             u"-days"_s,
             kind == Kind::Expired ? u"-1"_s : u"2"_s,
             u"-copy_extensions"_s,
             u"copy"_s});
    }
    QSslConfiguration tls;
    tls.setLocalCertificate(QSslCertificate(contentOf(certificate)));
    tls.setPrivateKey(QSslKey(contentOf(key), QSsl::Ec));
    return tls;
}

bool TestCertificates::run(const QStringList &arguments) const
{
    QProcess openssl;
    openssl.start(u"openssl"_s, arguments);
    return openssl.waitForFinished() && openssl.exitCode() == 0;
}

} // namespace Conclave
