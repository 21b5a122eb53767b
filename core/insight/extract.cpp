#include "core/insight/extract.h"

#include "core/base/text.h"
#include "core/insight/conflicts.h"

#include <QRegularExpression>

#include <algorithm>
#include <functional>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MaxShown = 8;
// A sentence supports another one when it holds at least this part of its words.
constexpr double SupportingShare = 0.5;

/// A claim that is long enough to be shown.
struct Candidate
{
    qsizetype claim = 0;
    QList<qsizetype> supporters; ///< Sources, in order; the claim's own among them.
};

/// Without marks of strong text whose counterpart stands in another sentence.
QString withoutHalfStrong(QString sentence)
{
    for (const auto mark : {"**"_L1, "__"_L1}) {
        if (sentence.count(mark) % 2 != 0)
            sentence.remove(mark);
    }
    return sentence;
}

/// Keeps what could begin a block of its own inside the bullet.
QString inBullet(const QString &sentence)
{
    static const QRegularExpression block(
        uR"(^(?:[#>|<=]|[-+*](?=\s|$)|([-*_])(?=(?:\s*\1){2}[\s\-*_]*$)|-(?=-)|`{3}|~{3}|\[(?=[^\]]{0,99}\]:)))"_s);
    static const QRegularExpression number(uR"(^(\d{1,9})(?=[.)](?:\s|$)))"_s);
    QString text = withoutHalfStrong(sentence).simplified();
    if (block.match(text).hasMatch())
        return u'\\' + text;
    return text.replace(number, u"\\1\\"_s);
}

class Extract
{
public:
    explicit Extract(const QList<SourceText> &sources)
        : m_sources(sources)
        , m_claims(claims(sources))
        , m_conflicts(conflicts(m_claims))
        , m_overlap(terms(m_claims))
    {
        for (const Conflict &conflict : m_conflicts)
            m_disputed.append(conflict.claims);
    }

    QString text() const
    {
        const QList<Candidate> candidates = withSupporters();
        const QList<Candidate> shared = best(candidates, true);
        const QList<Candidate> single = best(candidates, false);
        if (shared.isEmpty() && single.isEmpty() && m_conflicts.isEmpty())
            return quoted();
        return section(u"Said by more than one member"_s, listed(shared)) +
               section(u"The members disagree"_s, listed(m_conflicts)) +
               section(u"Said by one member only"_s, listed(single));
    }

private:
    static QList<QStringList> terms(const QList<Claim> &claims)
    {
        QList<QStringList> terms;
        for (const Claim &claim : claims)
            terms.append(claim.terms);
        return terms;
    }

    /// Other words may be missing, numbers may not: 14 days do not support 30 days.
    bool supports(qsizetype other, qsizetype claim) const
    {
        const double needed = SupportingShare * double(m_overlap.size(claim));
        return double(m_overlap.shared(other, claim)) >= needed &&
               std::ranges::all_of(m_claims[claim].terms, [&](const QString &term) {
                   return !term.front().isDigit() || m_claims[other].terms.contains(term);
               });
    }

    bool isLongEnough(qsizetype claim) const { return m_overlap.size(claim) >= 3; }

    QList<Candidate> withSupporters() const
    {
        QList<Candidate> candidates;
        for (qsizetype i = 0; i < m_claims.size(); ++i) {
            if (!isLongEnough(i) || m_disputed.contains(i))
                continue;
            Candidate candidate{i, {}};
            for (qsizetype j = 0; j < m_claims.size(); ++j) {
                const qsizetype source = m_claims[j].source;
                const bool isNew =
                    candidate.supporters.isEmpty() || candidate.supporters.last() != source;
                if (isNew && isLongEnough(j) && supports(j, i))
                    candidate.supporters.append(source);
            }
            candidates.append(candidate);
        }
        std::ranges::stable_sort(
            candidates, std::greater<>(), [](const Candidate &c) { return c.supporters.size(); });
        return candidates;
    }

    /// The best ones that repeat neither each other nor what is disputed.
    QList<Candidate> best(const QList<Candidate> &candidates, bool shared) const
    {
        QList<Candidate> chosen;
        QList<qsizetype> said = m_disputed;
        for (const Candidate &candidate : candidates) {
            const bool repeats = std::ranges::any_of(said, [&](qsizetype earlier) {
                return supports(earlier, candidate.claim) || supports(candidate.claim, earlier);
            });
            if ((candidate.supporters.size() > 1) == shared && !repeats &&
                chosen.size() < MaxShown) {
                chosen.append(candidate);
                said.append(candidate.claim);
            }
        }
        return chosen;
    }

    QString name(qsizetype source) const
    {
        const SourceText &text = m_sources[source];
        return u'[' + singleLine(text.name) + (text.cut ? u", cut]"_s : u"]"_s);
    }

    QString names(const QList<qsizetype> &sources) const
    {
        QString text;
        for (const qsizetype source : sources)
            text += name(source);
        return text;
    }

    static QString section(const QString &title, const QString &bullets)
    {
        return bullets.isEmpty() ? QString() : u"**%1**\n\n"_s.arg(title) + bullets + u'\n';
    }

    QString listed(const QList<Candidate> &candidates) const
    {
        QString text;
        for (const Candidate &candidate : candidates) {
            const Claim &claim = m_claims[candidate.claim];
            text += u"- "_s + inBullet(claim.sentence) + (claim.isOpen ? u"… "_s : u" "_s) +
                    names(candidate.supporters) + u'\n';
        }
        return text;
    }

    QString listed(const QList<Conflict> &conflicts) const
    {
        QString text;
        for (const Conflict &conflict : conflicts.mid(0, MaxShown)) {
            QStringList sides;
            QStringList sentences;
            for (const Conflict::Side &side : conflict.sides) {
                sides.append(inBullet(side.value) + u' ' + names(side.sources));
                sentences.append(u'“' + side.sentence + u'”');
            }
            const bool isClear = conflict.kind != Conflict::Kind::Negation;
            text += u"- "_s + sides.join(u" · "_s) + u": "_s +
                    (isClear ? sentences.first() : sentences.join(u" · "_s)) + u'\n';
        }
        return text;
    }

    /// Answers too short or too odd for sentences are given as they are.
    QString quoted() const
    {
        QString text = u"The answers side by side:\n\n"_s;
        for (qsizetype i = 0; i < m_sources.size(); ++i) {
            const QString line = m_sources[i].text.trimmed().left(2000).simplified().left(400);
            if (!line.isEmpty())
                text += u"- "_s + inBullet(line) + u' ' + name(i) + u'\n';
        }
        return text;
    }

    const QList<SourceText> &m_sources;
    const QList<Claim> m_claims;
    const QList<Conflict> m_conflicts;
    const Overlap m_overlap;
    QList<qsizetype> m_disputed; ///< Claims.
};

} // namespace

QString extractiveSynthesis(const QList<SourceText> &sources)
{
    return Extract(sources).text();
}

} // namespace Conclave
