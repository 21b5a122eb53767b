#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/council/member.h"
#include "core/dialects/modelpage.h"
#include "core/dialects/piece.h"
#include "core/net/sseparser.h"
#include "core/net/transport.h"

#include <QList>

namespace Conclave {

/// One message of the conversation sent to a model.
struct Message
{
    enum class Role { System, User, Assistant };

    Role role = Role::User;
    QString text;

    bool operator==(const Message &) const = default;
};

/// A wire protocol, as two pure functions and their exceptions: a request out, events in.
/// Stateless; one instance serves all answers.
///
/// To add one: implement it beside OpenAiDialect, name it in dialectNamed(), and put recorded
/// replies with what must come out of them into tests/data/NAME. What differs between servers of
/// one protocol is read from every server, and only asking goes by tables (see openAiQuirks()).
class Dialect
{
public:
    Dialect() = default;
    Dialect(const Dialect &) = delete;
    Dialect &operator=(const Dialect &) = delete;
    virtual ~Dialect() = default;

    /// The body that asks `member` to go on with `messages`, streaming.
    virtual QJsonObject body(const Member &member, const QList<Message> &messages) const = 0;

    /// The request that carries `body` to `seat`'s endpoint. `key` may be empty.
    virtual HttpRequest
    request(const Member &seat, const QJsonObject &body, const Secret &key) const = 0;

    /// How a streamed reply is cut into what read() takes.
    enum class Framing {
        Events, ///< A text/event-stream.
        Lines   ///< A JSON document a line; it is the data of an event without a type.
    };
    virtual Framing framing() const { return Framing::Events; }

    /// The body to send instead, once, when `error` says that the server does not take a parameter
    /// that it can do without or knows by another name; empty when there is nothing to mend.
    virtual std::optional<QJsonObject> corrected(const QJsonObject &body,
                                                 const Error &error) const = 0;

    /// What one event of a streamed reply says. Unknown events and fields say nothing.
    /// Error::Kind::Protocol when the event is malformed; its text holds nothing of the payload.
    virtual Result<Piece> read(const SseEvent &event) const = 0;

    /// What a reply says that came as one whole document instead of a stream; the piece is last.
    /// Error::Kind::NotAnApi for a web page, EmptyAnswer for nothing, Protocol for anything else
    /// that is no answer. An error the provider reports properly is in the piece.
    virtual Result<Piece> readWhole(const QByteArray &body) const = 0;

    /// The request for a page of the list of models at `endpoint`: the first, or the one after a
    /// page whose ModelPage::next was `page`. Without an address when the dialect lists none.
    virtual HttpRequest
    modelsRequest(const Endpoint &endpoint, const Secret &key, const QString &page) const;

    /// What a reply with a good status says that modelsRequest() brought. Error::Kind::Protocol
    /// when it holds no list, NotAnApi for a web page; an error that the reply is itself.
    virtual Result<ModelPage> readModels(const QByteArray &body) const;

    /// A GET that a server answers well only if the key is good, where one is known that is better
    /// than the first page of the list of models.
    virtual HttpRequest keyRequest(const Endpoint &endpoint, const Secret &key) const;

    /// Whether a model that can be asked at `endpoint` is in its list, by the same name.
    virtual bool listsWhatIsAsked(const Endpoint &) const { return true; }
};

} // namespace Conclave
