#include "core/run/answerstream.h"

#include "core/dialects/errorbody.h"

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MaxText = 4 * 1024 * 1024;
constexpr qsizetype MaxDocument = 16 * 1024 * 1024;
constexpr qsizetype MaxErrorBody = 64 * 1024;
// No model writes so much at once, and to read more would hold up everything else.
constexpr qsizetype MaxEvent = qsizetype(16) * 1024 * 1024;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// What of `added` is still taken, by the `size` of what came before, which it is added to.
QString withinBounds(const QString &added, qsizetype &size)
{
    const qsizetype room = std::max<qsizetype>(MaxText - size, 0);
    size += added.size();
    return added.left(room);
}

} // namespace

AnswerStream::AnswerStream(std::unique_ptr<ByteStream> wire,
                           const Dialect &dialect,
                           const Clock &clock,
                           const StreamTimeouts &timeouts,
                           const Secret &key)
    : m_wire(wire.release())
    , m_dialect(dialect)
    , m_clock(clock)
    , m_key(key)
    , m_watch(clock,
              timeouts,
              {.lacksOnlyItsEnd = [this] { endAsProviderSaid(); },
               .timedOut = [this](const Error &error) { endBroken(error); },
               .stalled = [this](Microseconds silence) { emit stalled(silence); },
               .revived = [this] { emit revived(); }})
    , m_parser(dialect.framing(), MaxEvent)
{
    connect(m_wire.get(), &ByteStream::sent, this, [this] {
        if (m_watch.phase() == Phase::Connecting)
            m_watch.enter(Phase::FirstByte);
        emit sent();
    });
    connect(m_wire.get(), &ByteStream::uploaded, this, [this] { m_watch.noteUpload(); });
    connect(m_wire.get(), &ByteStream::headersReceived, this, &AnswerStream::readHead);
    connect(m_wire.get(), &ByteStream::received, this, &AnswerStream::readBytes);
    connect(m_wire.get(), &ByteStream::closed, this, &AnswerStream::readEnd);
}

AnswerStream::~AnswerStream()
{
    delete m_wire.release(); // not later: the transport may be gone by then
}

void AnswerStream::cancel(Notice why)
{
    if (m_assembly.reason()) // only the end mark is missing
        endAsProviderSaid();
    endBroken({.kind = Error::Kind::Cancelled}, why);
}

void AnswerStream::cancelNow()
{
    cancel();
    tellEnd();
}

void AnswerStream::interrupt(const QString &why)
{
    if (m_assembly.reason())
        endAsProviderSaid();
    const bool wasSent = m_watch.phase() != Phase::Connecting;
    endBroken({.kind = wasSent ? Error::Kind::Interrupted : Error::Kind::Network, .message = why});
}

void AnswerStream::readHead(const HttpHead &head)
{
    m_head = head;
    m_watch.noteHead();
    if (m_wire)
        emit headersArrived(head);
}

void AnswerStream::readBytes(const QByteArray &bytes)
{
    m_watch.noteBytes();
    if (!m_wire)
        return; // a slot cancelled
    if (m_watch.phase() < Phase::Streaming)
        m_watch.enter(Phase::Streaming);
    if (m_body == Body::Stream) {
        readEvents(m_parser.feed(bytes));
        return;
    }
    m_document += bytes;
    if (m_body == Body::Unknown)
        sniff();
    if (!m_wire || m_body != Body::Document)
        return;
    if (!m_head.isGood() && m_document.size() >= MaxErrorBody)
        readDocument(std::monostate{}); // an error says what it has to say in less
    else if (m_document.size() > MaxDocument)
        endBroken({.kind = Error::Kind::TooLarge, .message = u"the reply passed 16 MiB"_s});
}

/// Servers that ignore the wish for a stream, or lie about the type, are known by the first byte:
/// no event stream begins with a bracket, and every line of JSON that is for us with a brace.
bool AnswerStream::looksLikeStream() const
{
    constexpr QByteArrayView Brackets("{[<");
    const char first = m_document.front();
    return m_dialect.framing() == Dialect::Framing::Lines ? first == '{'
                                                          : !Brackets.contains(first);
}

void AnswerStream::sniff()
{
    constexpr QByteArrayView Bom("\xEF\xBB\xBF");
    if (m_document.startsWith(Bom))
        m_document.remove(0, Bom.size());
    const auto start = std::ranges::find_if_not(m_document, [](char c) { return isSpace(c); });
    m_document.remove(0, start - m_document.cbegin());
    if (!m_head.isGood())
        m_body = Body::Document;
    else if (!Bom.startsWith(m_document)) // neither nothing nor a cut mark
        m_body = looksLikeStream() ? Body::Stream : Body::Document;
    if (m_body == Body::Stream)
        readEvents(m_parser.feed(std::exchange(m_document, {})));
}

void AnswerStream::readEvents(const QList<SseEvent> &events)
{
    for (const SseEvent &event : events) {
        if (!m_wire)
            return; // the end mark, or a slot that cancelled, ended the answer
        const Result<Piece> piece = m_dialect.read(event);
        if (piece)
            readPiece(*piece);
        else
            endBroken(piece.error());
    }
    if (m_wire && m_parser.overflowed())
        endBroken({.kind = Error::Kind::TooLarge, .message = u"one event passed 16 MiB"_s});
}

void AnswerStream::readPiece(const Piece &piece)
{
    constexpr qsizetype TooMuch = MaxText + 1; // of which the rest need not be handled
    Piece within = piece;
    within.text.truncate(TooMuch);
    addText(m_assembly.add(within));
    if (piece.usage && m_wire)
        emit usageReported(*m_assembly.usage());
    if (!m_wire)
        return;
    if (std::max(m_textSize, m_reasoningSize) > MaxText)
        return endBroken({.kind = Error::Kind::TooLarge,
                          .message = u"the answer passed 4 million characters"_s});
    if (piece.finish) {
        m_finishReason = piece.reason;
        if (m_watch.phase() != Phase::Finishing) // once: a server may repeat itself for ever
            m_watch.enter(Phase::Finishing);
    }
    if (piece.error)
        endBroken(*piece.error);
    else if (piece.last)
        endAsProviderSaid();
}

void AnswerStream::addText(const ThinkSplitter::Parts &parts)
{
    const QString reasoning = withinBounds(parts.reasoning, m_reasoningSize);
    const QString text = withinBounds(parts.text, m_textSize);
    if (!reasoning.isEmpty())
        emit reasoningAdded(reasoning);
    if (!text.isEmpty() && m_wire)
        emit textAdded(text);
    if (!reasoning.isEmpty() || !text.isEmpty())
        m_watch.noteContent();
}

void AnswerStream::readEnd(const Done &transport)
{
    if (m_head.status != 0 && (!m_head.isGood() || m_body == Body::Document)) {
        readDocument(transport);
        return;
    }
    if (const std::optional<SseEvent> rest = m_parser.finish())
        readEvents({*rest});
    if (!m_wire)
        return;
    if (m_assembly.reason())
        endAsProviderSaid();
    else if (!transport)
        endBroken(transport.error());
    else if (m_body == Body::Unknown)
        endBroken({.kind = Error::Kind::EmptyAnswer,
                   .http = m_head.status,
                   .message = u"the reply was empty"_s});
    else
        endBroken({.kind = Error::Kind::Interrupted,
                   .message = u"the stream ended before its end mark"_s});
}

void AnswerStream::readDocument(const Done &transport)
{
    const bool isPage = m_document.trimmed().startsWith('<');
    if (!m_head.isGood() || isPage) {
        endBroken(errorFromReply(m_head, m_document, m_clock.wallTime()));
        return;
    }
    const Result<Piece> piece = m_dialect.readWhole(m_document);
    if (!piece) {
        endBroken(transport ? piece.error() : transport.error()); // half a document is no document
        return;
    }
    readPiece(*piece);
    if (m_wire)
        endAsProviderSaid();
}

void AnswerStream::endAsProviderSaid()
{
    addText(m_assembly.finish());
    if (!m_wire)
        return;
    const Notice notice = m_assembly.reason().value_or(Notice::Unmarked);
    if (m_textSize > 0)
        return finish({.status = AnswerStatus::Complete, .notice = notice});
    using Kind = Error::Kind;
    Error error{.kind = Kind::EmptyAnswer,
                .message = u"the provider ended the answer without text"_s};
    if (notice == Notice::ToolCall)
        error = {.kind = Kind::ToolCall,
                 .message = u"the model called a tool that it was not given"_s};
    else if (notice == Notice::Length && m_reasoningSize > 0)
        error = {.kind = Kind::OutOfTokens, .message = u"all tokens went into reasoning"_s};
    else if (!m_finishReason.isEmpty())
        error.message += u": "_s + m_key.maskedIn(m_finishReason);
    finish({.status = AnswerStatus::Failed, .notice = notice, .error = error});
}

void AnswerStream::endBroken(Error error, Notice notice)
{
    if (!m_wire)
        return;
    addText(m_assembly.finish());
    if (!m_wire)
        return;
    error.message = m_key.maskedIn(error.message);
    error.parameter = m_key.maskedIn(error.parameter);
    const bool wasStopped = error.kind == Error::Kind::Cancelled;
    if (m_textSize > 0) {
        finish({.status = AnswerStatus::Partial,
                .notice = notice,
                .error = wasStopped ? std::nullopt : std::optional(error)});
    } else if (wasStopped) {
        finish({.status = AnswerStatus::Cancelled, .notice = notice});
    } else {
        finish({.status = AnswerStatus::Failed, .error = error});
    }
}

void AnswerStream::finish(const AnswerEnded &end)
{
    if (!m_wire)
        return;
    m_wire->disconnect(this);
    m_wire->setParent(this); // so that it goes with us if we go first
    m_wire.reset();          // deleted later: we may be inside one of its signals
    m_watch.stop();
    m_end = end;
    QMetaObject::invokeMethod(this, &AnswerStream::tellEnd, Qt::QueuedConnection);
}

void AnswerStream::tellEnd()
{
    if (const auto end = std::exchange(m_end, {}))
        emit finished(*end);
}

} // namespace Conclave
