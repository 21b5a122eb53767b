#include "core/council/presets.h"

#include "core/council/counciljson.h"

#include <QFile>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

Council shipped(const QString &file)
{
    QFile resource(file);
    if (!resource.open(QIODevice::ReadOnly))
        qFatal("%s is not compiled in", qPrintable(file));
    const Result<Council> council = councilFromFile(resource.readAll());
    if (!council)
        qFatal("%s: %s", qPrintable(file), qPrintable(council.error().message));
    return *council;
}

} // namespace

QUrl guideUrl()
{
    return QUrl(u"conclave:guide"_s);
}

bool isGuide(const Endpoint &endpoint)
{
    return endpoint.url == guideUrl();
}

Council guideCouncil()
{
    return shipped(u":/councils/guide.json"_s);
}

Council sixSeats(const Endpoint &endpoint, const QString &model)
{
    return sixSeats(endpoint, QStringList{model});
}

Council sixSeats(const Endpoint &endpoint, const QStringList &models)
{
    Council council = shipped(u":/councils/six-seats.json"_s);
    giveNewIds(council);
    qsizetype place = 0;
    const auto seat = [&](Member &member) {
        member.endpoint = endpoint;
        member.model = models.isEmpty() ? QString() : models.at(place++ % models.size());
    };
    for (Member &member : council.members)
        seat(member);
    place = 0;
    seat(*council.chair);
    return council;
}

} // namespace Conclave
