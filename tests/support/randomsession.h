#pragma once

#include "core/session/session.h"

#include <QRandomGenerator>

/// Makes sessions of any shape, the same ones for the same seed. Their answers have all ended.
class RandomSession final
{
public:
    explicit RandomSession(quint32 seed) : m_random(seed) {}

    Conclave::Session make()
    {
        Conclave::Session session;
        session.id = id<Conclave::SessionId>();
        session.title = text();
        session.created = moment();
        session.unread = unread();
        for (int i = below(4); i > 0; --i)
            session.turns.append(turn());
        return session;
    }

private:
    int below(int end) { return m_random.bounded(end); }
    bool maybe() { return below(2) == 0; }
    template<typename Id>
    Id id()
    {
        QByteArray bytes(16, '\0');
        for (char &byte : bytes)
            byte = char(1 + below(255));
        return {QUuid::fromRfc4122(bytes)};
    }
    QDateTime moment()
    {
        return QDateTime::fromMSecsSinceEpoch(qint64(m_random.bounded(4e12)), Qt::UTC);
    }
    /// Any UTF-16 that is well formed, controls and direction marks among it.
    QString text()
    {
        QString text;
        for (int i = below(30); i > 0; --i) {
            const char32_t c = char32_t(below(maybe() ? 0x80 : 0x11'0000));
            text += QChar::isSurrogate(c) ? QString(u'?') : QString::fromUcs4(&c, 1);
        }
        return text;
    }
    QJsonObject unread()
    {
        using namespace Qt::Literals::StringLiterals;
        if (maybe())
            return {};
        return {{u"x-later"_s, QJsonArray{text(), QJsonValue(), double(below(1000)) / 7, maybe()}},
                {u"x-"_s + text(), QJsonObject{{text(), text()}}}};
    }
    std::optional<std::chrono::microseconds> span()
    {
        if (maybe())
            return {};
        return std::chrono::microseconds(below(2'000'000'000));
    }
    std::chrono::microseconds sinceAsking()
    {
        return std::chrono::microseconds(below(2'000'000'000));
    }
    std::optional<qint64> count()
    {
        return maybe() ? std::optional<qint64>() : qint64(m_random.bounded(1e15));
    }

    Conclave::Member member()
    {
        Conclave::Member member;
        member.id = id<Conclave::MemberId>();
        member.name = text();
        member.emoji = text();
        member.role = text();
        member.model = text();
        member.endpoint.url = QUrl(QStringLiteral("http://127.0.0.1:%1/v1").arg(1 + below(65535)));
        member.endpoint.unread = unread();
        if (maybe())
            member.endpoint.id = id<Conclave::EndpointId>();
        if (maybe())
            member.parameters.temperature = m_random.bounded(2.0);
        if (maybe())
            member.parameters.maxTokens = 1 + below(100'000);
        member.enabled = maybe();
        member.unread = unread();
        return member;
    }
    Conclave::Answer answer(Conclave::MemberId member, int attempt)
    {
        using namespace Conclave;
        Answer answer;
        answer.member = member;
        answer.attempt = attempt;
        answer.status = AnswerStatus(int(AnswerStatus::Complete) + below(4));
        answer.text = text();
        answer.reasoning = text();
        answer.notice = Notice(below(int(Notice::Late) + 1));
        answer.pieces = below(10'000);
        answer.request = unread();
        answer.times = {span(), span(), span(), span(), span(), span(), span(), span(), unread()};
        answer.usage = {.input = count(),
                        .output = count(),
                        .reasoning = count(),
                        .cached = count(),
                        .estimated = maybe(),
                        .unread = unread()};
        if (maybe())
            answer.usage.costUsd = m_random.generateDouble();
        if (maybe()) {
            answer.error = Error{.kind = Error::Kind(below(int(Error::Kind::TooLarge) + 1)),
                                 .http = below(600),
                                 .message = text(),
                                 .unread = unread()};
        }
        for (int i = below(3); i > 0; --i)
            answer.retries.append(
                {sinceAsking(), sinceAsking(), {.message = text()}, span(), unread()});
        for (int i = below(3); i > 0; --i)
            answer.stalls.append({sinceAsking(), span(), unread()});
        if (!answer.stalls.isEmpty())
            answer.stalls.last().to = sinceAsking();
        answer.pace = pace();
        answer.unread = unread();
        return answer;
    }
    Conclave::Pace pace()
    {
        Conclave::Pace pace;
        std::chrono::microseconds at = sinceAsking();
        qsizetype length = 0;
        for (int i = maybe() ? below(1000) : 0; i > 0; --i) {
            at += std::chrono::microseconds(below(200'000));
            length += below(20);
            pace.add(at, length);
        }
        pace.unread = unread();
        return pace;
    }
    Conclave::Synthesis synthesis(const Conclave::Member &chair, int version)
    {
        using namespace Conclave;
        return {.answer = answer(chair.id, version),
                .by = SynthesisAuthor(below(3)),
                .from = {id<MemberId>(), id<MemberId>()},
                .partial = maybe() ? QList<MemberId>{id<MemberId>()} : QList<MemberId>(),
                .degraded = maybe()};
    }
    Conclave::Verdict verdict(const QList<Conclave::Member> &members)
    {
        Conclave::Verdict verdict;
        for (const Conclave::Member &member : members) {
            if (maybe())
                verdict.winner = member.id;
            if (maybe())
                verdict.ratings[member.id] = 1 + below(5);
        }
        verdict.tie = !verdict.winner && maybe();
        verdict.blind = maybe();
        verdict.at = moment();
        verdict.unread = unread();
        return verdict;
    }
    Conclave::Turn turn()
    {
        using namespace Conclave;
        Turn turn;
        turn.id = id<TurnId>();
        turn.asked = moment();
        turn.ended = true;
        turn.question = {.text = text(), .attachments = {unread()}, .unread = unread()};
        turn.council.name = text();
        for (int i = below(5); i > 0; --i) {
            turn.council.members.append(member());
            for (int attempt = 1; attempt <= 1 + below(2); ++attempt)
                turn.answers.append(answer(turn.council.members.constLast().id, attempt));
        }
        if (maybe()) {
            turn.council.chair = member();
            for (int version = 1 + below(3); version > 1; --version)
                turn.earlierSyntheses.append(
                    synthesis(*turn.council.chair, int(turn.earlierSyntheses.size()) + 1));
            turn.synthesis = synthesis(*turn.council.chair, int(turn.earlierSyntheses.size()) + 1);
        }
        if (maybe())
            turn.verdict = verdict(turn.council.members);
        turn.unread = unread();
        return turn;
    }

    QRandomGenerator m_random;
};
