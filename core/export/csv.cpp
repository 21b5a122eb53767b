#include "core/export/csv.h"

#include "core/base/unknowntime.h"
#include "core/export/words.h"
#include "core/prices/spending.h"
#include "core/session/answerjson.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Spreadsheets run what begins like this, whatever the column is for (OWASP, CSV injection).
bool mayBeFormula(QStringView text)
{
    constexpr auto Starts = "=+-@\t\r\n"_L1;
    // Full-width forms count as well for some of them.
    constexpr QStringView WideStarts = u"\uFF1D\uFF0B\uFF0D\uFF20";
    return !text.isEmpty() && (Starts.contains(text.front()) || WideStarts.contains(text.front()));
}

QString cell(const QString &text)
{
    QString quoted = mayBeFormula(text) ? QString(u'\'' % text) : text;
    quoted.replace(u'"', u"\"\""_s);
    return u'"' % quoted % u'"';
}

QString number(std::optional<qint64> value)
{
    return value ? QString::number(*value) : QString();
}

QString milliseconds(std::optional<Microseconds> moment)
{
    return moment ? QString::number(double(moment->count()) / 1000, 'f', 3) : QString();
}

QString dollars(std::optional<double> cost)
{
    return cost ? QString::number(*cost, 'f', QLocale::FloatingPointShortest) : QString();
}

QString yesNo(bool value)
{
    return value ? u"yes"_s : u"no"_s;
}

/// The columns, in order; row() fills them.
const QStringList Header{u"session"_s,       u"turn"_s,
                         u"asked"_s,         u"question"_s,
                         u"council"_s,       u"kind"_s,
                         u"member"_s,        u"endpoint"_s,
                         u"dialect"_s,       u"model"_s,
                         u"attempt"_s,       u"status"_s,
                         u"notice"_s,        u"late"_s,
                         u"degraded"_s,      u"error"_s,
                         u"error_http"_s,    u"error_message"_s,
                         u"waiting_ms"_s,    u"connecting_ms"_s,
                         u"sent_ms"_s,       u"headers_ms"_s,
                         u"first_text_ms"_s, u"last_text_ms"_s,
                         u"ended_ms"_s,      u"input_tokens"_s,
                         u"output_tokens"_s, u"reasoning_tokens"_s,
                         u"cached_tokens"_s, u"tokens_estimated"_s,
                         u"cost_usd"_s,      u"cost_estimated"_s,
                         u"retries"_s,       u"best"_s,
                         u"rating"_s,        u"blind"_s,
                         u"text"_s};

/// What all rows of a turn have in common.
struct Place
{
    const Session &session;
    const Turn &turn;
    qsizetype number = 1;
};

QStringList who(const Place &place, const Answer &answer, const QString &kind)
{
    const Member *seat = place.turn.council.find(answer.member);
    const QString none;
    return {place.session.title,
            QString::number(place.number),
            isKnown(place.turn.asked) ? place.turn.asked.toUTC().toString(Qt::ISODateWithMs) : none,
            place.turn.question.text,
            place.turn.council.name,
            kind,
            seat ? seat->name : none,
            seat ? seat->endpoint.name : none,
            seat ? seat->endpoint.dialect : none,
            seat ? seat->model : none,
            QString::number(answer.attempt)};
}

QStringList outcome(const Answer &answer, bool isLate, bool isDegraded)
{
    const QString kind = answer.error ? errorKindName(answer.error->kind) : QString();
    const bool hasHttp = answer.error && answer.error->http > 0;
    return {statusName(answer.status),
            noticeName(answer.notice),
            yesNo(isLate),
            yesNo(isDegraded),
            kind,
            hasHttp ? QString::number(answer.error->http) : QString(),
            answer.error ? answer.error->message : QString()};
}

QStringList figures(const Turn &turn, const Answer &answer)
{
    const AnswerTimes &times = answer.times;
    const Usage &usage = answer.usage;
    return {milliseconds(times.waiting),
            milliseconds(times.connecting),
            milliseconds(times.sent),
            milliseconds(times.headers),
            milliseconds(times.firstText),
            milliseconds(times.lastText),
            milliseconds(times.ended),
            number(usage.input),
            number(usage.output),
            number(usage.reasoning),
            number(usage.cached),
            yesNo(usage.estimated),
            dollars(costUsdOf(answer, turn.council.find(answer.member))),
            yesNo(usage.isCostEstimated),
            QString::number(answer.retries.size())};
}

/// What the user thinks of a member's answers; of all attempts alike, because he judged the member.
QStringList judgement(const Turn &turn, MemberId member)
{
    if (!turn.isJudged())
        return {{}, {}, {}};
    const Verdict &verdict = *turn.verdict;
    const int rating = verdict.ratings.value(member);
    return {verdict.tie      ? u"tie"_s
            : verdict.winner ? yesNo(verdict.winner == member)
                             : QString(),
            rating ? QString::number(rating) : QString(),
            yesNo(verdict.blind)};
}

QString synthesisRow(const Place &place, const Synthesis &synthesis)
{
    return csvRow(who(place, synthesis.answer, authorName(synthesis.by)) +
                  outcome(synthesis.answer, false, synthesis.degraded) +
                  figures(place.turn, synthesis.answer) +
                  QStringList{{}, {}, {}, synthesis.answer.text});
}

QString turnRows(const Place &place)
{
    QString rows;
    for (const Answer &answer : place.turn.answers) {
        rows +=
            csvRow(who(place, answer, u"answer"_s) +
                   outcome(answer, place.turn.isLate(answer), false) + figures(place.turn, answer) +
                   judgement(place.turn, answer.member) + QStringList{answer.text});
    }
    for (const Synthesis &synthesis : syntheses(place.turn))
        rows += synthesisRow(place, synthesis);
    return rows;
}

} // namespace

QByteArray csv(const Session &session)
{
    QString table = QChar(QChar::ByteOrderMark) % Header.join(u',') % u"\r\n"_s;
    qsizetype number = 0;
    for (const Turn &turn : session.turns)
        table += turnRows({session, turn, ++number});
    return table.toUtf8();
}

QString csvRow(const QStringList &cells)
{
    QStringList quoted;
    quoted.reserve(cells.size());
    for (const QString &text : cells)
        quoted.append(cell(text));
    return quoted.join(u',') % u"\r\n"_s;
}

} // namespace Conclave
