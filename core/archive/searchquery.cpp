#include "core/archive/searchquery.h"

#include <QDate>

#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LongestInput = 1000;
constexpr qsizetype MostPhrases = 32;

/// A stretch of the input: a filter's name, if any, and its value.
struct Part
{
    QString filter; ///< Lower case, without the colon.
    QString value;
    bool isQuoted = false;
};

/// Takes the input apart at spaces outside of quotes.
class Parts final
{
public:
    explicit Parts(QStringView input) : m_input(input) {}

    std::optional<Part> next()
    {
        while (m_place < m_input.size() && m_input[m_place].isSpace())
            ++m_place;
        if (m_place >= m_input.size())
            return {};
        Part part;
        part.filter = filterName();
        if (m_place < m_input.size() && isQuote(m_input[m_place])) {
            part.isQuoted = true;
            part.value = quoted();
        } else {
            part.value = unquoted();
        }
        return part;
    }

private:
    static bool isQuote(QChar c)
    {
        return c == u'"' || c == u'\u201C' || c == u'\u201D' || c == u'\u201E';
    }
    QString filterName()
    {
        static constexpr std::array Names{
            "member"_L1, "model"_L1, "tag"_L1, "before"_L1, "after"_L1};
        for (const QLatin1StringView name : Names) {
            const QStringView rest = m_input.mid(m_place);
            if (rest.size() > name.size() && rest[name.size()] == u':' &&
                rest.startsWith(name, Qt::CaseInsensitive)) {
                m_place += name.size() + 1;
                return name;
            }
        }
        return {};
    }
    QString quoted()
    {
        const qsizetype from = ++m_place;
        while (m_place < m_input.size() && !isQuote(m_input[m_place]))
            ++m_place;
        return m_input.mid(from, m_place++ - from).toString(); // one that is never closed ends here
    }
    QString unquoted()
    {
        const qsizetype from = m_place;
        while (m_place < m_input.size() && !m_input[m_place].isSpace() &&
               !isQuote(m_input[m_place]))
            ++m_place;
        return m_input.mid(from, m_place - from).toString();
    }

    QStringView m_input;
    qsizetype m_place = 0;
};

std::optional<SearchPhrase> phraseOf(const QString &text, bool mayGoOn)
{
    SearchPhrase phrase;
    WordScanner scanner(text);
    while (const auto word = scanner.next())
        phrase.words.append(*word);
    if (phrase.words.isEmpty())
        return {};
    // One letter begins half of all words; one character of a joined script is a word.
    const IndexedWord &last = phrase.words.constLast();
    const bool isAlone = phrase.words.size() < 2 || !phrase.words.at(phrase.words.size() - 2).joins;
    phrase.isPrefix = last.joins ? isAlone : mayGoOn && last.key.size() > 1;
    return phrase;
}

/// The moment a day, month or year begins.
std::optional<QDateTime> moment(const QString &text)
{
    for (const auto &[format, length] :
         {std::pair(u"yyyy-MM-dd"_s, 10), {u"yyyy-MM"_s, 7}, {u"yyyy"_s, 4}}) {
        const QDate date = QDate::fromString(text, format);
        if (text.size() == length && date.isValid())
            return date.startOfDay();
    }
    return {};
}

/// False: the value makes no sense for this filter.
bool takeFilter(SearchQuery &query, const Part &part)
{
    if (part.filter == "before"_L1 || part.filter == "after"_L1) {
        const auto date = moment(part.value);
        if (date)
            (part.filter == "before"_L1 ? query.before : query.after) = date;
        return date.has_value();
    }
    if (part.filter == "tag"_L1) {
        if (!part.value.trimmed().isEmpty())
            query.tags.append(part.value.trimmed());
        return !part.value.trimmed().isEmpty();
    }
    const auto phrase = phraseOf(part.value, !part.isQuoted);
    if (phrase)
        (part.filter == "member"_L1 ? query.members : query.models).append(*phrase);
    return phrase.has_value();
}

QString expression(const SearchPhrase &phrase)
{
    IndexTokens tokens;
    for (const IndexedWord &word : phrase.words)
        tokens.add(word);
    QString text = tokens.finish(true);
    text.replace(u'"', u' '); // cannot be in a key; were it ever, it would end the string
    return u'"' % text % (phrase.isPrefix ? u"\" *"_s : u"\""_s);
}

QString oneOf(QLatin1StringView column, const QList<SearchPhrase> &phrases, QLatin1StringView joint)
{
    QStringList list;
    for (const SearchPhrase &phrase : phrases)
        list += expression(phrase);
    return list.isEmpty() ? QString() : QString(column % u" : (" % list.join(joint) % u')');
}

} // namespace

SearchQuery parseSearch(const QString &text)
{
    SearchQuery query;
    Parts parts(QStringView(text).left(LongestInput));
    for (qsizetype count = 0; count < MostPhrases; ++count) {
        const auto part = parts.next();
        if (!part)
            break;
        if (!part->filter.isEmpty() && takeFilter(query, *part))
            continue;
        if (const auto phrase = phraseOf(part->filter % u' ' % part->value, !part->isQuoted))
            query.phrases.append(*phrase);
    }
    return query;
}

QString matchExpression(const SearchQuery &query)
{
    QStringList all{oneOf("text"_L1, query.phrases, " AND "_L1),
                    oneOf("member"_L1, query.members, " OR "_L1),
                    oneOf("model"_L1, query.models, " OR "_L1)};
    all.removeAll(QString());
    return all.join(u" AND "_s);
}

} // namespace Conclave
