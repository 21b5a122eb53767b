#include "tests/support/serverkind.h"

#include "tests/support/fakehead.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto Models = "/v1/models";

QByteArray openAiList(const QByteArray &model, const QByteArray &owner, const QByteArray &more = {})
{
    return R"({"object":"list","data":[{"id":")" + model +
           R"(","object":"model","created":1,"owned_by":")" + owner + '"' + more + "}]}";
}

ServerKind ollama()
{
    const QByteArray tags =
        R"({"models":[{"name":"llama3.2:latest","model":"llama3.2:latest","size":2019393189,"details":{"family":"llama","parameter_size":"3.2B"}}]})";
    return {.replies = {{"/", {.body = "Ollama is running", .type = "text/plain; charset=utf-8"}},
                        {"/api/version", {.body = R"({"version":"0.12.3"})"}},
                        {"/api/tags", {.body = tags}},
                        {Models, {.body = openAiList("llama3.2:latest", "library")}}},
            .otherwise = {.body = "404 page not found", .status = 404, .type = "text/plain"}};
}

ServerKind lmStudio()
{
    const QByteArray own =
        R"({"models":[{"type":"llm","key":"qwen/qwen3-8b","display_name":"Qwen3 8B","loaded_instances":[],"max_context_length":40960},{"type":"embedding","key":"text-embedding-nomic","loaded_instances":[]}]})";
    return {.replies = {{"/api/v1/models", {.body = own}},
                        {Models, {.body = openAiList("qwen/qwen3-8b", "organization_owner")}}},
            .otherwise = {.body = R"_({"error":"Unexpected endpoint or method. (GET /x)"})_"}};
}

ServerKind lmStudioBefore()
{
    ServerKind kind = lmStudio();
    kind.replies.remove("/api/v1/models");
    const QByteArray own =
        R"({"object":"list","data":[{"id":"qwen3-8b","object":"model","type":"llm","state":"loaded","max_context_length":40960}]})";
    kind.replies["/api/v0/models"] = {.body = own};
    return kind;
}

ServerKind llamaCpp()
{
    const QByteArray props =
        R"({"default_generation_settings":{"n_ctx":8192},"total_slots":1,"build_info":"b7000-abc"})";
    return {.replies = {{"/props", {.body = props}},
                        {"/api/tags", {.body = R"({"models":[{"name":"gemma.gguf"}]})"}},
                        {Models,
                         {.body = openAiList("gemma.gguf",
                                             "llamacpp",
                                             R"(,"meta":{"n_ctx":8192,"n_ctx_train":131072})")}}},
            .open = {Models, "/health"}};
}

ServerKind llamaCppLoading()
{
    return {
        .otherwise = {
            .body =
                R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})",
            .status = 503}};
}

ServerKind vllm()
{
    return {
        .replies = {{"/version", {.body = R"({"version":"0.11.0"})"}},
                    {Models,
                     {.body = openAiList("Qwen/Qwen3-32B", "vllm", R"(,"max_model_len":40960)")}}},
        .otherwise = {.body = R"({"detail":"Not Found"})", .status = 404},
        .open = {"/version", "/health"}};
}

ServerKind koboldCpp()
{
    return {
        .replies = {{"/api/extra/version", {.body = R"({"result":"KoboldCpp","version":"1.99"})"}},
                    {"/api/version", {.body = R"({"version":"0.7.0"})"}},
                    {"/api/tags", {.body = R"({"models":[{"name":"koboldcpp/x"}]})"}},
                    {Models, {.body = openAiList("koboldcpp/x", "koboldcpp")}}}};
}

ServerKind localAi()
{
    const QByteArray own =
        R"({"version":"3.5.0","endpoints":{"chat":"/v1/chat/completions"},"capabilities":{}})";
    return {.replies = {{"/.well-known/localai.json", {.body = own}},
                        {"/", {.body = "Ollama is running", .type = "text/plain"}},
                        {"/api/version", {.body = R"({"version":"0.9.0"})"}},
                        {"/api/tags", {.body = R"({"models":[]})"}},
                        {Models, {.body = openAiList("hermes", "")}}}};
}

ServerKind webUi()
{
    return {.replies = {{"/v1/internal/model/info",
                         {.body = R"({"model_name":"Qwen3-8B.gguf","lora_names":[]})"}},
                        {Models, {.body = openAiList("Qwen3-8B.gguf", "user")}}},
            .otherwise = {.body = R"({"detail":"Not Found"})", .status = 404}};
}

ServerKind openRouter()
{
    return {.replies = {{"/api/v1/models",
                         {.body = openAiList("a/b", "a", R"(,"context_length":200000)")}},
                        {"/api/v1/key", {.body = R"({"data":{"label":"sk-or"}})"}}},
            .open = {"/api/v1/models"}};
}

ServerKind chroma()
{
    return {.replies = {{"/api/v2/heartbeat", {.body = R"({"nanosecond heartbeat":1})"}},
                        {"/", {.body = R"({"detail":"Not Found"})", .status = 404}}},
            .otherwise = {.body = R"({"error":"Unimplemented","message":"v1 is gone"})",
                          .status = 410}};
}

ServerKind page()
{
    return {.otherwise = {.body = "<!doctype html><title>My app</title><p>Hello",
                          .type = "text/html; charset=utf-8"}};
}

} // namespace

ReplyStep ServerKind::reply(const Arrival &arrival) const
{
    FixedReply reply = replies.value(arrival.path, otherwise);
    if (!key.isEmpty() && arrival.key() != key && !open.contains(arrival.path))
        reply = {.body = R"({"error":"Unauthorized"})", .status = 401};
    if (reply.then == ReplyStep::Then::Hang)
        return {.then = reply.then};
    HttpHeaders headers = reply.headers;
    headers.emplaceBack("Content-Type", reply.type);
    headers.emplaceBack("Content-Length", QByteArray::number(reply.body.size()));
    return {
        reply.after, FakeHead({}, arrival).bytes(reply.status, headers) + reply.body, reply.then};
}

ServerKind serverKind(const QByteArray &name)
{
    static const QHash<QByteArray, ServerKind> kinds{
        {"ollama", ollama()},
        {"lmstudio", lmStudio()},
        {"lmstudio-before", lmStudioBefore()},
        {"llamacpp", llamaCpp()},
        {"llamacpp-loading", llamaCppLoading()},
        {"vllm", vllm()},
        {"sglang", {.replies = {{Models, {.body = openAiList("Qwen/Qwen3-8B", "sglang")}}}}},
        {"koboldcpp", koboldCpp()},
        {"localai", localAi()},
        {"webui", webUi()},
        {"jan", {.replies = {{Models, {.body = openAiList("jan-v1-4b", "llama.cpp")}}}}},
        {"openrouter", openRouter()},
        {"compatible", {.replies = {{Models, {.body = openAiList("some-model", "me")}}}}},
        {"chroma", chroma()},
        {"page", page()},
        {"yes", {.otherwise = {.body = R"({"status":"ok"})"}}},
        {"airplay", {.otherwise = {.status = 403, .headers = {{"Server", "AirTunes/775.3.1"}}}}},
        {"silent", {.otherwise = {.then = ReplyStep::Then::Hang}}},
    };
    Q_ASSERT(kinds.contains(name));
    return kinds[name];
}

} // namespace Conclave
