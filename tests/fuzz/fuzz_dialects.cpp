#include "core/dialects/dialect.h"
#include "core/dialects/dialects.h"
#include "core/dialects/errorbody.h"
#include "core/dialects/openaichunk.h"
#include "core/net/ratelimits.h"
#include "tests/fuzz/dialectnames.h"
#include "tests/fuzz/require.h"

#include <QJsonDocument>
#include <QTimeZone>

#include <cstdint>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime Now(QDate(2026, 11, 20), QTime(15, 0), Qt::UTC);

void checkWait(std::optional<std::chrono::milliseconds> wait)
{
    require(!wait || (*wait >= 0ms && *wait <= 24h * 366), "a wait is possible");
}

void check(const Error &error)
{
    constexpr qsizetype Longest = 320; // what singleLine() leaves, after a fixed beginning
    require(!error.message.contains(u'\n'), "a message is one line");
    require(error.message.size() <= Longest, "a message is short");
    checkWait(error.retryAfter);
}

/// What `error` makes us send instead must still be the question.
void checkCorrection(const Dialect &dialect, const Error &error)
{
    Member member;
    member.model = u"m"_s;
    member.parameters = {.temperature = 0.5,
                         .topP = 0.5,
                         .maxTokens = 100,
                         .stop = {u"END"_s},
                         .reasoningEffort = u"high"_s};
    const QJsonObject body = dialect.body(
        member, {{Message::Role::System, u"Be brief."_s}, {Message::Role::User, u"Hello"_s}});
    const std::optional<QJsonObject> corrected = dialect.corrected(body, error);
    if (!corrected)
        return;
    require(*corrected != body, "a correction changes something");
    require((*corrected)["model"_L1] == body["model"_L1], "a correction keeps the model");
    for (const auto question : {"messages"_L1, "input"_L1, "system"_L1, "instructions"_L1})
        require((*corrected)[question] == body[question], "a correction keeps the question");
}

void check(const Dialect &dialect, const Result<Piece> &piece)
{
    if (!piece) {
        check(piece.error());
        return;
    }
    if (!piece->error)
        return;
    check(*piece->error);
    checkCorrection(dialect, *piece->error);
}

void read(const Dialect &dialect, const QByteArray &bytes)
{
    for (const char *type : {"", "error", "message"}) {
        const SseEvent event{.type = type, .data = bytes};
        const Result<Piece> piece = dialect.read(event);
        check(dialect, piece);
        require(piece == dialect.read(event), "reading has no memory");
    }
    const Result<Piece> whole = dialect.readWhole(bytes);
    check(dialect, whole);
    require(!whole || whole->last, "a document is the last piece");
}

/// A short cut is the same way: a member that is not plain keeps it from being taken.
void checkPlainChunk(const QByteArray &bytes)
{
    const std::optional<Piece> plain = readPlainChunk(bytes);
    if (!plain)
        return;
    QByteArray same = bytes;
    same.insert(same.indexOf('{') + 1, "\"x\":{},");
    require(!readPlainChunk(same), "a plain chunk holds no objects of others");
    const Result<Piece> piece = dialectNamed(u"openai"_s)->read({.type = {}, .data = same});
    require(piece && *piece == *plain, "a plain chunk is read as the document");
}

void readError(const Dialect &dialect, const HttpHead &head, const QByteArray &bytes)
{
    const Error error = errorFromReply(head, bytes, Now);
    check(error);
    require(error.http == head.status, "an error knows its status");
    checkCorrection(dialect, error);
}

} // namespace

/// The first two bytes are the status, the third tells a page from JSON; the rest is a reply.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 3)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data + 3), qsizetype(size) - 3);
    const HttpHead head{.status = data[0] * 100 + data[1] % 100,
                        .contentType = data[2] == 'h' ? "text/html" : "application/json",
                        .retryAfter = bytes.left(40),
                        .location = bytes.left(200)};
    checkWait(retryAfter(bytes, Now));
    checkPlainChunk(bytes);
    for (const auto name : DialectNames) {
        const Dialect *dialect = dialectNamed(name);
        require(dialect != nullptr, "every name has a dialect");
        read(*dialect, bytes);
        readError(*dialect, head, bytes);
    }
    return 0;
}
