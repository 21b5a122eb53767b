// Is a large archive as quick as a small one?
//
// Builds an archive of `--turns` turns (100,000: about 1 GB of text) of eight answers and a
// synthesis each, once, in `--cache`, and measures there: from opening to the first page of
// sessions, searching, storing a turn's end; and what journalling eight answers costs while they
// stream.

#include "core/archive/archive.h"
#include "core/archive/schema.h"
#include "core/archive/turnrows.h"
#include "core/base/systemclock.h"
#include "core/session/eventjson.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/processstatus.h"
#include "tests/support/testcouncil.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <cmath>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

double since(steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(steady_clock::now() - start).count();
}

/// A bench has nothing else to do meanwhile.
template<typename Value>
Value await(const QFuture<Value> &future)
{
    QEventLoop loop;
    QFutureWatcher<Value> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    return future.result();
}

/// Words as often as people use them: the n-th most frequent one n times less than the first, and
/// mostly longer.
class Language final
{
public:
    Language()
    {
        QRandomGenerator random(7);
        const QStringList syllables =
            u"da ta ba se que ry in dex ro le mo del ans wer coun cil ti me li ne sy nth war ne"
            " tran sac tion lo cal ser ver ca che wri te ra fo na pe lu mi ko du"_s.split(u' ');
        for (int i = 0; i < Words; ++i) {
            QString word;
            const int length = 1 + int(std::log10(i + 1)) + (i % 5 == 0 ? 2 : i % 2);
            for (int count = 0; count < length; ++count)
                word += syllables[random.bounded(int(syllables.size()))];
            m_words.append(word);
        }
    }

    QString word(double luck) const
    {
        return m_words[std::min(qsizetype(std::pow(double(Words), luck)), m_words.size() - 1)];
    }
    QString text(QRandomGenerator &random, int words) const
    {
        QString text;
        for (int i = 0; i < words; ++i) {
            text += word(random.generateDouble());
            text += random.bounded(12) == 0 ? u". "_s : u" "_s;
        }
        if (random.bounded(50) == 0)
            text += u"全文検索エンジンの索引。"_s;
        return text;
    }

private:
    static constexpr int Words = 60'000;
    QStringList m_words;
};

class Builder final
{
public:
    explicit Builder(const QString &path) : m_database(path, Database::Access::Write)
    {
        QStringList models;
        for (int i = 1; i <= Members; ++i)
            models.append(u"model-%1"_s.arg(i));
        m_council = councilOf(QUrl(u"http://127.0.0.1:1/v1"_s), models);
        m_council.chair = seatFor(u"Chair"_s, QUrl(u"http://127.0.0.1:1/v1"_s), u"chair"_s);
        if (!m_database.open() ||
            !migrate(m_database, schemaSteps(), [] { return Done(std::monostate{}); }))
            qFatal("no archive");
    }

    void build(int turns)
    {
        constexpr int Batch = 100; // turns in one transaction, ten in a session
        for (int done = 0; done < turns; done += Batch) {
            const Done stored = m_database.transaction([&]() -> Done {
                for (int i = 0; i < std::min(Batch, turns - done); ++i) {
                    if (Done added = add(done + i); !added)
                        return added;
                }
                return std::monostate{};
            });
            if (!stored)
                qFatal("%s", qPrintable(stored.error().message));
            if (done % 5000 == 0)
                QTextStream(stderr) << done << " turns\n";
        }
    }

private:
    static constexpr int Members = 8;

    Done add(int number)
    {
        constexpr int TurnsPerSession = 10;
        Turn turn;
        turn.id = TurnId::create();
        turn.asked = QDateTime(QDate(2020, 1, 1), QTime(0, 0), Qt::UTC).addSecs(number * 2000LL);
        turn.question.text = m_language.text(m_random, 20);
        turn.council = m_council;
        if (number % TurnsPerSession == 0) {
            const Session frame{.id = SessionId::create(),
                                .title = m_language.text(m_random, 5),
                                .created = turn.asked};
            const Result<qint64> row = ensureSession(m_database, frame, turn.asked);
            if (!row)
                return row.error();
            m_session = *row;
        }
        if (Done begun = beginTurn(m_database, m_session, turn); !begun)
            return begun;
        const Result<qint64> row = turnRow(m_database, m_session, turn.id);
        if (Done appended = appendEvents(m_database, *row, eventBytes(events())); !appended)
            return appended;
        if (const Result<bool> ended = endTurn(m_database, *row); !ended)
            return ended.error();
        return std::monostate{};
    }
    QList<Event> events()
    {
        QList<Event> events;
        Microseconds at{0};
        const auto say = [&](const StreamId &stream, int words) {
            const QString text = m_language.text(m_random, words);
            constexpr qsizetype Piece = 12;
            for (qsizetype place = 0; place < text.size(); place += Piece)
                events.append({at += 2ms, stream, TextAdded{text.mid(place, Piece)}});
            events.append({at, stream, AnswerEnded{AnswerStatus::Complete, Notice::None, {}}});
        };
        for (const Member &member : m_council.members) {
            events.append({at, {member.id, 1}, AnswerQueued{}});
            say({member.id, 1}, 110 + m_random.bounded(100));
        }
        events.append({at, StreamId::synthesis(), SynthesisBegan{.chair = m_council.chair->id}});
        say(StreamId::synthesis(), 200);
        events.append({at, {}, TurnEnded{}});
        return events;
    }

    Database m_database;
    Language m_language;
    QRandomGenerator m_random{11};
    Council m_council;
    qint64 m_session = 0;
};

double percentile(QList<double> values, double share)
{
    std::ranges::sort(values);
    return values[std::min(qsizetype(double(values.size()) * share), values.size() - 1)];
}

struct QueryKind
{
    QString name;
    std::function<QString(QRandomGenerator &, const Language &)> make;
};

QList<QueryKind> queryKinds()
{
    const auto often = [](QRandomGenerator &random) { return random.generateDouble() * 0.4; };
    const auto seldom = [](QRandomGenerator &random) {
        return 0.8 + random.generateDouble() * 0.2;
    };
    using Random = QRandomGenerator;
    return {
        {u"a frequent word"_s, [=](Random &r, const Language &l) { return l.word(often(r)); }},
        {u"a rare word"_s, [=](Random &r, const Language &l) { return l.word(seldom(r)); }},
        {u"2 letters"_s, [=](Random &r, const Language &l) { return l.word(often(r)).left(2); }},
        {u"3 letters"_s, [=](Random &r, const Language &l) { return l.word(seldom(r)).left(3); }},
        {u"4 letters"_s, [=](Random &r, const Language &l) { return l.word(seldom(r)).left(4); }},
        {u"6 letters"_s, [=](Random &r, const Language &l) { return l.word(seldom(r)).left(6); }},
        {u"two words"_s,
         [=](Random &r, const Language &l) {
             return QString(l.word(often(r)) + u' ' + l.word(often(r)));
         }},
        {u"frequent and rare"_s,
         [=](Random &r, const Language &l) {
             return QString(l.word(often(r)) + u' ' + l.word(seldom(r)));
         }},
        {u"phrase"_s,
         [=](Random &r, const Language &l) {
             return QString(u'"' + l.word(often(r)) + u' ' + l.word(often(r)) + u'"');
         }},
        {u"member"_s,
         [=](Random &r, const Language &l) {
             return QString(u"member:model-%1 "_s.arg(1 + r.bounded(8)) + l.word(often(r)));
         }},
        {u"before a date"_s,
         [=](Random &r, const Language &l) {
             return QString(u"before:2021 "_s + l.word(often(r)));
         }},
        {u"Japanese"_s, [](Random &, const Language &) { return u"検索"_s; }},
        {u"not there"_s, [](Random &, const Language &) { return u"xyzzyplugh"_s; }}};
}

/// Opens, and gives the milliseconds until the first page is there.
double openToPage(Archive &archive)
{
    const auto start = steady_clock::now();
    archive.open();
    if (!await(archive.page({})))
        qFatal("no page");
    return since(start);
}

QList<double> searchAll(Archive &archive, BenchReport &report, int repeats)
{
    const Language language;
    QRandomGenerator random(5);
    QList<double> all;
    for (const QueryKind &kind : queryKinds()) {
        QList<double> times;
        qsizetype hits = 0;
        for (int i = 0; i < repeats; ++i) {
            const SearchQuery query = parseSearch(kind.make(random, language));
            const auto start = steady_clock::now();
            const Result<SearchHits> found = await(archive.search(query));
            times.append(since(start));
            if (!found)
                qFatal("%s", qPrintable(found.error().message));
            hits += found->hits.size();
        }
        all += times;
        report.add({{u"what"_s, QString(u"search: "_s + kind.name)},
                    {u"p50_ms"_s, percentile(times, 0.5)},
                    {u"p95_ms"_s, percentile(times, 0.95)},
                    {u"worst_ms"_s, percentile(times, 1)},
                    {u"count"_s, double(hits) / repeats}});
    }
    return all;
}

/// Eight answers stream at 100 pieces a second into an archive; the share of a core that it costs.
/// With `ends`, also the milliseconds that a turn's end takes.
double journalCost(Archive *archive, const Clock &clock, std::chrono::seconds length, double *end)
{
    Turn turn;
    turn.id = TurnId::create();
    turn.asked = clock.wallTime();
    turn.question.text = u"Why?"_s;
    QStringList models;
    for (int i = 1; i <= 8; ++i)
        models.append(u"model-%1"_s.arg(i));
    turn.council = councilOf(QUrl(u"http://127.0.0.1:1/v1"_s), models);
    const Session session{.id = SessionId::create(), .created = clock.wallTime()};
    const Microseconds asked = clock.now();
    const auto append = [&](const StreamId &stream, const auto &what) {
        if (archive)
            archive->journal().append(session.id, turn.id, {clock.now() - asked, stream, what});
    };
    if (archive)
        archive->journal().begin(session, turn);
    for (const Member &member : turn.council.members)
        append({member.id, 1}, AnswerQueued{});
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    timer.setInterval(10);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        for (const Member &member : turn.council.members)
            append({member.id, 1}, TextAdded{u"some token, "_s});
    });
    const auto cpu = cpuTime();
    timer.start();
    QEventLoop loop;
    QTimer::singleShot(length, &loop, &QEventLoop::quit);
    loop.exec();
    timer.stop();
    const double share = (cpuTime() - cpu).count() / std::chrono::duration<double>(length).count();
    if (archive) {
        const auto start = steady_clock::now();
        append({}, TurnEnded{});
        (void)await(archive->setPinned(session.id, false)); // done after all that was before it
        *end = since(start);
    }
    return share;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"quick"_s, u"Tiny numbers; the figures mean nothing."_s},
                       {u"turns"_s, u"How many there are."_s, u"number"_s, u"100000"_s},
                       {u"cache"_s,
                        u"Where archives are kept once they are made."_s,
                        u"directory"_s,
                        QDir::temp().filePath(u"conclave-bench-archive"_s)},
                       {u"json"_s, u"Write the figures to this file."_s, u"file"_s}});
    parser.process(application);
    const bool isQuick = parser.isSet(u"quick"_s);
    const int turns = isQuick ? 30 : parser.value(u"turns"_s).toInt();
    const QTemporaryDir scratch;
    const QString path = QDir(isQuick ? scratch.path() : parser.value(u"cache"_s))
                             .filePath(u"turns-%1"_s.arg(turns));
    const ArchiveFiles files(path);
    const QString complete = QDir(path).filePath(u"complete"_s);
    if (!QFile::exists(complete)) {
        QDir(path).removeRecursively();
        QDir().mkpath(path);
        Builder(files.database()).build(turns);
        QFile(complete).open(QIODevice::WriteOnly);
    }

    BenchReport report(u"bench_archive"_s,
                       {{u"what"_s, u"%1 turns"_s.arg(turns), 0, true},
                        {u"p50_ms"_s, u"p50 ms"_s, 1},
                        {u"p95_ms"_s, u"p95 ms"_s, 1},
                        {u"worst_ms"_s, u"worst ms"_s, 1},
                        {u"count"_s, u"count"_s, 1}});
    const SystemClock clock;
    QList<double> opens;
    for (int i = 0; i < (isQuick ? 1 : 5); ++i) {
        Archive archive(path, clock);
        opens.append(openToPage(archive));
    }
    report.add({{u"what"_s, u"open to first page"_s},
                {u"p50_ms"_s, percentile(opens, 0.5)},
                {u"worst_ms"_s, percentile(opens, 1)}});

    Archive archive(path, clock);
    openToPage(archive);
    const QList<double> searches = searchAll(archive, report, isQuick ? 2 : 40);
    report.add({{u"what"_s, u"search: all"_s},
                {u"p50_ms"_s, percentile(searches, 0.5)},
                {u"p95_ms"_s, percentile(searches, 0.95)},
                {u"worst_ms"_s, percentile(searches, 1)}});
    report.add({{u"what"_s, u"MiB on disk"_s}, {u"count"_s, double(files.size()) / (1 << 20)}});

    // In one of its own: the large one shall stay as it is.
    Archive small(QDir(scratch.path()).filePath(u"journal"_s), clock);
    openToPage(small);
    const auto length = isQuick ? 1s : 10s;
    double end = 0;
    const double idle = journalCost(nullptr, clock, length, nullptr);
    const double share = journalCost(&small, clock, length, &end) - idle;
    report.add({{u"what"_s, u"journal 8 × 100/s, % of a core"_s}, {u"count"_s, share * 100}});
    report.add({{u"what"_s, u"store a turn's end"_s}, {u"p50_ms"_s, end}});

    report.target(u"open to first page, the worst, ms"_s, percentile(opens, 1), 200);
    report.target(u"search, p95, ms"_s, percentile(searches, 0.95), 50);
    report.target(u"journal, % of a core"_s, share * 100, 2);
    return report.finish(parser.value(u"json"_s));
}
