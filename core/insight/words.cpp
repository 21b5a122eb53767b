#include "core/insight/words.h"

#include <QSet>
#include <QStringList>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isApostrophe(QChar c)
{
    return c == u'\'' || c == u'’';
}

bool isPartOfWord(QChar c)
{
    return c.isLetterOrNumber() || c.isMark();
}

class Scanner
{
public:
    explicit Scanner(const QString &text) : m_text(text) {}

    QList<Word> words()
    {
        constexpr qsizetype MaxWords = 200;
        while (m_at < m_text.size() && m_words.size() < MaxWords)
            next();
        return m_words;
    }

private:
    QChar peek(qsizetype at) const { return at < m_text.size() ? m_text[at] : QChar(); }

    void next()
    {
        const QChar c = m_text[m_at];
        if (c.isSpace()) {
            ++m_at;
            m_isAfterSpace = true;
        } else if (c == u'`') {
            ++m_at;
            m_isCode = !m_isCode;
        } else if (QStringView(m_text).sliced(m_at).startsWith("://"_L1)) {
            skipLink();
        } else if (isEmphasis()) {
            ++m_at; // "**15** users" are 15 users
        } else if (isDigit(c)) {
            add(Word::Kind::Number, numberEnd(m_at));
        } else if (isPartOfWord(c)) {
            addLetters(lettersEnd(m_at));
        } else {
            add(Word::Kind::Mark, m_at + 1);
        }
    }

    /// Whether a mark of emphasis is next: one that touches a word, but joins no two.
    bool isEmphasis() const
    {
        const QChar mark = peek(m_at);
        if (mark != u'*' && mark != u'_')
            return false;
        qsizetype before = m_at - 1;
        while (before >= 0 && m_text[before] == mark)
            --before;
        qsizetype after = m_at + 1;
        while (peek(after) == mark)
            ++after;
        const bool isAtStart = before < 0 || m_text[before].isSpace();
        const bool isAtEnd = after >= m_text.size() || m_text[after].isSpace();
        const bool isJoint =
            before >= 0 && isPartOfWord(m_text[before]) && isPartOfWord(peek(after));
        return !(isAtStart && isAtEnd) && !isJoint;
    }

    void skipLink()
    {
        while (m_at < m_text.size() && !m_text[m_at].isSpace() && m_text[m_at] != u')')
            ++m_at;
        if (!m_words.isEmpty())
            m_words.removeLast(); // the scheme
    }

    void add(Word::Kind kind, qsizetype end)
    {
        const QString text = m_text.mid(m_at, end - m_at);
        QString folded = text.toLower();
        folded.replace(u'’', u'\'');
        m_words.append({kind, text, folded, m_at, m_isAfterSpace, m_isCode});
        m_at = end;
        m_isAfterSpace = false;
    }

    /// French words leave their article: l'application is two words, it's is one.
    void addLetters(qsizetype end)
    {
        for (qsizetype i = m_at + 1; i <= m_at + 2 && i + 3 < end; ++i) {
            if (isApostrophe(m_text[i])) {
                add(Word::Kind::Letters, i);
                ++m_at;
                m_isAfterSpace = true;
                break;
            }
        }
        add(Word::Kind::Letters, end);
    }

    qsizetype lettersEnd(qsizetype at) const
    {
        for (++at; at < m_text.size(); ++at) {
            const QChar c = m_text[at];
            const bool joins = (isApostrophe(c) && peek(at + 1).isLetter()) ||
                               (c == u'.' && isDigit(m_text[at - 1]) && isDigit(peek(at + 1)));
            if (!isPartOfWord(c) && !joins)
                break;
        }
        return at;
    }

    qsizetype digitsEnd(qsizetype at) const
    {
        while (isDigit(peek(at)))
            ++at;
        return at;
    }

    /// Whether a thousands group follows the space at `at`: three digits and no more.
    bool isGroup(qsizetype at, qsizetype start) const
    {
        return at - start <= 3 && digitsEnd(at + 1) == at + 4 && !peek(at + 4).isLetter();
    }

    qsizetype numberEnd(qsizetype start) const
    {
        qsizetype at = digitsEnd(start);
        while (true) {
            const QChar c = peek(at);
            const bool isSpace = c == u' ' || c == u'\u00a0' || c == u'\u202f' || c == u'\u2009';
            const bool isSeparator = c == u'.' || c == u',' || isApostrophe(c);
            if (isSeparator && isDigit(peek(at + 1)))
                at = digitsEnd(at + 1);
            else if (isSpace && isGroup(at, start))
                at += 4, start = at - 3;
            else
                break;
        }
        return exponentEnd(at);
    }

    qsizetype exponentEnd(qsizetype at) const
    {
        if (peek(at) != u'e' && peek(at) != u'E')
            return at;
        const qsizetype sign = peek(at + 1) == u'-' || peek(at + 1) == u'+' ? 1 : 0;
        const qsizetype end = digitsEnd(at + 1 + sign);
        return end > at + 1 + sign && !peek(end).isLetter() ? end : at;
    }

    const QString &m_text;
    qsizetype m_at = 0;
    bool m_isAfterSpace = true;
    bool m_isCode = false;
    QList<Word> m_words;
};

} // namespace

QList<Word> wordsOf(const QString &sentence)
{
    return Scanner(sentence).words();
}

bool areGerman(const QList<Word> &words)
{
    static const QStringList list =
        u"der das und ist ein eine einen einem einer für mit nicht wird werden sind dem auch zum "
        "zur beträgt liegt kein keine beim vom Der Das Ein Eine Für Mit"_s.split(u' ');
    static const QSet<QString> german(list.begin(), list.end());
    return std::ranges::any_of(words, [](const Word &word) { return german.contains(word.text); });
}

QString stem(const QString &folded)
{
    QString word = folded.endsWith("'s"_L1) ? folded.chopped(2) : folded;
    for (const auto ending : {"ing"_L1, "ed"_L1, "es"_L1, "en"_L1, "s"_L1, "e"_L1}) {
        const qsizetype shortest = ending.size() > 1 ? 4 : 3;
        if (word.endsWith(ending) && word.size() - ending.size() >= shortest)
            return word.chopped(ending.size());
    }
    return word;
}

} // namespace Conclave
