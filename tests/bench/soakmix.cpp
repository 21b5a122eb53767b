#include "tests/bench/soakmix.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr int Members = 8;
constexpr int Limited = 3; ///< Requests at the same time, at the address that has a limit.

QList<SoakVoice> healthy()
{
    return {
        {.words = u""_s, .weight = 6},
        {.words = u"rate2000"_s, .weight = 6, .tokens = 200},
        {.words = u"rate200-ttft50"_s, .weight = 8, .tokens = 40},
        {.words = u"rate60-early"_s, .weight = 8, .tokens = 30},
        {.words = u"rate100"_s, .weight = 5, .tokens = 20, .think = 10},
        {.words = u"rate200-comment"_s, .weight = 3, .tokens = 30},
        {.words = u"slices7-crlf"_s, .weight = 3},
        {.words = u"tinychunks"_s, .weight = 2},
        {.words = u"json"_s, .weight = 2},
        {.words = u"length"_s, .weight = 2},
        {.words = u"nousage-afterdone"_s, .weight = 2},
        {.weight = 2, .tokens = 3, .hugeKilobytes = 64},
        {.weight = 1, .tokens = 3, .hugeKilobytes = 1024},
    };
}

/// They say a part, and then something happens.
QList<SoakVoice> cut()
{
    return {
        {.words = u"rate100-cut5"_s, .weight = 5},
        {.words = u"rate100-rst5"_s, .weight = 5},
        {.words = u"stall5"_s, .weight = 6},
        {.words = u"rate100-badchunk5"_s, .weight = 2},
        {.words = u"hugechunk5-keptopen"_s, .weight = 1},
        {.words = u"negativechunk5"_s, .weight = 1},
        {.words = u"shortlength5"_s, .weight = 2},
        {.words = u"halfline5"_s, .weight = 2},
        {.words = u"halfevent5"_s, .weight = 1},
        {.words = u"nodone5"_s, .weight = 2},
        {.words = u"inerr5"_s, .weight = 2},
        {.words = u"overloaded5"_s, .weight = 1},
        {.words = u"onlycomments5-pause20"_s, .weight = 3},
        {.words = u"endless-rate200"_s, .weight = 3, .isEndless = true},
        {.words = u"endless-rate30"_s, .weight = 3, .isEndless = true},
    };
}

/// They say nothing at all, or only when they are asked again.
QList<SoakVoice> failing()
{
    return {
        {.words = u"err500"_s, .weight = 4},
        {.words = u"err500-times1"_s, .weight = 6},
        {.words = u"err529-times2"_s, .weight = 3},
        {.words = u"err503-retry1-times1"_s, .weight = 3},
        {.words = u"err429-retry2-times1"_s, .weight = 4},
        {.words = u"err429-retrydate2"_s, .weight = 2},
        {.words = u"err429-retryday"_s, .weight = 1},
        {.words = u"err429"_s, .weight = 2},
        {.words = u"loading-times2"_s, .weight = 3},
        {.words = u"overloaded0-times1"_s, .weight = 2},
        {.words = u"err400"_s, .weight = 2},
        {.words = u"err401"_s, .weight = 1},
        {.words = u"err404"_s, .weight = 1},
        {.words = u"echokey400"_s, .weight = 3},
        {.words = u"htmlerr502"_s, .weight = 3},
        {.words = u"html"_s, .weight = 2},
        {.words = u"empty200"_s, .weight = 3},
        {.words = u"jsonerror"_s, .weight = 2},
        {.words = u"stall0"_s, .weight = 3},
        {.words = u"silent"_s, .weight = 4},
        {.words = u"closeafter"_s, .weight = 2},
        {.words = u"resetafter"_s, .weight = 2},
        {.words = u"halfstatus"_s, .weight = 1},
        {.words = u"halfheaders"_s, .weight = 1},
        {.words = u"dripheaders20"_s, .weight = 1},
        {.words = u"nothttp"_s, .weight = 1},
    };
}

QList<SoakVoice> chairs()
{
    return {
        {.words = u"rate200"_s, .weight = 12},
        {.words = u"rate1000"_s, .weight = 8, .tokens = 200},
        {.words = u"err500"_s, .weight = 3},
        {.words = u"err500-times1"_s, .weight = 2},
        {.words = u"err429-retry60"_s, .weight = 2},
        {.words = u"rate200-cut5"_s, .weight = 2},
        {.words = u"rst0"_s, .weight = 2},
        {.words = u"empty200"_s, .weight = 1},
        {.words = u"silent"_s, .weight = 2},
        {.words = u"stall5"_s, .weight = 1},
    };
}

Endpoint endpointAt(const QUrl &url, int limit = 0)
{
    return {.id = EndpointId::create(), .url = url, .parallelLimit = limit};
}

} // namespace

SoakMix::SoakMix(quint32 seed, const Addresses &addresses) : m_random(seed), m_addresses(addresses)
{
    QUrl limited = addresses.server;
    limited.setPath(u"/limited"_s + limited.path());
    m_endpoints = {endpointAt(addresses.server),
                   endpointAt(limited, Limited),
                   endpointAt(addresses.nobody),
                   endpointAt(addresses.blackHole)};
    newSeats();
}

SoakTurn SoakMix::next()
{
    static const QList<QList<SoakVoice>> kinds{healthy(), cut(), failing()};
    SoakTurn turn;
    ++m_turns;
    turn.council.id = CouncilId::create();
    for (int i = 0; i < Members; ++i) {
        const int kind = chance(55) ? 0 : m_random.bounded(1, 3);
        const SoakVoice speaks = voice(kinds[kind]);
        turn.voices.insert(m_seats[i], speaks);
        turn.council.members.append(seat(m_seats[i], speaks));
    }
    if (chance(85))
        turn.council.chair = seat(m_seats[Members], voice(chairs()));
    if (chance(40))
        turn.council.secondChair = seat(m_seats[Members + 1], voice(chairs()));
    turn.council.limits = limits();
    turn.options = {.combine = chance(90) ? CouncilRun::Combine::Automatically
                                          : CouncilRun::Combine::Never,
                    .late = chance(75) ? CouncilRun::Late::Land : CouncilRun::Late::Stop};
    turn.patience = between(600, 2000);
    for (int i = m_random.bounded(5); i > 0; --i)
        turn.actions.append(action(turn));
    return turn;
}

void SoakMix::newSeats()
{
    m_seats.clear();
    for (int i = 0; i < Members + 2; ++i)
        m_seats.append(MemberId::create());
}

milliseconds SoakMix::between(int least, int most)
{
    return milliseconds(m_random.bounded(least, most));
}

SoakVoice SoakMix::voice(const QList<SoakVoice> &kinds)
{
    int all = 0;
    for (const SoakVoice &kind : kinds)
        all += kind.weight;
    int drawn = m_random.bounded(all);
    auto kind = kinds.begin();
    while (drawn >= kind->weight)
        drawn -= (kind++)->weight;
    SoakVoice voice = *kind;
    voice.tag = u"t%1v%2x"_s.arg(m_turns).arg(++m_voices);
    return voice;
}

Endpoint SoakMix::endpoint()
{
    constexpr int Places = 40;
    const int place = m_random.bounded(Places);
    if (place < 2)
        return m_endpoints[2 + place];
    return m_endpoints[place < 10 ? 1 : 0];
}

Member SoakMix::seat(MemberId id, const SoakVoice &voice)
{
    Member member;
    member.id = id;
    member.name = voice.tag;
    member.endpoint = endpoint();
    member.model = voice.model();
    return member;
}

/// On core's clock, which runs faster.
Limits SoakMix::limits()
{
    Limits limits;
    if (chance(50))
        limits.deadline = between(5, 60) * 1000;
    if (chance(40))
        limits.quorum = m_random.bounded(1, Members);
    if (limits.quorum && chance(50))
        limits.grace = between(0, 20) * 1000;
    limits.refreshesLate = chance(30);
    return limits;
}

SoakAction SoakMix::action(const SoakTurn &turn)
{
    constexpr int Kinds = int(SoakAction::Kind::GiveUpSynthesis) + 1;
    return {.kind = SoakAction::Kind(m_random.bounded(Kinds)),
            .after = between(0, int(turn.patience.count()) + 200),
            .member = m_seats[m_random.bounded(Members)],
            .limits = limits()};
}

} // namespace Conclave
