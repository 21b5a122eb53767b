#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace Conclave {

/// A word of a text, and what it is found by.
struct IndexedWord
{
    QString key; ///< Without case and diacritics, at most 64 characters.
    qsizetype from = 0;
    qsizetype length = 0; ///< Of the text, in UTF-16 units.
    /// It is one character of a script that puts no spaces between words: Chinese, Japanese,
    /// Korean, Thai … Such characters are found wherever they stand.
    bool joins = false;

    qsizetype end() const { return from + length; }
    bool operator==(const IndexedWord &) const = default;
};

/// Reads a text word by word. Everything that is neither letter nor digit separates words.
class WordScanner final
{
public:
    /// The text outlives the scanner.
    explicit WordScanner(QStringView text) : m_text(text) {}

    std::optional<IndexedWord> next(); ///< Empty at the end.

private:
    char32_t codePointAt(qsizetype place, qsizetype &length) const;
    qsizetype endOfMarks(qsizetype place) const;

    QStringView m_text;
    qsizetype m_place = 0;
};

/// Makes of words the tokens of the full-text index. What is found depends on this and on
/// IndexedWord::key: when either changes, every archive must be indexed anew.
class IndexTokens final
{
public:
    void add(const IndexedWord &word);
    /// Everything added, separated by spaces. In an index the last character of a joined run stands
    /// for itself as well; in a search it does not, since more may follow it.
    QString finish(bool isSearch = false);

private:
    void closeRun(bool isOpen);

    QString m_tokens;
    QString m_last; ///< Of the joined run that is open; empty: none is.
    qsizetype m_lastEnd = -1;
    bool m_isRunLong = false;
};

/// `text` as the full-text index takes it.
QString indexTokens(QStringView text);

} // namespace Conclave
