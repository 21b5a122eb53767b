#pragma once

#include "core/dialects/answerassembly.h"
#include "core/dialects/dialect.h"
#include "core/dialects/streamparser.h"
#include "core/session/sessionjson.h"
#include "tests/support/golden.h"

#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

namespace Conclave {

// What every dialect's test does with the replies in tests/data: put each of them together, cut in
// all kinds of ways, and compare.

inline QByteArray printed(const QJsonObject &json)
{
    return QJsonDocument(json).toJson();
}

inline QJsonObject usageJson(const Usage &usage)
{
    QJsonObject json;
    const auto add = [&json](const char *key, const auto &value) {
        if (value)
            json[QLatin1StringView(key)] = *value;
    };
    add("input", usage.input);
    add("output", usage.output);
    add("reasoning", usage.reasoning);
    add("cached", usage.cached);
    add("cost_usd", usage.costUsd);
    return json;
}

/// What the pieces of one answer come to, up to the first error and the last piece.
inline QJsonObject accumulated(const QList<Result<Piece>> &results)
{
    AnswerAssembly assembly;
    ThinkSplitter::Parts sum;
    Piece piece;
    const auto add = [&sum](const ThinkSplitter::Parts &parts) {
        sum.text += parts.text;
        sum.reasoning += parts.reasoning;
    };
    for (const Result<Piece> &result : results) {
        piece = result ? *result : Piece{.error = result.error()};
        add(assembly.add(piece));
        if (piece.error || piece.last)
            break;
    }
    add(assembly.finish());

    QJsonValue finish;
    if (const auto reason = assembly.reason())
        finish = *reason == Notice::None ? QStringLiteral("complete") : noticeName(*reason);
    QJsonValue error;
    if (piece.error)
        error = QJsonObject{{QStringLiteral("kind"), errorKindName(piece.error->kind)},
                            {QStringLiteral("message"), piece.error->message}};
    const auto &usage = assembly.usage();
    return {{QStringLiteral("text"), sum.text},
            {QStringLiteral("reasoning"), sum.reasoning},
            {QStringLiteral("usage"), usage ? QJsonValue(usageJson(*usage)) : QJsonValue()},
            {QStringLiteral("finish"), finish},
            {QStringLiteral("error"), error},
            {QStringLiteral("last"), piece.last}};
}

inline QJsonObject replayed(const Dialect &dialect, const QList<QByteArray> &chunks)
{
    StreamParser parser(dialect.framing());
    QList<SseEvent> events;
    for (const QByteArray &chunk : chunks)
        events += parser.feed(chunk);
    if (const auto rest = parser.finish())
        events.append(*rest);
    QList<Result<Piece>> pieces;
    for (const SseEvent &event : events)
        pieces.append(dialect.read(event));
    return accumulated(pieces);
}

/// The rows for the two functions below: all of tests/data/`folder`.
inline void addGoldenStreams(const QString &folder)
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QJsonObject>("expected");
    const QList<Golden> recordings = goldenData(folder);
    QVERIFY(!recordings.isEmpty());
    for (const Golden &golden : recordings)
        QTest::newRow(golden.name.constData()) << golden.stream << golden.expected;
}

inline void compareGoldenStream(const Dialect &dialect)
{
    QFETCH(QByteArray, stream);
    QFETCH(QJsonObject, expected);
    const auto inPieces = [&stream](auto &&size) {
        QList<QByteArray> chunks;
        for (qsizetype at = 0; at < stream.size(); at += chunks.last().size())
            chunks.append(stream.mid(at, size()));
        return chunks;
    };
    QCOMPARE(printed(replayed(dialect, {stream})), printed(expected));
    QCOMPARE(printed(replayed(dialect, inPieces([] { return 1; }))), printed(expected));
    QRandomGenerator random(20);
    for (int round = 0; round < 20; ++round)
        QCOMPARE(printed(replayed(dialect, inPieces([&] { return random.bounded(1, 200); }))),
                 printed(expected));
    if (!stream.contains('\r'))
        QCOMPARE(printed(replayed(dialect, {QByteArray(stream).replace("\n", "\r\n")})),
                 printed(expected));
}

inline void damageGoldenStream(const Dialect &dialect)
{
    QFETCH(QByteArray, stream);
    QRandomGenerator random(20);
    const auto somewhere = [&] { return qsizetype(random.bounded(quint32(stream.size()))); };
    for (int round = 0; round < 100; ++round) {
        QByteArray damaged = stream;
        for (int hit = 0; hit < 5; ++hit)
            damaged[somewhere()] = char(random.bounded(256));
        damaged.remove(somewhere(), random.bounded(20));
        const QJsonObject answer = replayed(dialect, {damaged});
        QVERIFY(answer[QStringLiteral("text")].toString().size() <= stream.size());
    }
}

} // namespace Conclave
