#include "core/markdown/foreignhost.h"

#include <QRegularExpression>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QString withoutWww(const QString &host)
{
    return host.startsWith(u"www."_s, Qt::CaseInsensitive) ? host.sliced(4) : host;
}

/// The host that a link's text names; empty when the text does not look like an address.
QString hostIn(const QString &text)
{
    static const QRegularExpression address(
        u"^\\s*(https?://\\S+|www\\.\\S+|[\\w.-]+\\.(com|org|net|gov|edu)(/\\S*)?)\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString named = address.match(text).captured(1);
    const QUrl url(named.contains(u"://"_s) || named.isEmpty() ? named : u"http://"_s + named);
    return withoutWww(url.host(QUrl::FullyEncoded));
}

} // namespace

QString foreignHost(const QString &text, const QUrl &target)
{
    const QString named = hostIn(text);
    const QString host = withoutWww(target.host(QUrl::FullyEncoded));
    if (named.isEmpty() || host.isEmpty() || named.compare(host, Qt::CaseInsensitive) == 0)
        return {};
    return host;
}

} // namespace Conclave
