#include "core/base/text.h"
#include "core/council/endpoint.h"
#include "core/dialects/anthropicmodels.h"
#include "core/dialects/geminimodels.h"
#include "core/dialects/ollamamodels.h"
#include "core/dialects/openaimodels.h"
#include "core/probe/fingerprint.h"
#include "core/probe/nearmodels.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

void check(const QString &id)
{
    require(!id.isEmpty() && id == singleLine(id), "an id is one clean line");
}

void check(const ModelInfo &model)
{
    check(model.id);
    require(model.name == singleLine(model.name, 120), "a name is one clean line");
    require(!model.contextWindow || *model.contextWindow > 0, "a window holds something");
    require(!model.maxOutput || *model.maxOutput > 0, "an answer holds something");
}

void check(const Result<ModelPage> &page)
{
    if (!page)
        return;
    for (const ModelInfo &model : page->models)
        check(model);
    for (const QString &id : page->others)
        check(id);
}

/// One reply to every path that is asked, and to every single one.
void checkPort(const FetchedReply &reply)
{
    PathReplies all;
    for (const QString &path : QStringList{firstPath()} + otherPaths()) {
        all[path] = reply;
        for (const auto &server : {fingerprint(8080, {{path, reply}}), fingerprint(1337, all)}) {
            if (!server)
                continue;
            require(endpointUrlProblem(server->url).isEmpty(), "a found server can be asked");
            require(server->url.host() == "127.0.0.1"_L1, "a found server is on this machine");
            require(server->version == singleLine(server->version, 40), "a version is one line");
            for (const ModelInfo &model : server->models)
                check(model);
        }
    }
}

} // namespace

/// The first byte is the status, the rest a reply.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data + 1), qsizetype(size) - 1);
    for (const auto reader :
         {readOpenAiModels, readAnthropicModels, readGeminiModels, readOllamaModels})
        check(reader(bytes));
    checkPort({.head = {.status = 200 + (data[0] - '0') * 100}, .body = bytes});
    const QStringList words = QString::fromUtf8(bytes.left(500)).split(u' ');
    require(nearModels(words.first(), words).size() <= 3, "near names are few");
    return 0;
}
