#include "tests/core/faults/dialectfates.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = Error::Kind;
using Fates = QList<std::pair<QString, Fate>>;
using enum AnswerStatus;

const QString text = u"x0 x1 x2 "_s;

Fates inEveryDialect()
{
    const QString thought = u"x0 x1 "_s;
    return {
        {u"ok-tagx-tokens3"_s, {Complete, text}},
        {u"bytewise-utf8-tokens3"_s, {Complete, u"Grüße 世界 👩‍🔬 "_s}},
        {u"slices7-tagx-crlf-comment-tokens3"_s, {Complete, text}},
        {u"odd-unknown-nullcontent-strangetools-duplicatekeys-stringnumbers-tagx-tokens3"_s,
         {Complete, text}},
        {u"think2-tagx-tokens1"_s, {Complete, u"x2 "_s, {}, {}, 1, thought}},
        {u"json-tagx-tokens3"_s, {Complete, text}},
        {u"json-think2-tagx-tokens1"_s, {Complete, u"x2 "_s, {}, {}, 1, thought}},
        {u"nousage-tagx-tokens3"_s, {Complete, text}},
        {u"absurdusage-tagx-tokens3"_s, {Complete, text}},
        {u"length-tagx-tokens3"_s, {Complete, text, Notice::Length}},
        {u"length-think2-tokens0-tagx"_s,
         {Failed, {}, Notice::Length, Kind::OutOfTokens, 1, thought}},
        {u"empty-tokens0"_s, {Failed, {}, {}, Kind::EmptyAnswer}},
        {u"err401"_s, {Failed, {}, {}, Kind::Unauthorized}},
        {u"echokey400"_s, {Failed, {}, {}, Kind::BadRequest}},
        {u"err404"_s, {Failed, {}, {}, Kind::NotFound}},
        {u"err413"_s, {Failed, {}, {}, Kind::TooLong}},
        {u"err429-retry200"_s, {Failed, {}, {}, Kind::RateLimited}},
        {u"err429-retry0-times1-tagx-tokens3"_s, {Complete, text, {}, {}, 2}},
        {u"anthropic529-times1-tagx-tokens3"_s, {Complete, text, {}, {}, 2}},
        {u"err500-times1-tagx-tokens3"_s, {Complete, text, {}, {}, 2}},
        {u"inerr3-tagx"_s, {Partial, text, Notice::Interrupted, Kind::Server}},
        {u"overloaded3-tagx"_s, {Partial, text, Notice::Interrupted, Kind::Overloaded}},
        {u"bad3-tagx"_s, {Partial, text, Notice::Interrupted, Kind::Protocol}},
        {u"cut3-tagx"_s, {Partial, text, Notice::Interrupted, Kind::Interrupted}},
        {u"halfevent3-tagx"_s, {Partial, text, Notice::Interrupted, Kind::Interrupted}},
        {u"nodone3-tagx"_s, {Partial, text, Notice::Interrupted, Kind::Interrupted}},
        {u"html"_s, {Failed, {}, {}, Kind::NotAnApi}},
        {u"splitemoji-crlf-tokens4"_s, {Complete, u"👩‍🔬\uFE0F"_s}},
        {u"bom-nochoices-otherchoice-deep50-tagx-tokens3"_s, {Complete, text}},
        {u"rst3-rate50-tagx"_s, {Partial, text, Notice::Interrupted, Kind::Interrupted}},
        {u"err403"_s, {Failed, {}, {}, Kind::Forbidden}},
        {u"jsonerror"_s, {Failed, {}, {}, Kind::Server}},
        {u"empty200"_s, {Failed, {}, {}, Kind::EmptyAnswer}},
    };
}

/// It has no end mark but the end of the stream, and the question's model stands in the path.
Fates inGemini()
{
    return {
        {u"afterdone-tagx-tokens3"_s, {Complete, QString(text + u"LATE "_s)}},
        {u"nofinish-tagx-tokens3"_s, {Partial, text, Notice::Interrupted, Kind::Interrupted}},
        {u"filter-tagx-tokens3"_s, {Complete, text, Notice::Filtered}},
        {u"filter-tokens0"_s, {Failed, {}, Notice::Filtered, Kind::EmptyAnswer}},
        {u"toolcall-tokens3"_s, {Failed, {}, Notice::ToolCall, Kind::ToolCall}},
        {u"err400"_s, {Failed, {}, {}, Kind::Unauthorized}},
    };
}

/// It knows neither refusals nor filters, and of a tool it says nothing at the end.
Fates inOllama()
{
    return {
        {u"afterdone-openend-tagx-tokens3"_s, {Complete, text}},
        {u"nofinish-tagx-tokens3"_s, {Complete, text}},
        {u"toolcall-tokens3"_s, {Failed, {}, {}, Kind::EmptyAnswer}},
        {u"err400"_s, {Failed, {}, {}, Kind::TooLong}},
    };
}

/// Chat Completions, Responses and Anthropic.
Fates inTheOthers()
{
    return {
        {u"afterdone-openend-tagx-tokens3"_s, {Complete, text}},
        {u"refusal-tagx-tokens3"_s, {Complete, text, Notice::Refused}},
        {u"toolcall-tokens3"_s, {Failed, {}, Notice::ToolCall, Kind::ToolCall}},
    };
}

} // namespace

Fates fatesIn(const QString &dialect)
{
    Fates fates = inEveryDialect();
    if (dialect == "gemini"_L1)
        fates += inGemini();
    else if (dialect == "ollama"_L1)
        fates += inOllama();
    else
        fates += inTheOthers();
    fates.append({u"stall3-tagx"_s, {Partial, text, Notice::Stopped}});
    return fates;
}

} // namespace Conclave
