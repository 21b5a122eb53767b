#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/dialects/answerassembly.h"
#include "core/dialects/dialect.h"
#include "core/dialects/streamparser.h"
#include "core/net/bytestream.h"
#include "core/run/streamwatch.h"
#include "core/session/event.h"

#include <QObject>
#include <QScopedPointer>

#include <memory>
#include <optional>

namespace Conclave {

/// One model's answer while it is being written: bytes in, text and one end out.
///
/// Owns its connection: destroying the stream drops it silently (not from its own slots,
/// except that of finished()). Otherwise finished() comes exactly once, from the event loop or
/// from cancelNow(), and nothing follows it.
class AnswerStream final : public QObject
{
    Q_OBJECT

public:
    /// `key` is masked in everything the server says about itself.
    AnswerStream(std::unique_ptr<ByteStream> wire,
                 const Dialect &dialect,
                 const Clock &clock,
                 const StreamTimeouts &timeouts,
                 const Secret &key = {});
    ~AnswerStream() override;

    /// Ends the answer now: partial if there is text, cancelled otherwise; `why` says by whom.
    /// An answer that lacks nothing but its end mark is complete. No effect once ended.
    void cancel(Notice why = Notice::Stopped);
    /// The same, but finished() comes before this returns.
    void cancelNow();
    /// Ends the answer now as a broken connection would.
    void interrupt(const QString &why);

signals:
    void sent();
    void headersArrived(const Conclave::HttpHead &head); ///< Of any status.
    void stalled(Conclave::Microseconds silence); ///< Not a byte for so long; told once for each.
    void revived();                               ///< Bytes come again.
    void reasoningAdded(const QString &text);
    void textAdded(const QString &text);
    void usageReported(const Conclave::Usage &usage);
    void finished(const Conclave::AnswerEnded &end);

private:
    /// What the body turned out to be.
    enum class Body { Unknown, Stream, Document };
    using Phase = StreamWatch::Phase;

    void readHead(const HttpHead &head);
    void readBytes(const QByteArray &bytes);
    void sniff();
    bool looksLikeStream() const;
    void readEvents(const QList<SseEvent> &events);
    void readPiece(const Piece &piece);
    void addText(const ThinkSplitter::Parts &parts);
    void readEnd(const Done &transport);
    void readDocument(const Done &transport);

    void endAsProviderSaid();
    void endBroken(Error error, Notice notice = Notice::Interrupted);
    void finish(const AnswerEnded &end);
    void tellEnd();

    std::unique_ptr<ByteStream, QScopedPointerDeleteLater> m_wire; ///< Null once ended.
    const Dialect &m_dialect;
    const Clock &m_clock;
    const Secret m_key;
    StreamWatch m_watch;

    HttpHead m_head;
    Body m_body = Body::Unknown;
    QByteArray m_document;
    StreamParser m_parser;
    AnswerAssembly m_assembly;
    QString m_finishReason; ///< The provider's words for it; empty: it gave none.
    qsizetype m_textSize = 0;
    qsizetype m_reasoningSize = 0;
    std::optional<AnswerEnded> m_end; ///< Set while it waits to be told.
};

} // namespace Conclave
