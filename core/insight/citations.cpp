#include "core/insight/citations.h"

#include <QRegularExpression>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LongestBracket = 300;
constexpr qsizetype ShortestName = 3;

bool isWordAt(const QString &text, qsizetype at, qsizetype length)
{
    const bool startsInWord = at > 0 && text[at - 1].isLetterOrNumber();
    const qsizetype end = at + length;
    return !startsInWord && (end >= text.size() || !text[end].isLetterOrNumber());
}

/// Where `word` stands in the text as a word of its own; -1 when it does not.
qsizetype indexOfWord(const QString &text, const QString &word, qsizetype from)
{
    qsizetype at = text.indexOf(word, from);
    while (at >= 0 && !isWordAt(text, at, word.size()))
        at = text.indexOf(word, at + 1);
    return at;
}

class CitationReader
{
public:
    CitationReader(const QString &text, const QList<SourceText> &sources)
        : m_text(text)
        , m_sources(sources)
    {
        m_result.text = text;
        for (const SourceText &source : sources)
            m_names.append(source.name.simplified());
    }

    CitedText read()
    {
        readBrackets();
        for (qsizetype source = 0; source < m_names.size(); ++source) {
            if (m_names[source].size() >= ShortestName && !isUsedAsWord(m_names[source]))
                readName(source);
        }
        std::ranges::stable_sort(m_result.citations, {}, [](const CitedText::Citation &citation) {
            return citation.range.position;
        });
        return m_result;
    }

private:
    void readBrackets()
    {
        static const QRegularExpression bracket(
            uR"(\[([^\[\]\n]{1,%1})\](?!\())"_s.arg(LongestBracket));
        for (auto found = bracket.globalMatch(m_text); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            const QList<qsizetype> cited = sourcesIn(match.captured(1));
            for (const qsizetype source : cited)
                cite(source, {match.capturedStart(), match.capturedLength()});
        }
    }

    /// The sources that a bracket names; empty when something else stands in it, too.
    QList<qsizetype> sourcesIn(const QString &content) const
    {
        if (const qsizetype whole = sourceNamed(content.simplified()); whole >= 0)
            return {whole};
        static const QRegularExpression separator(uR"(\s*(?:[,;/&+]|\band\b|\bund\b|\bet\b)\s*)"_s);
        QList<qsizetype> sources;
        for (const QString &part : content.simplified().split(separator, Qt::SkipEmptyParts)) {
            const qsizetype source = sourceNamed(part);
            if (source >= 0)
                sources.append(source);
            else if (part != "cut"_L1)
                return {};
        }
        return sources;
    }

    qsizetype sourceNamed(const QString &name) const
    {
        const qsizetype named = m_names.indexOf(name);
        if (named >= 0)
            return named;
        const bool isLabel =
            !name.isEmpty() && name.size() <= 2 &&
            std::ranges::all_of(name, [](QChar c) { return c >= u'A' && c <= u'Z'; });
        qsizetype place = 0; // A … Z, AA, AB …
        for (const QChar c : name.first(isLabel ? name.size() : 0))
            place = place * 26 + (c.unicode() - u'A' + 1);
        return place <= m_sources.size() ? place - 1 : -1;
    }

    bool isUsedAsWord(const QString &name) const
    {
        return std::ranges::any_of(m_sources, [&](const SourceText &source) {
            return indexOfWord(source.text, name, 0) >= 0;
        });
    }

    void readName(qsizetype source)
    {
        const QString &name = m_names[source];
        qsizetype at = indexOfWord(m_result.text, name, 0);
        while (at >= 0) {
            cite(source, {at, name.size()});
            m_result.text[at] = u'A'; // or else the sentence would not begin there
            at = indexOfWord(m_result.text, name, at + name.size());
        }
    }

    void cite(qsizetype source, const Range &range)
    {
        m_result.citations.append({source, range});
        std::fill_n(m_result.text.begin() + range.position, range.length, u' ');
    }

    const QString &m_text;
    const QList<SourceText> &m_sources;
    QStringList m_names;
    CitedText m_result;
};

} // namespace

CitedText readCitations(const QString &text, const QList<SourceText> &sources)
{
    return CitationReader(text, sources).read();
}

} // namespace Conclave
