#include "core/insight/statement.h"

#include "core/insight/figures.h"
#include "core/insight/vocabulary.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

class StatementReader
{
public:
    explicit StatementReader(const Claim &claim)
        : m_sentence(claim.sentence)
        , m_words(claim.words)
        , m_figures(figuresOf(claim.words))
    {
    }

    Statement read()
    {
        m_result.figures = m_figures.figures;
        m_result.isVague = !m_words.isEmpty() && Vocabulary::isPronoun(m_words.first().folded);
        m_isGerman = areGerman(m_words);
        for (qsizetype i = 0; i < m_words.size(); ++i)
            add(i);
        m_result.isDoubtful = m_result.isDoubtful || m_negations > 1;
        return m_result;
    }

private:
    void add(qsizetype at)
    {
        const Word &word = m_words[at];
        if (m_figures.isTaken[at]) {
            if (m_result.neighbours.isEmpty() || !m_result.neighbours.last().isEmpty())
                m_result.neighbours.append(QString());
        } else if (m_figures.isName[at]) {
            addTerm(word, word.text, true);
        } else if (word.kind == Word::Kind::Letters) {
            addLetters(at);
        } else if (word.text == "?"_L1) {
            m_result.isDoubtful = true;
        }
    }

    void addLetters(qsizetype at)
    {
        const Word &word = m_words[at];
        const bool isNegation = !word.isCode && Vocabulary::isNegation(word.folded);
        m_result.isDoubtful = m_result.isDoubtful || Vocabulary::isReservation(word.folded);
        m_result.refersBack = m_result.refersBack || Vocabulary::isReference(word.folded);
        m_result.hasWith = m_result.hasWith || Vocabulary::isWith(word.folded);
        if (isNegation) {
            ++m_negations;
            const bool isBare = at > 0 && Vocabulary::isBareNegation(word.folded);
            const bool hasVerb = isBare && Vocabulary::isFiller(m_words[at - 1].folded);
            const qsizetype start = hasVerb ? m_words[at - 1].start : word.start;
            setNegation(start, word.end());
            m_result.isWithout = Vocabulary::isWithout(word.folded);
            m_awaitsDenied = Vocabulary::denied(word.folded).isEmpty();
            if (m_awaitsDenied)
                return;
            m_result.denied = stem(Vocabulary::denied(word.folded));
            addTerm(word, m_result.denied, false);
        } else if (word.isCode || !Vocabulary::isFiller(word.folded)) {
            const bool isName = looksLikeName(at);
            if (word.text.size() > 1 || isName)
                addTerm(word, stem(word.folded), isName);
        }
    }

    bool looksLikeName(qsizetype at) const
    {
        const QString &text = m_words[at].text;
        const bool startsSentence =
            std::none_of(m_words.begin(), m_words.begin() + at, [](const Word &word) {
                return word.kind != Word::Kind::Mark;
            });
        const auto isUpper = [](QChar c) { return c.isUpper(); };
        const auto isDigit = [](QChar c) { return c.isDigit(); };
        return m_words[at].isCode || (text.front().isUpper() && !startsSentence && !m_isGerman) ||
               std::ranges::any_of(text, isDigit) || std::ranges::count_if(text, isUpper) > 1;
    }

    void setNegation(qsizetype start, qsizetype end)
    {
        m_result.negationPlace = {start, end - start};
        m_result.negation = m_sentence.mid(start, end - start);
    }

    void addTerm(const Word &word, const QString &term, bool isName)
    {
        constexpr qsizetype MaxTerms = 40;
        m_result.neighbours.append(term);
        if (m_awaitsDenied && m_negations > 0) {
            setNegation(m_result.negationPlace.position, word.end());
            m_result.denied = term;
            m_awaitsDenied = false;
        }
        if (isName)
            m_result.names.insert(term);
        else if (m_isGerman && word.text.front().isUpper())
            m_result.nouns.insert(term);
        if (Vocabulary::isQualifier(word.folded))
            m_result.qualifiers.insert(term);
        if (m_result.terms.contains(term) || m_result.terms.size() >= MaxTerms)
            return;
        m_result.terms.insert(term);
        m_result.frame.append(term);
        m_result.written.append(word.text);
        m_result.places.append({word.start, word.text.size()});
    }

    const QString &m_sentence;
    const QList<Word> &m_words;
    Figures m_figures;
    Statement m_result;
    qsizetype m_negations = 0;
    bool m_awaitsDenied = false;
    bool m_isGerman = false;
};

/// For every word of one that the other has not: the shared words beside it.
struct Places
{
    QSet<QString> after;  ///< Follows such a word.
    QSet<QString> before; ///< Precedes it.
};

Places placesOfOwn(const Statement &one, const QSet<QString> &others)
{
    Places places;
    const QStringList &words = one.neighbours;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words[i].isEmpty() || others.contains(words[i]))
            continue;
        if (i + 1 < words.size() && others.contains(words[i + 1]))
            places.after.insert(words[i + 1]);
        if (i > 0 && others.contains(words[i - 1]))
            places.before.insert(words[i - 1]);
    }
    return places;
}

bool isToldApart(const Statement &one, const Statement &other)
{
    return std::ranges::any_of(one.frame, [&](const QString &term) {
        return !other.terms.contains(term) && !other.inherited.contains(term) &&
               (one.qualifiers.contains(term) || one.names.contains(term));
    });
}

/// A noun that one has and the other has not. "Mietkaution" is a kind of "Kaution".
bool hasOwnNoun(const Statement &one, const Statement &other)
{
    constexpr qsizetype ShortestHead = 5;
    const auto isKind = [](const QString &compound, const QString &head) {
        return head.size() >= ShortestHead && compound.endsWith(head);
    };
    return std::ranges::any_of(one.nouns, [&](const QString &noun) {
        return !other.terms.contains(noun) &&
               std::ranges::none_of(other.nouns, [&](const QString &theirs) {
                   return isKind(noun, theirs) || isKind(theirs, noun);
               });
    });
}

/// Those terms of one that the other has not, but stand in the sentence it refers to.
qsizetype referredTo(const Statement &one, const Statement &other)
{
    return std::ranges::count_if(one.frame, [&](const QString &term) {
        return !other.terms.contains(term) && other.inherited.contains(term);
    });
}

} // namespace

Statement statementOf(const Claim &claim)
{
    return StatementReader(claim).read();
}

QList<Statement> statementsOf(const QList<Claim> &claims)
{
    QList<Statement> statements;
    for (qsizetype i = 0; i < claims.size(); ++i) {
        Statement statement = statementOf(claims[i]);
        if (i > 0 && claims[i].source == claims[i - 1].source && statement.refersBack)
            statement.inherited = statements.last().terms + statements.last().inherited;
        statements.append(statement);
    }
    return statements;
}

bool isSameSubject(const Statement &one, const Statement &other, qsizetype shared)
{
    const qsizetype longer = std::max(one.frame.size(), other.frame.size());
    const bool isEqual =
        shared == longer && shared == std::min(one.frame.size(), other.frame.size());
    const qsizetype referred = referredTo(one, other) + referredTo(other, one);
    const qsizetype common = shared + referred;
    if (2 * common < longer || (common < 2 && !isEqual) || shared < 1)
        return false;
    const bool isVague = one.isVague || other.isVague;
    const bool areVague = one.isVague && other.isVague;
    if (isVague && referred == 0 && !(isEqual && shared >= (areVague ? 2 : 3)))
        return false;
    if (isEqual)
        return true;
    if (isToldApart(one, other) || isToldApart(other, one) ||
        (hasOwnNoun(one, other) && hasOwnNoun(other, one)))
        return false;
    const Places places = placesOfOwn(one, other.terms);
    const Places otherPlaces = placesOfOwn(other, one.terms);
    return !places.after.intersects(otherPlaces.after) &&
           !places.before.intersects(otherPlaces.before);
}

} // namespace Conclave
