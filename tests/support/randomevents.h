#pragma once

#include "core/session/event.h"

#include <QRandomGenerator>

/// Makes events of any shape, the same ones for the same seed.
class RandomEvents final
{
public:
    explicit RandomEvents(quint32 seed) : m_random(seed)
    {
        for (int i = 1 + below(4); i > 0; --i)
            m_members.append(Conclave::MemberId{uuid()});
    }

    /// One event of every kind there is.
    QList<Conclave::Event> oneOfEach()
    {
        QList<Conclave::Event> events;
        for (int kind = 0; kind < Kinds; ++kind)
            events.append(event(kind));
        return events;
    }

    /// Events in any order after everybody was queued, some of which make no sense.
    QList<Conclave::Event> run()
    {
        QList<Conclave::Event> events;
        for (const Conclave::MemberId &member : m_members)
            events.append({later(), {member, 1}, Conclave::AnswerQueued{}});
        for (int i = below(120); i > 0; --i)
            events.append(event(below(3) == 0 ? below(Kinds) : Text));
        return events;
    }

    const QList<Conclave::MemberId> &members() const { return m_members; }

private:
    static constexpr int Kinds = int(std::variant_size_v<decltype(Conclave::Event::what)>);
    static constexpr int Text = 9;

    int below(int end) { return m_random.bounded(end); }
    bool maybe() { return below(2) == 0; }
    QUuid uuid()
    {
        QByteArray bytes(16, '\0');
        for (char &byte : bytes)
            byte = char(1 + below(255));
        return QUuid::fromRfc4122(bytes);
    }
    Conclave::Microseconds later() { return m_at += Conclave::Microseconds(below(2'000'000)); }
    /// Any UTF-16, well formed or not.
    QString text()
    {
        QString text;
        for (int i = below(20); i > 0; --i)
            text += QChar(char16_t(below(maybe() ? 0x80 : 0x1'0000)));
        return text;
    }
    std::optional<qint64> count()
    {
        return maybe() ? std::optional<qint64>() : qint64(m_random.bounded(1e15));
    }
    Conclave::MemberId member() { return m_members[below(int(m_members.size()))]; }
    Conclave::Error error()
    {
        using Conclave::Error;
        Error error{.kind = Error::Kind(below(int(Error::Kind::TooLarge) + 1)),
                    .http = below(600),
                    .message = text(),
                    .parameter = text()};
        if (maybe())
            error.retryAfter = std::chrono::milliseconds(below(100'000));
        if (maybe())
            error.shouldRetry = maybe();
        return error;
    }
    Conclave::Verdict verdict()
    {
        Conclave::Verdict verdict;
        if (maybe())
            verdict.winner = member();
        verdict.tie = !verdict.winner && maybe();
        if (maybe())
            verdict.ratings.insert(member(), 1 + below(5));
        verdict.blind = maybe();
        verdict.at = QDateTime::fromMSecsSinceEpoch(below(1'000'000), Qt::UTC);
        return verdict;
    }
    decltype(Conclave::Event::what) what(int kind)
    {
        using namespace Conclave;
        switch (kind) {
        case 0:
            return AnswerQueued{};
        case 1:
            return AnswerHeld{
                {Wait::Cause(below(3)),
                 maybe() ? std::optional<Microseconds>() : Microseconds(below(1'000'000))}};
        case 2:
            return AnswerRetrying{error(), Microseconds(below(1'000'000))};
        case 3:
            return AnswerConnecting{{{text(), text()}, {QStringLiteral("n"), below(9) / 7.0}}};
        case 4:
            return AnswerSent{};
        case 5:
            return HeadersArrived{};
        case 6:
            return StallBegan{Microseconds(below(1'000'000))};
        case 7:
            return StallEnded{};
        case 8:
            return ReasoningAdded{text()};
        case Text:
            return TextAdded{text()};
        case 10: {
            Usage usage{.input = count(), .output = count(), .estimated = maybe()};
            usage.costUsd = m_random.generateDouble();
            return UsageReported{usage};
        }
        case 11:
            return AnswerEnded{AnswerStatus(int(AnswerStatus::Complete) + below(4)),
                               Notice(below(int(Notice::Quit) + 1)),
                               maybe() ? std::optional<Error>() : error()};
        case 12:
            return LimitsChanged{{.deadline = std::chrono::milliseconds(1 + below(100'000)),
                                  .quorum = 1 + below(5),
                                  .grace = std::chrono::milliseconds(below(1000)),
                                  .refreshesLate = maybe()}};
        case 13:
            return SynthesisBegan{.by = SynthesisAuthor(below(3)),
                                  .chair = maybe() ? MemberId() : member(),
                                  .from = m_members,
                                  .partial = {member()},
                                  .degraded = maybe()};
        case 14:
            return TurnEnded{};
        case 15:
            return TurnResumed{};
        default:
            return VerdictGiven{verdict()};
        }
    }
    Conclave::Event event(int kind)
    {
        const Conclave::StreamId stream = below(5) == 0
                                              ? Conclave::StreamId::synthesis(1 + below(2))
                                              : Conclave::StreamId{member(), 1};
        return {later(), stream, what(kind)};
    }

    QRandomGenerator m_random;
    QList<Conclave::MemberId> m_members;
    Conclave::Microseconds m_at{0};
};
