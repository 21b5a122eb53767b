#include "tests/core/insight/insightcases.h"

#include "core/insight/agreement.h"
#include "core/insight/conflicts.h"
#include "core/insight/trace.h"
#include "tests/core/insight/showndifference.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <functional>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

QChar letter(qsizetype source)
{
    return QChar(u'A' + char16_t(source));
}

QList<SourceText> sourcesOf(const QJsonObject &json)
{
    const QJsonObject answers = json[u"answers"_s].toObject();
    QList<SourceText> sources;
    for (auto answer = answers.begin(); answer != answers.end(); ++answer) // A, B, C …
        sources.append(
            {json[u"names"_s][answer.key()].toString(answer.key()), answer.value().toString()});
    return sources;
}

/// Scores one case, and writes down what went wrong.
class CaseScorer
{
public:
    explicit CaseScorer(const QJsonObject &json) : m_json(json), m_sources(sourcesOf(json)) {}

    QMap<QString, InsightScore> scores;
    QStringList mistakes;

    void scoreConflicts()
    {
        QList<Conflict> found = conflicts(claims(m_sources));
        for (const QJsonValue &expected : m_json[u"conflicts"_s].toArray()) {
            const QString kind = expected[u"kind"_s].toString();
            const auto match = std::ranges::find_if(found, [&](const Conflict &conflict) {
                return kindName(conflict) == kind && isMeant(conflict, expected[u"sides"_s]);
            });
            if (match == found.end()) {
                miss(kind, expected[u"sides"_s].toVariant().toStringList().join(u" | "_s));
            } else {
                ++scores[kind].right;
                found.erase(match);
            }
        }
        for (const Conflict &conflict : std::as_const(found)) {
            QStringList sides;
            for (const Conflict::Side &side : conflict.sides)
                sides.append(side.value + u": "_s + side.sentence);
            err(kindName(conflict), sides.join(u" | "_s));
        }
    }

    void scoreAgreement()
    {
        const QList<AgreementRow> rows = agreement(m_sources).rows;
        for (const QJsonValue &expected : m_json[u"claims"_s].toArray()) {
            const qsizetype member = expected[u"member"_s].toString().front().unicode() - u'A';
            const QString says = expected[u"says"_s].toString();
            const qsizetype at = m_sources[member].text.indexOf(says);
            const auto isAbout = [&](const AgreementRow &row) {
                const Range &quote = row.cells[member].quote;
                return at >= quote.position && at < quote.end();
            };
            const auto row = std::ranges::find_if(rows, isAbout);
            if (at < 0 || row == rows.end()) {
                miss(u"supports"_s, u"no row for: "_s + says);
                continue;
            }
            compare(u"supports"_s,
                    says,
                    expected[u"supports"_s].toString(),
                    members(*row, member, true));
            compare(u"contradicts"_s,
                    says,
                    expected[u"contradicts"_s].toString(),
                    members(*row, member, false));
        }
    }

    void scoreTrace()
    {
        const QString synthesis = m_json[u"synthesis"_s].toString();
        const QList<TracedStatement> statements = trace(synthesis, m_sources).statements;
        for (const QJsonValue &expected : m_json[u"statements"_s].toArray()) {
            const QString says = expected[u"says"_s].toString();
            const qsizetype at = synthesis.indexOf(says);
            const auto statement = std::ranges::find_if(statements, [&](const TracedStatement &s) {
                return s.range.end() > at; // a name before it is not part of it
            });
            if (at < 0 || statement == statements.end()) {
                miss(u"trace"_s, u"no statement: "_s + says);
                continue;
            }
            const QString by = expected[u"by"_s].toString();
            const QString against = expected[u"against"_s].toString();
            compare(u"trace"_s, says, by, letters(statement->by));
            compare(u"trace against"_s, says, against, letters(statement->against));
            compare(u"by nobody"_s,
                    says,
                    by.isEmpty() && against.isEmpty() ? u"!"_s : QString(),
                    statement->by.isEmpty() && statement->named.isEmpty() &&
                            statement->against.isEmpty()
                        ? u"!"_s
                        : QString());
        }
    }

    void scoreDifference()
    {
        const QString left = m_json[u"left"_s].toString();
        const QString right = m_json[u"right"_s].toString();
        QStringList expected;
        for (const QJsonValue &row : m_json[u"rows"_s].toArray())
            expected.append(row.toString());
        QStringList found = shownDifference(left, right);
        for (const QString &row : std::as_const(expected)) {
            if (found.removeOne(row))
                ++scores[u"difference"_s].right;
            else
                miss(u"difference"_s, row);
        }
        for (const QString &row : std::as_const(found))
            err(u"difference"_s, row);
    }

private:
    void miss(const QString &kind, const QString &what)
    {
        ++scores[kind].missed;
        mistakes.append(u"%1: misses %2: %3"_s.arg(m_json[u"name"_s].toString(), kind, what));
    }

    void err(const QString &kind, const QString &what)
    {
        ++scores[kind].wrong;
        mistakes.append(u"%1: errs in %2: %3"_s.arg(m_json[u"name"_s].toString(), kind, what));
    }

    void
    compare(const QString &kind, const QString &what, const QString &expected, const QString &found)
    {
        for (const QChar member : expected) {
            if (found.contains(member))
                ++scores[kind].right;
            else
                miss(kind, member + u' ' + what);
        }
        for (const QChar member : found) {
            if (!expected.contains(member))
                err(kind, member + u' ' + what);
        }
    }

    static QString kindName(const Conflict &conflict)
    {
        switch (conflict.kind) {
        case Conflict::Kind::Number:
            return u"number"_s;
        case Conflict::Kind::Amount:
            return u"amount"_s;
        case Conflict::Kind::Quantity:
            return u"unit"_s;
        case Conflict::Kind::Date:
            return u"date"_s;
        case Conflict::Kind::Negation:
            return u"negation"_s;
        }
        return {};
    }

    /// "AC: 30 days": both are on one side, whose value is or holds this or is held by it.
    static bool isMeant(const Conflict &conflict, const QJsonValue &sides)
    {
        QList<const Conflict::Side *> taken;
        for (const QJsonValue &expected : sides.toArray()) {
            const QString members = expected.toString().section(u": "_s, 0, 0);
            const QString value = expected.toString().section(u": "_s, 1);
            const auto fits = [&](const Conflict::Side &side) {
                return std::ranges::all_of(members,
                                           [&](QChar member) {
                                               return side.sources.contains(member.unicode() -
                                                                            u'A');
                                           }) &&
                       (side.value.contains(value) || value.contains(side.value));
            };
            const auto side = std::ranges::find_if(conflict.sides, fits);
            if (side == conflict.sides.end() || taken.contains(&*side))
                return false;
            taken.append(&*side);
        }
        return true;
    }

    /// Who is of one mind with the member about this row, or not.
    static QString members(const AgreementRow &row, qsizetype member, bool agreeing)
    {
        QString result;
        for (qsizetype i = 0; i < row.cells.size(); ++i) {
            const AgreementCell::Stance stance = row.cells[i].stance;
            if (i != member && stance != AgreementCell::Stance::Silent &&
                (stance == row.cells[member].stance) == agreeing)
                result += letter(i);
        }
        return result;
    }

    static QString letters(const QList<Witness> &witnesses)
    {
        QString result;
        for (const Witness &witness : witnesses)
            result += letter(witness.source);
        return result;
    }

    const QJsonObject m_json;
    const QList<SourceText> m_sources;
};

QJsonArray casesIn(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(name));
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (document[u"cases"_s].toArray().isEmpty())
        qFatal("no cases in %s", qPrintable(name));
    return document[u"cases"_s].toArray();
}

} // namespace

double InsightScore::share(qsizetype part, qsizetype rest)
{
    return part + rest == 0 ? 1 : double(part) / double(part + rest);
}

void InsightScore::add(const InsightScore &other)
{
    right += other.right;
    missed += other.missed;
    wrong += other.wrong;
}

InsightScores scoreInsightCases(const QString &folder)
{
    InsightScores result;
    const QMap<QString, void (CaseScorer::*)()> files{
        {u"conflicts"_s, &CaseScorer::scoreConflicts},
        {u"agreement"_s, &CaseScorer::scoreAgreement},
        {u"trace"_s, &CaseScorer::scoreTrace},
        {u"difference"_s, &CaseScorer::scoreDifference}};
    for (auto file = files.begin(); file != files.end(); ++file) {
        for (const QJsonValue &json : casesIn(u"%1/%2.json"_s.arg(folder, file.key()))) {
            CaseScorer scorer(json.toObject());
            (scorer.*file.value())();
            const bool isHeldOut = json[u"heldOut"_s].toBool();
            for (auto score = scorer.scores.cbegin(); score != scorer.scores.cend(); ++score)
                (isHeldOut ? result.heldOut : result.tuned)[score.key()].add(score.value());
            if (!isHeldOut)
                result.mistakes += scorer.mistakes;
            ++result.cases;
        }
    }
    return result;
}

QList<QStringList> insightAnswers(const QString &folder)
{
    QList<QStringList> result;
    for (const auto file : {"conflicts"_L1, "agreement"_L1, "trace"_L1}) {
        for (const QJsonValue &json : casesIn(u"%1/%2.json"_s.arg(folder, file))) {
            QStringList answers;
            for (const SourceText &source : sourcesOf(json.toObject()))
                answers.append(source.text);
            result.append(answers);
        }
    }
    return result;
}
