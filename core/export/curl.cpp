#include "core/export/curl.h"

#include "core/council/presets.h"
#include "core/dialects/dialect.h"
#include "core/dialects/dialects.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One word for the shell, whatever is in it.
QString quoted(QString text)
{
    return u'\'' % text.replace(u'\'', u"'\\''"_s) % u'\'';
}

} // namespace

QString curlCommand(const Member &seat, const QJsonObject &body, const QString &variable)
{
    const Dialect *dialect = dialectNamed(seat.endpoint.dialect);
    if (!dialect || isGuide(seat.endpoint))
        return {};
    static const Secret placeholder("CONCLAVE-KEY-GOES-HERE");
    const QString mark = QString::fromLatin1(placeholder.forHeader());
    const HttpRequest request = dialect->request(seat, body, placeholder);
    QStringList lines{u"curl --no-buffer "_s % quoted(request.url.toString(QUrl::FullyEncoded))};
    for (const auto &[name, value] : request.headers) {
        QString header = quoted(QString::fromLatin1(name + ": " + value));
        // Out of the quotes, so that the shell puts the key in.
        header.replace(mark, u"'\"$"_s % variable % u"\"'"_s);
        lines.append(u"-H "_s % header);
    }
    lines.append(u"--data-binary "_s % quoted(QString::fromUtf8(request.body)));
    return lines.join(u" \\\n  "_s);
}

} // namespace Conclave
