#include "tests/support/bodywords.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

template<BodyFaults::Slicing slicing>
void slice(Scenario &s, int seed)
{
    s.body.slicing = slicing;
    s.body.seed = seed;
}

template<BodyFaults::Framing framing>
void frame(Scenario &s, int)
{
    s.body.framing = framing;
}

template<BodyFaults::Coding coding>
void encode(Scenario &s, int)
{
    s.body.coding = coding;
}

template<BodyFaults::Parting parting>
void part(Scenario &s, int)
{
    s.body.parting = parting;
}

template<BodyFaults::Break breaking>
void breakAfter(Scenario &s, int tokens)
{
    s.body.breaking = breaking;
    s.body.breakAfter = tokens;
}

void breakChunk(Scenario &s, int tokens, const QByteArray &size)
{
    breakAfter<BodyFaults::Break::BadChunk>(s, tokens);
    s.body.chunkSize = size;
}

void sendBomb(Scenario &s, int megabytes)
{
    s.body.coding = BodyFaults::Coding::Gzip;
    s.hugeKilobytes = megabytes * 1024;
}

QList<ScenarioWord> breakWords()
{
    using enum BodyFaults::Break;
    return {
        {u"cut<n>"_s, u"FIN between events after n tokens."_s, breakAfter<Close>},
        {u"rst<n>"_s, u"RST between events."_s, breakAfter<Reset>},
        {u"stall<n>"_s, u"Nothing more, for ever."_s, breakAfter<Silence>},
        {u"halfline<n>"_s, u"Half a line, then RST."_s, breakAfter<HalfLine>},
        {u"halfevent<n>"_s, u"Half the JSON of an event, then FIN."_s, breakAfter<HalfEvent>},
        {u"badchunk<n>"_s,
         u"The chunk size \"zzz\", then FIN."_s,
         [](Scenario &s, int n) { breakChunk(s, n, "zzz"); }},
        {u"negativechunk<n>"_s,
         u"The chunk size \"-5\", then FIN."_s,
         [](Scenario &s, int n) { breakChunk(s, n, "-5"); }},
        {u"hugechunk<n>"_s,
         u"A chunk size of 18 f, then FIN."_s,
         [](Scenario &s, int n) { breakChunk(s, n, QByteArray(18, 'f')); }},
        {u"shortlength<n>"_s, u"Fewer bytes than Content-Length, FIN."_s, breakAfter<ShortBody>},
        {u"byclose"_s, u"The break ends with FIN."_s, part<BodyFaults::Parting::Close>},
        {u"byreset"_s, u"The break ends with RST."_s, part<BodyFaults::Parting::Reset>},
        {u"keptopen"_s, u"The break ends in silence."_s, part<BodyFaults::Parting::Silence>},
    };
}

} // namespace

ScenarioWords bodyWords()
{
    using enum BodyFaults::Framing;
    using enum BodyFaults::Slicing;
    return {
        u"Framing of the body, and breaks in it"_s,
        QList<ScenarioWord>{
            {u"split"_s, u"Every step in two TCP writes."_s, slice<Halves>},
            {u"bytewise"_s, u"Every byte in a TCP write of its own."_s, slice<Bytes>},
            {u"slices<seed>"_s, u"TCP writes of random sizes."_s, slice<Random>},
            {u"tinychunks"_s,
             u"Every byte in an HTTP chunk of its own."_s,
             [](Scenario &s, int) { s.body.tinyChunks = true; }},
            {u"untilclose"_s, u"No length; the end is FIN."_s, frame<UntilClose>},
            {u"untilreset"_s, u"No length; the end is RST."_s, frame<UntilReset>},
            {u"openend"_s, u"The connection stays open after [DONE]."_s, frame<Open>},
            {u"longbody"_s, u"More bytes than Content-Length."_s, frame<TooLong>},
            {u"gzip"_s, u"gzip, unasked."_s, encode<BodyFaults::Coding::Gzip>},
            {u"gzipcut"_s, u"gzip without its last third."_s, encode<BodyFaults::Coding::CutGzip>},
            {u"gzipbomb<MiB>"_s, u"gzip of so many MiB; 32 unless given."_s, sendBomb, 32}} +
            breakWords()};
}

} // namespace Conclave
