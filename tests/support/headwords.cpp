#include "tests/support/headwords.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

template<int status>
void interim(Scenario &s, int)
{
    s.head.interim = status;
}

void addRetryAfter(Scenario &s, const QByteArray &value)
{
    s.head.retryAfter.append(value);
}

/// A Go duration, as OpenAI writes them: "1m2.5s", "20ms".
QByteArray goDuration(int milliseconds)
{
    if (milliseconds < 1000)
        return QByteArray::number(milliseconds) + "ms";
    const QByteArray seconds = QByteArray::number(milliseconds % 60'000 / 1000.0) + 's';
    const int minutes = milliseconds / 60'000;
    return minutes == 0 ? seconds : QByteArray::number(minutes) + 'm' + seconds;
}

void limitAsOpenAi(Scenario &s, int milliseconds)
{
    s.head.more.append({{"x-ratelimit-limit-requests", "60"},
                        {"x-ratelimit-remaining-requests", "0"},
                        {"x-ratelimit-reset-requests", goDuration(milliseconds)}});
}

QList<ScenarioWord> retryWords()
{
    return {
        {u"retry<s>"_s,
         u"Retry-After: so many seconds."_s,
         [](Scenario &s, int n) { addRetryAfter(s, QByteArray::number(n)); }},
        {u"retrydate<s>"_s,
         u"Retry-After: the date in so many seconds."_s,
         [](Scenario &s, int n) { s.head.retryDate = std::chrono::seconds(n); }},
        {u"retrytwice"_s,
         u"Two Retry-After lines, 2 and 3."_s,
         [](Scenario &s, int) {
             s.head.retryAfter.append({"2", "3"});
         }},
        {u"retryday"_s,
         u"Retry-After: 86400."_s,
         [](Scenario &s, int) { addRetryAfter(s, "86400"); }},
        {u"retryhalf"_s, u"Retry-After: 0.5."_s, [](Scenario &s, int) { addRetryAfter(s, "0.5"); }},
        {u"retrynegative"_s,
         u"Retry-After: -5."_s,
         [](Scenario &s, int) { addRetryAfter(s, "-5"); }},
        {u"retrygarbage"_s,
         u"Retry-After: soon."_s,
         [](Scenario &s, int) { addRetryAfter(s, "soon"); }},
        {u"retryfar"_s,
         u"Retry-After: a date in the year 100000."_s,
         [](Scenario &s, int) { addRetryAfter(s, "Fri, 31 Dec 100000 23:59:59 GMT"); }},
        {u"retryms<ms>"_s,
         u"retry-after-ms: so many."_s,
         [](Scenario &s, int n) {
             s.head.hints.emplaceBack("retry-after-ms", QByteArray::number(n));
         }},
        {u"shouldretry"_s,
         u"x-should-retry: true."_s,
         [](Scenario &s, int) { s.head.hints.emplaceBack("x-should-retry", "true"); }},
        {u"shouldnotretry"_s,
         u"x-should-retry: false."_s,
         [](Scenario &s, int) { s.head.hints.emplaceBack("x-should-retry", "false"); }},
    };
}

} // namespace

ScenarioWords headWords()
{
    return {
        u"Heads and hints (retry… only with a failure, the others always)"_s,
        retryWords() +
            QList<ScenarioWord>{
                {u"ratelimit<ms>"_s,
                 u"OpenAI's headers of a used-up limit; 1m2.5s unless given."_s,
                 limitAsOpenAi,
                 62'500},
                {u"anthropiclimit<s>"_s,
                 u"Anthropic's headers of a used-up limit."_s,
                 [](Scenario &s, int n) { s.head.anthropicLimit = std::chrono::seconds(n); }},
                {u"early"_s,
                 u"The head at once, not with the first token."_s,
                 [](Scenario &s, int) { s.earlyHeaders = true; }},
                {u"early100"_s, u"\"100 Continue\" before the head."_s, interim<100>},
                {u"early102"_s, u"\"102 Processing\" before the head."_s, interim<102>},
                {u"early103"_s, u"\"103 Early Hints\" before the head."_s, interim<103>},
                {u"http10"_s,
                 u"HTTP/1.0; the end of the body is FIN."_s,
                 [](Scenario &s, int) {
                     s.head.http10 = true;
                     s.body.framing = BodyFaults::Framing::UntilClose;
                 }},
                {u"notype"_s, u"No Content-Type."_s, [](Scenario &s, int) { s.head.type = false; }},
                {u"setcookie"_s,
                 u"Set-Cookie."_s,
                 [](Scenario &s, int) {
                     s.head.more.emplaceBack("Set-Cookie", "session=fake-cookie; Path=/");
                 }},
                {u"cacheheaders"_s,
                 u"Headers that allow to keep the reply for a day."_s,
                 [](Scenario &s, int) {
                     s.head.more.append({{"Cache-Control", "public, max-age=86400"},
                                         {"ETag", "\"fake\""},
                                         {"Age", "10"}});
                 }},
                {u"hangup"_s, u"FIN after a whole reply, unannounced."_s, [](Scenario &s, int) {
                     s.hangsUp = true;
                 }}}};
}

} // namespace Conclave
