#include "tests/support/openingwords.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

template<Scenario::Opening opening>
void open(Scenario &s, int)
{
    s.opening = opening;
}

template<Scenario::Opening opening>
void openWith(Scenario &s, int status)
{
    s.opening = opening;
    s.status = status;
}

void answerStatus(Scenario &s, int status)
{
    s.status = status;
    if (s.opening != Scenario::Opening::Redirect)
        s.opening = Scenario::Opening::BareStatus;
}

void redirectTo(Scenario &s, const QByteArray &location)
{
    s.opening = Scenario::Opening::Redirect;
    s.location = location;
}

void redirectToPort(Scenario &s, int port)
{
    redirectTo(s, "http://127.0.0.1:" + QByteArray::number(port));
}

void sendEndlessHeaders(Scenario &s, int pause)
{
    s.opening = Scenario::Opening::EndlessHeaders;
    s.pause = std::chrono::milliseconds(pause);
}

} // namespace

ScenarioWords openingWords()
{
    using enum Scenario::Opening;
    return {
        u"Instead of a stream"_s,
        {{u"err<status>"_s,
          u"The status and the error body that belongs to it."_s,
          openWith<Error>},
         {u"htmlerr<status>"_s, u"The status and a proxy's page."_s, openWith<HtmlError>, 502},
         {u"loading"_s, u"503 as llama.cpp says it while it loads the model."_s, open<Loading>},
         {u"anthropic529"_s, u"529 as Anthropic says it."_s, open<Overloaded>},
         {u"echokey<status>"_s,
          u"An error with the request's key in head and body."_s,
          openWith<EchoedKey>,
          400},
         {u"times<n>"_s,
          u"So many requests go wrong, later ones are answered well."_s,
          [](Scenario &s, int n) { s.times = n; }},
         {u"json"_s, u"200 and one JSON, whatever was asked for."_s, open<Whole>},
         {u"jsonerror"_s, u"200 and a JSON error object."_s, open<ErrorIn200>},
         {u"html"_s, u"200 and the page of a login form."_s, open<Html>},
         {u"empty200"_s, u"200, text/event-stream, no byte of body."_s, open<EmptyBody>},
         {u"status<status>"_s, u"The status and no body; or a redirect's status."_s, answerStatus},
         {u"redirect<port>"_s, u"307 to another port of 127.0.0.1."_s, redirectToPort},
         {u"redirectother"_s,
          u"307 to another host, which does not exist."_s,
          [](Scenario &s, int) { redirectTo(s, "http://other.invalid"); }},
         {u"redirectsame"_s,
          u"307 to another path here."_s,
          [](Scenario &s, int) { redirectTo(s, "/elsewhere/chat/completions"); }},
         {u"silent"_s, u"The request is read and never answered."_s, open<Silence>},
         {u"closeafter"_s, u"FIN before any byte of a reply."_s, open<Close>},
         {u"resetafter"_s, u"RST before any byte of a reply."_s, open<Reset>},
         {u"halfstatus"_s, u"Half a status line, then FIN."_s, open<HalfStatusLine>},
         {u"halfheaders"_s, u"A status line and half a header, then FIN."_s, open<HalfHeaders>},
         {u"dripheaders<ms>"_s,
          u"A header line every 300 ms, or as given, for ever."_s,
          sendEndlessHeaders,
          300},
         {u"floodheaders"_s,
          u"Header lines as fast as can be, for ever."_s,
          [](Scenario &s, int) { sendEndlessHeaders(s, 0); }},
         {u"nothttp"_s, u"The greeting of another protocol, then FIN."_s, open<NotHttp>}}};
}

} // namespace Conclave
