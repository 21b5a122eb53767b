#include "tests/support/speechwords.h"

#include "tests/support/eviltext.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

using std::chrono::milliseconds;

template<Scenario::Vocabulary vocabulary>
void speak(Scenario &s, int)
{
    s.vocabulary = vocabulary;
}

/// Words add up: "evilansi-evilbidi" says both.
template<EvilText evil>
void sayEvil(Scenario &s, int)
{
    s.text += evilText(evil);
}

QList<ScenarioWord> paceWords()
{
    return {
        {u"ttft<ms>"_s,
         u"From the request to the first token."_s,
         [](Scenario &s, int n) { s.firstToken = milliseconds(n); }},
        {u"rate<n>"_s, u"Tokens per second."_s, [](Scenario &s, int n) { s.rate = n; }},
        {u"pace<ms>"_s,
         u"From token to token; 5000 unless given."_s,
         [](Scenario &s, int n) { s.rate = 1000.0 / n; },
         5000},
        {u"tokens<n>"_s, u"Tokens of the answer."_s, [](Scenario &s, int n) { s.tokens = n; }},
        {u"endless"_s, u"Tokens without end."_s, [](Scenario &s, int) { s.endless = true; }},
        {u"think<n>"_s, u"Tokens of reasoning, first."_s, [](Scenario &s, int n) { s.think = n; }},
        {u"interleave"_s,
         u"Reasoning and answer in turn."_s,
         [](Scenario &s, int) { s.interleave = true; }},
    };
}

QList<ScenarioWord> tokenWords()
{
    using enum Scenario::Vocabulary;
    return {
        {u"tag<word>"_s,
         u"Every token reads \"<word><i> \"."_s,
         [](Scenario &, int) { /* not a number: Scenario::fromModel() reads it */ }},
        {u"document<kB>"_s,
         u"So much of a long Markdown text, in tokens of 4 characters."_s,
         [](Scenario &s, int n) { s.documentKilobytes = n; }},
        {u"recites<name>"_s,
         u"tests/data/markdown/<name>.md, in tokens of 4 characters."_s,
         [](Scenario &, int) { /* not a number: Scenario::fromModel() reads it */ }},
        {u"hugeline<KiB>"_s,
         u"The first token is a line of so many KiB."_s,
         [](Scenario &s, int n) { s.hugeKilobytes = n; }},
        {u"utf8"_s, u"Tokens of several bytes and code points."_s, speak<Utf8>},
        {u"splitemoji"_s, u"An emoji in four tokens."_s, speak<SplitEmoji>},
        {u"badutf8"_s, u"Bytes that are no UTF-8."_s, speak<BadUtf8>},
        {u"nul"_s, u"Bytes 0."_s, speak<Nul>},
        {u"saykey"_s, u"The request's key."_s, [](Scenario &s, int) { s.saysKey = true; }},
        {u"wrongmodel"_s,
         u"Says it is \"someone-else\"."_s,
         [](Scenario &s, int) { s.echoedModel = u"someone-else"_s; }},
        {u"evilmodel"_s,
         u"Says its name is hostile."_s,
         [](Scenario &s, int) { s.echoedModel = evilText(EvilText::Name); }},
    };
}

QList<ScenarioWord> evilWords()
{
    using enum EvilText;
    return {
        {u"evil"_s, u"All of the following; also in errors."_s, sayEvil<Everything>},
        {u"evilimage"_s, u"Images of /dev/zero and of other hosts."_s, sayEvil<Image>},
        {u"evillink"_s, u"Links to scripts and files."_s, sayEvil<Link>},
        {u"evilhtml"_s, u"HTML with scripts and open tags."_s, sayEvil<Html>},
        {u"evilfence"_s, u"The chair's fence, closed and opened."_s, sayEvil<Fence>},
        {u"evilorder"_s, u"Orders to the chair."_s, sayEvil<Order>},
        {u"eviljson"_s, u"What looks like data or a verdict."_s, sayEvil<Json>},
        {u"evilansi"_s, u"Escape sequences of terminals."_s, sayEvil<Ansi>},
        {u"evilbidi"_s, u"Marks that turn the writing round."_s, sayEvil<Bidi>},
    };
}

} // namespace

ScenarioWords speechWords()
{
    return {u"What the model says, and how fast"_s, paceWords() + tokenWords() + evilWords()};
}

} // namespace Conclave
