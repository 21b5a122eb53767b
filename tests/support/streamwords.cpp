#include "tests/support/streamwords.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

template<BodyFaults::Break breaking>
void breakAfter(Scenario &s, int tokens)
{
    s.body.breaking = breaking;
    s.body.breakAfter = tokens;
}

template<bool EventFaults::*fault>
void bend(Scenario &s, int)
{
    s.events.*fault = true;
}

template<EventFaults::LineEnds lineEnds>
void endLines(Scenario &s, int)
{
    s.events.lineEnds = lineEnds;
}

template<Scenario::Ending ending>
void end(Scenario &s, int)
{
    s.ending = ending;
}

template<Scenario::Counts counts>
void count(Scenario &s, int)
{
    s.counts = counts;
}

void flood(Scenario &s, int tokens)
{
    s.tokens = tokens;
    s.events.batch = 100;
}

QList<ScenarioWord> oddEvents()
{
    return {
        {u"crlf"_s, u"Lines end in CR LF."_s, endLines<EventFaults::LineEnds::CrLf>},
        {u"mixedlines"_s,
         u"Lines end in LF, CR and CR LF in turn."_s,
         endLines<EventFaults::LineEnds::Mixed>},
        {u"bom"_s, u"The body begins with U+FEFF."_s, bend<&EventFaults::bom>},
        {u"comment"_s, u"A comment before every token."_s, bend<&EventFaults::comments>},
        {u"nochoices"_s, u"First a chunk with empty choices."_s, bend<&EventFaults::noChoices>},
        {u"unknown"_s, u"Unknown event types, fields and members."_s, bend<&EventFaults::unknown>},
        {u"nullcontent"_s, u"Deltas with null content."_s, bend<&EventFaults::nullContent>},
        {u"arraycontent"_s, u"Content is an array of parts."_s, bend<&EventFaults::arrayContent>},
        {u"stringnumbers"_s, u"Numbers are strings."_s, bend<&EventFaults::stringNumbers>},
        {u"otherchoice"_s, u"\"WRONG \" as choice 1, too."_s, bend<&EventFaults::otherChoice>},
        {u"strangetools"_s, u"Tool calls nobody offered, too."_s, bend<&EventFaults::toolCalls>},
        {u"duplicatekeys"_s,
         u"The content twice, \"WRONG \" first."_s,
         bend<&EventFaults::duplicateKeys>},
        {u"deep<n>"_s,
         u"JSON nested so deep in the first token; 100000 unless given."_s,
         [](Scenario &s, int n) { s.events.depth = n; },
         100'000},
        {u"flood<n>"_s,
         u"So many tokens, 100 events a write; 100000 unless given."_s,
         flood,
         100'000},
        {u"doubledone"_s, u"[DONE] twice."_s, bend<&EventFaults::doubleDone>},
        {u"afterdone"_s, u"The token \"LATE \" after [DONE]."_s, bend<&EventFaults::afterDone>},
    };
}

QList<ScenarioWord> endings()
{
    using enum BodyFaults::Break;
    using enum Scenario::Ending;
    return {
        {u"nodone<n>"_s,
         u"A whole body without finish_reason and [DONE]."_s,
         breakAfter<MissingEnd>},
        {u"bad<n>"_s, u"An event of broken JSON; the stream goes on."_s, breakAfter<BadJson>},
        {u"inerr<n>"_s, u"An error object, then [DONE]."_s, breakAfter<ErrorEvent>},
        {u"overloaded<n>"_s, u"Anthropic's error event; a whole body."_s, breakAfter<Overloaded>},
        {u"onlycomments<n>"_s,
         u"After n tokens (0) only comments, for ever."_s,
         breakAfter<OnlyComments>,
         0},
        {u"onlypings<n>"_s, u"The same with ping events."_s, breakAfter<OnlyPings>, 0},
        {u"pause<ms>"_s,
         u"Between what comes for ever; 300 unless given."_s,
         [](Scenario &s, int n) { s.pause = std::chrono::milliseconds(n); }},
        {u"nofinish"_s, u"No finish_reason."_s, [](Scenario &s, int) { s.finishReason = false; }},
        {u"length"_s, u"finish_reason length."_s, end<Length>},
        {u"filter"_s, u"finish_reason content_filter."_s, end<Filter>},
        {u"refusal"_s, u"The answer is a refusal."_s, end<Refusal>},
        {u"toolcall"_s, u"The answer is a tool call."_s, end<ToolCall>},
        {u"nousage"_s, u"No usage."_s, count<Scenario::Counts::None>},
        {u"nullusage"_s, u"Usage is null."_s, count<Scenario::Counts::Null>},
        {u"absurdusage"_s, u"Usage that cannot be."_s, count<Scenario::Counts::Absurd>},
    };
}

} // namespace

ScenarioWords streamWords()
{
    return {u"Odd events, and how a stream ends"_s, oddEvents() + endings()};
}

} // namespace Conclave
