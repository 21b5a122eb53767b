#include "tests/support/arrival.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

QByteArray Arrival::header(const QByteArray &name) const
{
    const auto found = std::ranges::find_if(headers, [&name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.end() ? QByteArray() : found->second;
}

bool Arrival::closeAsked() const
{
    return header("Connection").toLower().contains("close");
}

QString Arrival::key() const
{
    const QByteArray authorization = header("Authorization");
    if (!authorization.isEmpty())
        return QString::fromUtf8(authorization.startsWith("Bearer ") ? authorization.mid(7)
                                                                     : authorization);
    for (const char *name : {"x-api-key", "x-goog-api-key", "api-key"}) {
        if (const QByteArray plain = header(name); !plain.isEmpty())
            return QString::fromUtf8(plain);
    }
    return {};
}

QString Arrival::summary() const
{
    constexpr qsizetype Shown = 4;
    const QString secret = key();
    const QString beginning = secret.left(std::min(Shown, secret.size() / 4));
    const QString masked = secret.isEmpty() ? u"none"_s : QString(beginning + u'…');
    const QString where = QString::fromUtf8(path.split('?').constFirst()); // a query may hold one
    return u"%1 %2 model=%3 key=%4 body=%5 stream=%6"_s.arg(QString::fromUtf8(method),
                                                            where,
                                                            model.isEmpty() ? u"none"_s : model,
                                                            masked,
                                                            isCut ? u"cut"_s
                                                                  : QString::number(body.size()),
                                                            streamAsked ? u"yes"_s : u"no"_s);
}

} // namespace Conclave
