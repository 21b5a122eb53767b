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

QString fileOf(Preset preset)
{
    switch (preset) {
    case Preset::RedTeam:
        return u":/councils/red-team.json"_s;
    case Preset::CodeReview:
        return u":/councils/code-review.json"_s;
    case Preset::Translation:
        return u":/councils/translation.json"_s;
    case Preset::OneModel:
        return u":/councils/one-model.json"_s;
    case Preset::SixSeats:
        break;
    }
    return u":/councils/six-seats.json"_s;
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
    return presetCouncil(Preset::SixSeats, endpoint, {model});
}

Council sixSeats(const Endpoint &endpoint, const QStringList &models)
{
    return presetCouncil(Preset::SixSeats, endpoint, models);
}

Council presetCouncil(Preset preset, const Endpoint &endpoint, const QStringList &models)
{
    Council council = shipped(fileOf(preset));
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
