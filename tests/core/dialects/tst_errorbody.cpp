#include "core/dialects/errorbody.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

const QDateTime Now(QDate(2023, 9, 29), QTime(16, 26, 37), QTimeZone::utc());

using Wait = std::optional<std::chrono::milliseconds>;

} // namespace

class ErrorBodyTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void readsFailedReplies_data();
    void readsFailedReplies();
    void readsErrorsInsideAReply_data();
    void readsErrorsInsideAReply();
    void namesWhereARedirectLeads();
    void shortensAndCleansTheMessage();
    void looksOnlyAtTheStart();
    void takesTheWaitByItsOrder();
    void readsTheWaitInGeminisBody();
    void carriesTheServersWord();
    void anInterimStatusIsNoReply();
    void namesTheRejectedParameter();
};

void ErrorBodyTest::readsFailedReplies_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("message");

    const auto row =
        [](const char *name, int status, const char *body, Kind kind, const QString &message) {
            QTest::newRow(name) << status << QByteArray(body) << kind << message;
        };

    row("OpenAI: wrong key",
        401,
        R"({"error":{"message":"Incorrect API key provided: sk-ab***yz.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}})",
        Kind::Unauthorized,
        u"Incorrect API key provided: sk-ab***yz."_s);
    row("OpenAI: region",
        403,
        R"({"error":{"message":"Country, region, or territory not supported","code":"unsupported_country_region_territory"}})",
        Kind::Forbidden,
        u"Country, region, or territory not supported"_s);
    row("OpenAI: unknown model",
        404,
        R"({"error":{"message":"The model `x` does not exist","type":"invalid_request_error","param":null,"code":"model_not_found"}})",
        Kind::NotFound,
        u"The model `x` does not exist"_s);
    row("OpenAI: parameter",
        400,
        R"({"error":{"message":"Unsupported parameter: 'max_tokens'","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}})",
        Kind::BadRequest,
        u"Unsupported parameter: 'max_tokens'"_s);
    row("OpenAI: context",
        400,
        R"({"error":{"message":"Too long","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}})",
        Kind::TooLong,
        u"Too long"_s);
    row("OpenAI: rate",
        429,
        R"({"error":{"message":"Rate limit reached","type":"tokens","param":null,"code":"rate_limit_exceeded"}})",
        Kind::RateLimited,
        u"Rate limit reached"_s);
    row("OpenAI: quota",
        429,
        R"({"error":{"message":"You exceeded your current quota","type":"insufficient_quota","param":null,"code":"insufficient_quota"}})",
        Kind::QuotaExceeded,
        u"You exceeded your current quota"_s);
    row("OpenAI: credits",
        429,
        R"({"error":{"message":"No credits","type":"insufficient_quota","code":"credit_balance_exhausted"}})",
        Kind::QuotaExceeded,
        u"No credits"_s);
    row("OpenAI: overloaded",
        503,
        R"({"error":{"message":"Busy","type":"service_unavailable_error","code":"server_is_overloaded"}})",
        Kind::Overloaded,
        u"Busy"_s);
    row("Azure: filtered prompt",
        400,
        R"({"error":{"code":"content_filter","status":400,"message":"The prompt was filtered","param":"prompt","innererror":{"code":"ResponsibleAIPolicyViolation"}}})",
        Kind::BadRequest,
        u"The prompt was filtered"_s);
    row("Azure: deployment",
        404,
        R"({"error":{"code":"DeploymentNotFound","message":"No such deployment"}})",
        Kind::NotFound,
        u"No such deployment"_s);
    row("Azure: key",
        401,
        R"({"error":{"code":"401","message":"Access denied"}})",
        Kind::Unauthorized,
        u"Access denied"_s);
    row("Mistral: unknown field",
        422,
        R"({"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted","input":{}}]},"type":"invalid_request_error","param":null,"code":"1000"})",
        Kind::BadRequest,
        u"body.stream_options: Extra inputs are not permitted"_s);
    row("Mistral: key",
        401,
        R"({"message":"Unauthorized","request_id":"1"})",
        Kind::Unauthorized,
        u"Unauthorized"_s);
    row("FastAPI",
        422,
        R"({"detail":[{"loc":["body","messages",0,"role"],"msg":"field required","type":"value_error.missing"}]})",
        Kind::BadRequest,
        u"body.messages.0.role: field required"_s);
    row("FastAPI: text", 404, R"({"detail":"Not Found"})", Kind::NotFound, u"Not Found"_s);
    row("xAI",
        400,
        R"({"code":"invalid-argument","error":"Incorrect API key provided: xa***yz."})",
        Kind::Unauthorized,
        u"Incorrect API key provided: xa***yz."_s);
    row("vLLM: flat, context",
        400,
        R"({"object":"error","message":"This model's maximum context length is 4096 tokens.","type":"BadRequestError","param":null,"code":400})",
        Kind::TooLong,
        u"This model's maximum context length is 4096 tokens."_s);
    row("llama.cpp: context",
        400,
        R"({"error":{"code":400,"message":"request (9 tokens) exceeds the available context size (4 tokens), try increasing it","type":"exceed_context_size_error","n_prompt_tokens":9,"n_ctx":4}})",
        Kind::TooLong,
        u"request (9 tokens) exceeds the available context size (4 tokens), try increasing it"_s);
    row("llama.cpp: loading",
        503,
        R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})",
        Kind::ModelLoading,
        u"Loading model"_s);
    row("llama.cpp: no slot",
        503,
        R"({"error":{"code":503,"message":"no slot available","type":"unavailable_error"}})",
        Kind::Overloaded,
        u"no slot available"_s);
    row("Hugging Face: loading",
        503,
        R"({"error":"Model org/x is currently loading","estimated_time":20.0})",
        Kind::ModelLoading,
        u"Model org/x is currently loading"_s);
    row("talk of loading is no loading",
        500,
        R"({"error":{"message":"Error while loading model"}})",
        Kind::Server,
        u"Error while loading model"_s);
    row("OpenRouter: upstream",
        429,
        R"({"error":{"code":429,"message":"Provider returned error","metadata":{"provider_name":"Chutes","raw":"{\"error\":{\"message\":\"model is busy\"}}"}},"user_id":"u"})",
        Kind::RateLimited,
        u"Provider returned error (Chutes: model is busy)"_s);
    row("OpenRouter: raw text",
        502,
        R"({"error":{"code":502,"message":"Provider returned error","metadata":{"raw":"boom"}}})",
        Kind::Server,
        u"Provider returned error (boom)"_s);
    const auto anthropic = [&row](const char *type, int status, Kind kind, const QString &words) {
        const QByteArray name = "Anthropic: " + QByteArray::number(status) + ' ' + words.toUtf8();
        const QByteArray body = "{\"type\":\"error\",\"error\":{\"type\":\"" + QByteArray(type) +
                                "\",\"message\":\"" + words.toUtf8() +
                                "\"},\"request_id\":\"req_1\"}";
        row(name.constData(), status, body.constData(), kind, words);
    };
    anthropic("invalid_request_error", 400, Kind::BadRequest, u"top_p: no"_s);
    anthropic("invalid_request_error",
              400,
              Kind::TooLong,
              u"prompt is too long: 210000 tokens > 200000 maximum"_s);
    anthropic("invalid_request_error",
              400,
              Kind::TooLong,
              u"input length and `max_tokens` exceed context limit: 190000 + 16384 > 200000"_s);
    anthropic("invalid_request_error",
              400,
              Kind::QuotaExceeded,
              u"Your credit balance is too low to access the Anthropic API."_s);
    anthropic("authentication_error", 401, Kind::Unauthorized, u"invalid x-api-key"_s);
    anthropic("billing_error", 402, Kind::QuotaExceeded, u"Pay"_s);
    anthropic("permission_error", 403, Kind::Forbidden, u"Not yours"_s);
    anthropic("not_found_error", 404, Kind::NotFound, u"model: m"_s);
    anthropic("conflict_error", 409, Kind::BadRequest, u"Conflict"_s);
    anthropic("request_too_large", 413, Kind::TooLong, u"Request exceeds the maximum size"_s);
    anthropic("rate_limit_error", 429, Kind::RateLimited, u"Too fast"_s);
    anthropic("api_error", 500, Kind::Server, u"Internal server error"_s);
    anthropic("timeout_error", 504, Kind::Server, u"Timed out"_s);
    anthropic("overloaded_error", 529, Kind::Overloaded, u"Overloaded"_s);
    row("Anthropic: spent",
        429,
        R"({"type":"error","error":{"type":"rate_limit_error","message":"Spent","details":{"error_code":"enforced_spend_limit_reached"}}})",
        Kind::QuotaExceeded,
        u"Spent"_s);
    row("OpenRouter: credits",
        402,
        R"({"error":{"code":402,"message":"You can only afford 12 tokens"}})",
        Kind::QuotaExceeded,
        u"You can only afford 12 tokens"_s);
    row("Groq: too large for the rate limit",
        413,
        R"({"error":{"message":"Request too large","type":"tokens","code":"rate_limit_exceeded"}})",
        Kind::TooLong,
        u"Request too large"_s);
    row("Groq: flex capacity", 498, "{}", Kind::Overloaded, u""_s);
    row("LM Studio: no such path",
        200,
        R"_({"error":"Unexpected endpoint or method. (POST /chat/completions)"})_",
        Kind::NotFound,
        u"Unexpected endpoint or method. (POST /chat/completions)"_s);
    row("Ollama",
        404,
        R"({"error":{"message":"model 'x' not found","type":"not_found_error","param":null,"code":null}})",
        Kind::NotFound,
        u"model 'x' not found"_s);
    row("Gemini: list around it",
        400,
        R"([{"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT"}}])",
        Kind::BadRequest,
        u"API key not valid."_s);
    row("Gemini, wrong key",
        400,
        R"({"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com"}]}})",
        Kind::Unauthorized,
        u"API key not valid. Please pass a valid API key."_s);
    row("Gemini, in a list",
        404,
        R"([{"error":{"code":404,"message":"models/x is not found","status":"NOT_FOUND"}}])",
        Kind::NotFound,
        u"models/x is not found"_s);
    row("Gemini, too long",
        400,
        R"({"error":{"code":400,"message":"The input token count (9) exceeds the maximum number of tokens allowed (8).","status":"INVALID_ARGUMENT"}})",
        Kind::TooLong,
        u"The input token count (9) exceeds the maximum number of tokens allowed (8)."_s);
    row("Ollama, too long",
        400,
        R"({"error":"{\"error\":{\"code\":400,\"message\":\"request (8889 tokens) exceeds the available context size (4096 tokens), try increasing it\",\"type\":\"exceed_context_size_error\"}}"})",
        Kind::TooLong,
        u"request (8889 tokens) exceeds the available context size (4096 tokens), try increasing it"_s);
    row("Ollama in the cloud, too long",
        400,
        R"({"error":"prompt too long; exceeded max context length by 4 tokens"})",
        Kind::TooLong,
        u"prompt too long; exceeded max context length by 4 tokens"_s);
    row("Ollama, unknown model",
        404,
        R"({"error":"model \"x\" not found, try pulling it first"})",
        Kind::NotFound,
        u"model \"x\" not found, try pulling it first"_s);
    row("Ollama, busy",
        503,
        R"({"error":"server busy, please try again.  maximum pending requests exceeded"})",
        Kind::Overloaded,
        u"server busy, please try again. maximum pending requests exceeded"_s);
    row("Ollama's cloud, not signed in",
        401,
        R"({"error":"unauthorized","signin_url":"https://ollama.com/connect"})",
        Kind::Unauthorized,
        u"unauthorized"_s);
    row("nested twice", 500, R"({"error":{"error":{"message":"deep"}}})", Kind::Server, u"deep"_s);
    row("list of errors",
        400,
        R"({"errors":[{"message":"one"},{"message":"two"}]})",
        Kind::BadRequest,
        u"one"_s);
    row("problem details", 400, R"({"title":"Bad","status":400})", Kind::BadRequest, u"Bad"_s);
    row("error is a flag",
        400,
        R"({"error":true,"message":"words"})",
        Kind::BadRequest,
        u"words"_s);
    row("Cloudflare",
        524,
        "<!DOCTYPE html>\n<html><head><title>api.example | 524: A timeout\n "
        "occurred</title></head></html>",
        Kind::Server,
        u"api.example | 524: A timeout occurred"_s);
    row("HTML without title", 502, "<html><body>Bad gateway</body></html>", Kind::Server, u""_s);
    row("HTML cut in the title", 502, "<html><title>Bad gate", Kind::Server, u""_s);
    row("web page",
        200,
        "<html><TITLE lang=en>Hotel Wi-Fi</TITLE>",
        Kind::NotAnApi,
        u"Hotel Wi-Fi"_s);
    row("plain text instead of an API", 200, "Ollama is running", Kind::NotAnApi, u""_s);
    row("something else in JSON", 200, R"({"version":"1"})", Kind::Protocol, u""_s);
    row("cut JSON",
        200,
        R"({"choices":[{"mess)",
        Kind::Protocol,
        u"the reply is JSON that is broken or was cut"_s);
    row("no content", 204, "", Kind::EmptyAnswer, u""_s);
    row("not modified", 304, "", Kind::Protocol, u""_s);
    row("plain text", 500, "upstream connect error", Kind::Server, u"upstream connect error"_s);
    row("nothing", 500, "", Kind::Server, u""_s);
    row("method not allowed", 405, "", Kind::NotFound, u""_s);
    row("request timeout", 408, "", Kind::Server, u""_s);
    row("conflict", 409, "", Kind::BadRequest, u""_s);
    row("too large", 413, "", Kind::TooLong, u""_s);
    row("legal reasons", 451, "", Kind::Forbidden, u""_s);
    row("unavailable", 503, "", Kind::Overloaded, u""_s);
    row("gateway timeout", 504, "", Kind::Server, u""_s);
    row("Cloudflare: timeout", 524, "", Kind::Server, u""_s);
    row("overloaded", 529, "", Kind::Overloaded, u""_s);
    row("teapot", 418, "", Kind::BadRequest, u""_s);
}

void ErrorBodyTest::readsFailedReplies()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, message);

    const Error error = errorFromReply({.status = status}, body, Now);

    QCOMPARE(errorKindName(error.kind), errorKindName(kind));
    QCOMPARE(error.message, message);
    QCOMPARE(error.http, status);
    QVERIFY(!error.retryAfter);
}

void ErrorBodyTest::readsErrorsInsideAReply_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("kind"); // empty: no error
    QTest::addColumn<QString>("message");

    const auto row =
        [](const char *name, const char *json, const QString &kind, const QString &message) {
            QTest::newRow(name) << QByteArray(json) << kind << message;
        };
    row("none", R"({"choices":[]})", u""_s, u""_s);
    row("null", R"({"error":null})", u""_s, u""_s);
    row("false", R"({"error":false})", u""_s, u""_s);
    row("empty text", R"({"error":""})", u""_s, u""_s);
    row("text", R"({"error":"went wrong"})", u"server"_s, u"went wrong"_s);
    row("object", R"({"error":{"message":"went wrong"}})", u"server"_s, u"went wrong"_s);
    row("empty object", R"({"error":{}})", u"server"_s, u""_s);
    row("number as code",
        R"({"error":{"message":"slower","code":429}})",
        u"rate_limited"_s,
        u"slower"_s);
    row("text as code",
        R"({"error":{"message":"slower","code":"429"}})",
        u"rate_limited"_s,
        u"slower"_s);
    row("overloaded",
        R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})",
        u"overloaded"_s,
        u"Overloaded"_s);
    row("loading",
        R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})",
        u"model_loading"_s,
        u"Loading model"_s);
    row("bad request, late",
        R"({"type":"error","error":{"type":"invalid_request_error","message":"Not this"}})",
        u"bad_request"_s,
        u"Not this"_s);
    row("vLLM, flat",
        R"({"object":"error","message":"bad","type":"BadRequestError","code":400})",
        u"bad_request"_s,
        u"bad"_s);
    row("Groq, late",
        R"({"choices":[],"x_groq":{"error":"went wrong"}})",
        u"server"_s,
        u"went wrong"_s);
}

void ErrorBodyTest::readsErrorsInsideAReply()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, kind);
    QFETCH(QString, message);

    const auto error = errorInside(QJsonDocument::fromJson(json).object());

    QCOMPARE(error.has_value(), !kind.isEmpty());
    if (error) {
        QCOMPARE(errorKindName(error->kind), kind);
        QCOMPARE(error->message, message);
        QCOMPARE(error->http, 200);
    }
}

void ErrorBodyTest::namesWhereARedirectLeads()
{
    const Error away = errorFromReply(
        {.status = 302, .location = "https://login.example.com/?next=1"}, "<html>", Now);
    QCOMPARE(away.kind, Kind::Redirected);
    QCOMPARE(away.message, u"login.example.com"_s);

    const Error near = errorFromReply({.status = 308, .location = "/v1/"}, {}, Now);
    QCOMPARE(near.kind, Kind::Redirected);
    QCOMPARE(near.message, u"/v1/"_s);
}

void ErrorBodyTest::shortensAndCleansTheMessage()
{
    const Error error =
        errorFromReply({.status = 500}, "a\x1B[31m\nb" + QByteArray(1000, 'x'), Now);
    QVERIFY(error.message.startsWith(u"a␛[31m bxxx"_s));
    QCOMPARE(error.message.size(), 300);
}

void ErrorBodyTest::looksOnlyAtTheStart()
{
    const QByteArray body = R"({"error":")" + QByteArray(100'000, 'x') + R"("})";
    QCOMPARE(errorFromReply({.status = 500}, body, Now).message.size(), 300);
}

void ErrorBodyTest::takesTheWaitByItsOrder()
{
    const QByteArray gemini = R"({"error":{"details":[{"retryDelay":"17s"}]}})";
    HttpHead head{.status = 429,
                  .retryAfter = "7",
                  .retryAfterMs = "1500",
                  .rateLimits = {{.remaining = "0", .reset = "6m0s"}}};
    QCOMPARE(errorFromReply(head, gemini, Now).retryAfter, Wait(1500ms));
    head.retryAfterMs.clear();
    QCOMPARE(errorFromReply(head, gemini, Now).retryAfter, Wait(7s));
    head.retryAfter = "soon";
    QCOMPARE(errorFromReply(head, gemini, Now).retryAfter, Wait(17s));
    QCOMPARE(errorFromReply(head, "{}", Now).retryAfter, Wait(6min));
    head.rateLimits.clear();
    QCOMPARE(errorFromReply(head, "{}", Now).retryAfter, Wait());
}

void ErrorBodyTest::readsTheWaitInGeminisBody()
{
    const auto error = [](const QByteArray &details) {
        const QByteArray body =
            R"({"error":{"code":429,"message":"You exceeded your current quota",)"
            R"("status":"RESOURCE_EXHAUSTED","details":[)" +
            details + "]}}";
        return errorFromReply({.status = 429}, body, Now);
    };
    const QByteArray help = R"({"@type":"type.googleapis.com/google.rpc.Help","links":[]},)";
    const QByteArray retry =
        R"({"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"17s"})";
    const auto failure = [](const QByteArray &quota) -> QByteArray {
        return R"({"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":")" +
               quota + R"("}]},)";
    };

    const Error limited = error(failure("GenerateRequestsPerMinutePerProject") + help + retry);
    QCOMPARE(limited.kind, Kind::RateLimited);
    QCOMPARE(limited.retryAfter, Wait(17s));

    const Error spent = error(failure("GenerateRequestsPerDayPerProject-FreeTier") + retry);
    QCOMPARE(spent.kind, Kind::QuotaExceeded);

    QCOMPARE(error(R"({"retryDelay":"soon"},7,null,[])").retryAfter, Wait());
    QCOMPARE(errorFromReply({.status = 429},
                            "["
                            R"({"error":{"details":[)" +
                                retry + "]}}]",
                            Now)
                 .retryAfter,
             Wait(17s));
}

void ErrorBodyTest::carriesTheServersWord()
{
    const auto word = [](const QByteArray &header) {
        return errorFromReply({.status = 500, .shouldRetry = header}, "{}", Now).shouldRetry;
    };
    QCOMPARE(word("true"), std::optional(true));
    QCOMPARE(word("false"), std::optional(false));
    QCOMPARE(word("maybe"), std::nullopt);
    QCOMPARE(word(""), std::nullopt);
}

void ErrorBodyTest::anInterimStatusIsNoReply()
{
    for (const int status : {101, 102, 103}) {
        for (const char *body : {"", "<html>", "HTTP/1.1 200 OK", R"({"error":{"code":503}})"}) {
            const Error error = errorFromReply({.status = status}, body, Now);
            QCOMPARE(error.kind, Kind::Protocol);
            QCOMPARE(error.http, status);
        }
    }
}

void ErrorBodyTest::namesTheRejectedParameter()
{
    const auto parameter = [](const QByteArray &body) {
        return errorFromReply({.status = 400}, body, {}).parameter;
    };
    QCOMPARE(parameter(R"({"error":{"param":"max_tokens","code":"unsupported_parameter"}})"),
             u"max_tokens"_s);
    QCOMPARE(parameter(R"({"error":{"param":"temperature","code":"unsupported_value"}})"),
             u"temperature"_s);
    // Out of range is the user's to mend.
    QCOMPARE(parameter(R"({"error":{"param":"temperature","code":"invalid_value"}})"), QString());
    QCOMPARE(
        parameter(
            R"({"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"No"}]})"),
        u"stream_options"_s);
    QCOMPARE(parameter(R"({"detail":[{"type":"missing","loc":["body","model"],"msg":"No"}]})"),
             QString());
}

QTEST_GUILESS_MAIN(ErrorBodyTest)
#include "tst_errorbody.moc"
