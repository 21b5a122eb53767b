#include "tests/support/scenario.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

using Flag = void (*)(Scenario &);
using Number = void (*)(Scenario &, int);

/// How many tokens come before a break whose word has no number.
constexpr int FewTokens = 3;

template<Scenario::Opening opening>
void open(Scenario &s)
{
    s.opening = opening;
}

template<Scenario::Ending ending>
void end(Scenario &s)
{
    s.ending = ending;
}

template<Scenario::Break breaking>
void breakAfter(Scenario &s, int tokens)
{
    s.breaking = breaking;
    s.breakAfter = tokens;
}

/// Words that stand alone.
const QHash<QString, Flag> &flags()
{
    using enum Scenario::Opening;
    using enum Scenario::Ending;
    static const QHash<QString, Flag> words{
        {u"utf8"_s, [](Scenario &s) { s.utf8 = true; }},
        {u"early"_s, [](Scenario &s) { s.earlyHeaders = true; }},
        {u"early103"_s, [](Scenario &s) { s.early103 = true; }},
        {u"crlf"_s, [](Scenario &s) { s.crlf = true; }},
        {u"comment"_s, [](Scenario &s) { s.comments = true; }},
        {u"split"_s, [](Scenario &s) { s.slicing = Scenario::Slicing::Halves; }},
        {u"bytewise"_s, [](Scenario &s) { s.slicing = Scenario::Slicing::Bytes; }},
        {u"untilclose"_s, [](Scenario &s) { s.framing = Scenario::Framing::UntilClose; }},
        {u"openend"_s, [](Scenario &s) { s.framing = Scenario::Framing::Open; }},
        {u"nochoices"_s, [](Scenario &s) { s.noChoices = true; }},
        {u"arraycontent"_s, [](Scenario &s) { s.arrayContent = true; }},
        {u"endless"_s, [](Scenario &s) { s.endless = true; }},
        {u"nofinish"_s, [](Scenario &s) { s.finishReason = false; }},
        {u"nousage"_s, [](Scenario &s) { s.usage = false; }},
        {u"length"_s, end<Length>},
        {u"filter"_s, end<Filter>},
        {u"refusal"_s, end<Refusal>},
        {u"toolcall"_s, end<ToolCall>},
        {u"json"_s, open<Whole>},
        {u"jsonerror"_s, open<ErrorIn200>},
        {u"html"_s, open<Html>},
        {u"empty200"_s, open<EmptyBody>},
        {u"silent"_s, open<Silence>},
        {u"closeafter"_s, open<Close>},
        {u"resetafter"_s, open<Reset>},
        {u"halfstatus"_s, open<HalfStatusLine>},
        {u"halfheaders"_s, open<HalfHeaders>},
        {u"nothttp"_s, open<NotHttp>},
    };
    return words;
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

/// Words followed by a whole number; the breaks may leave it out.
const QHash<QString, Number> &numbers()
{
    using enum Scenario::Break;
    static const QHash<QString, Number> words{
        {u"ttft"_s, [](Scenario &s, int n) { s.firstToken = std::chrono::milliseconds(n); }},
        {u"rate"_s, [](Scenario &s, int n) { s.rate = n; }},
        {u"tokens"_s, [](Scenario &s, int n) { s.tokens = n; }},
        {u"think"_s, [](Scenario &s, int n) { s.think = n; }},
        {u"hugeline"_s, [](Scenario &s, int n) { s.hugeKilobytes = n; }},
        {u"err"_s,
         [](Scenario &s, int n) {
             s.opening = Scenario::Opening::Error;
             s.status = n;
         }},
        {u"times"_s, [](Scenario &s, int n) { s.times = n; }},
        {u"retry"_s, [](Scenario &s, int n) { s.retryAfter = QByteArray::number(n); }},
        {u"status"_s, answerStatus},
        {u"redirect"_s,
         [](Scenario &s, int port) {
             redirectTo(s, "http://127.0.0.1:" + QByteArray::number(port) + "/v1/chat/completions");
         }},
        {u"cut"_s, breakAfter<Close>},
        {u"rst"_s, breakAfter<Reset>},
        {u"stall"_s, breakAfter<Silence>},
        {u"nodone"_s, breakAfter<MissingEnd>},
        {u"bad"_s, breakAfter<BadJson>},
        {u"inerr"_s, breakAfter<ErrorEvent>},
        {u"badchunk"_s, breakAfter<BadChunk>},
        {u"shortlength"_s, breakAfter<ShortBody>},
    };
    return words;
}

void readWord(Scenario &s, const QString &word)
{
    if (const Flag flag = flags().value(word)) {
        flag(s);
        return;
    }
    if (word == "redirectother"_L1) {
        redirectTo(s, "http://other.invalid/v1/chat/completions");
        return;
    }
    if (word == "redirectsame"_L1) {
        redirectTo(s, "/elsewhere/chat/completions");
        return;
    }
    if (word.startsWith("tag"_L1)) {
        s.tag = word.mid(3);
        return;
    }
    const auto *digit = std::ranges::find_if(word, [](QChar c) { return c.isDigit(); });
    const qsizetype nameLength = digit - word.begin();
    bool isNumber = false;
    const int number = QStringView(word).mid(nameLength).toInt(&isNumber);
    if (const Number apply = numbers().value(word.left(nameLength)))
        apply(s, isNumber ? number : FewTokens);
}

} // namespace

Scenario Scenario::fromModel(const QString &model, const Scenario &base)
{
    Scenario scenario = base;
    const QStringList words = model.split(u'-');
    for (const QString &word : words)
        readWord(scenario, word);
    return scenario;
}

QStringList Scenario::words()
{
    QStringList words = flags().keys() + QStringList{u"redirectother"_s, u"redirectsame"_s};
    const QStringList counted = numbers().keys();
    for (const QString &word : counted)
        words.append(word + "<n>"_L1);
    words.append(u"tag<word>"_s);
    words.sort();
    return words;
}

} // namespace Conclave
