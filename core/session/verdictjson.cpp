#include "core/session/verdictjson.h"

#include "core/session/momentsjson.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

QHash<MemberId, int> readRatings(JsonReader &json, const Council *council)
{
    QHash<MemberId, int> ratings;
    for (const QString &key : json.keys()) {
        const MemberId member = MemberId::fromString(key);
        if (member.isNull())
            continue; // of a newer version
        const int rating = json.integer(key, 0);
        if (council && !council->find(member))
            json.reject(key, u"is not in this turn's council"_s);
        else if (rating < Verdict::WorstRating || rating > Verdict::BestRating)
            json.reject(key, u"must be a number from 1 to 5"_s);
        else
            ratings.insert(member, rating);
    }
    return ratings;
}

} // namespace

QJsonObject toJson(const Verdict &verdict)
{
    QJsonObject json = verdict.unread;
    QJsonObject ratings = verdict.unread[u"ratings"_s].toObject();
    for (auto rating = verdict.ratings.cbegin(); rating != verdict.ratings.cend(); ++rating)
        ratings[rating.key().toString()] = rating.value();
    json[u"winner"_s] = verdict.winner ? QJsonValue(verdict.winner->toString()) : QJsonValue();
    json[u"tie"_s] = verdict.tie;
    json[u"ratings"_s] = ratings;
    json[u"blind"_s] = verdict.blind;
    json[u"at"_s] = instant(verdict.at);
    return json;
}

Verdict readVerdict(JsonReader &json, const Council *council)
{
    Verdict verdict;
    if (json.has(u"winner"_s)) {
        verdict.winner = MemberId::fromString(json.text(u"winner"_s));
        if (council && !council->find(*verdict.winner))
            json.reject(u"winner"_s, u"is not in this turn's council"_s);
    }
    verdict.tie = json.flag(u"tie"_s, false);
    if (verdict.tie && verdict.winner)
        json.reject(u"tie"_s, u"cannot be when there is a winner"_s);
    QJsonObject unreadRatings;
    json.child(u"ratings"_s, [&](JsonReader &child) {
        verdict.ratings = readRatings(child, council);
        unreadRatings = child.unread();
    });
    verdict.blind = json.flag(u"blind"_s, false);
    verdict.at = readInstant(json, u"at"_s);
    verdict.unread = json.unread();
    if (!unreadRatings.isEmpty())
        verdict.unread[u"ratings"_s] = unreadRatings;
    return verdict;
}

} // namespace Conclave
