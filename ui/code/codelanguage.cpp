#include "ui/code/codelanguage.h"

#include <QStringTokenizer>

#include <algorithm>
#include <utility>

namespace Conclave {

namespace {

bool isListed(QStringView word, QStringView list)
{
    constexpr qsizetype Longest = 8; // of all such lists
    if (list.isEmpty() || word.size() > Longest)
        return false;
    const auto words = list.tokenize(u' ');
    return std::ranges::any_of(
        words, [word](QStringView one) { return one.compare(word, Qt::CaseInsensitive) == 0; });
}

constexpr qsizetype LongestWord = 32; // of all that are listed

std::optional<CodeKind> listed(QStringView word, const CodeLanguage &language)
{
    if (word.size() > LongestWord)
        return {};
    const auto entry = language.has(CodeLanguage::IgnoresCase)
                           ? language.words.constFind(word.toString().toLower())
                           : language.words.constFind(word);
    if (entry == language.words.cend())
        return {};
    return *entry;
}

bool isCalled(QStringView behind, const CodeLanguage &language)
{
    if (behind.startsWith(u'!') && language.has(CodeLanguage::BangCalls))
        return behind.startsWith(u"!(") || behind.startsWith(u"![") || behind.startsWith(u"!{");
    return behind.startsWith(u'(') && language.has(CodeLanguage::Calls);
}

bool isCapitalType(QStringView word)
{
    return word.front().isUpper() &&
           (word.size() == 1 || std::ranges::any_of(word, [](QChar c) { return c.isLower(); }));
}

} // namespace

std::optional<CodeKind>
CodeLanguage::kindOf(QStringView word, QStringView behind, bool isMember) const
{
    if (!isMember) {
        if (const auto kind = listed(word, *this))
            return kind;
    }
    const bool called = isCalled(behind, *this);
    const bool type = has(CapitalTypes) && isCapitalType(word);
    if (type && !(called && (isMember || has(CapitalCalls))))
        return CodeKind::Type;
    if (called || (has(DashedCalls) && word.contains(u'-')))
        return CodeKind::Function;
    return otherWords;
}

bool CodeLanguage::isPrefix(QStringView word) const
{
    return isListed(word, prefixes) || formats(word);
}

bool CodeLanguage::formats(QStringView prefix) const
{
    return isListed(prefix, formattingPrefixes);
}

bool CodeLanguage::introduces(QStringView word) const
{
    return isListed(word, introducers);
}

void CodeLanguage::indexWords()
{
    for (const auto &[list, kind] : {std::pair(functions, CodeKind::Function),
                                     std::pair(types, CodeKind::Type),
                                     std::pair(keywords, CodeKind::Keyword),
                                     std::pair(moreKeywords, CodeKind::Keyword)}) {
        for (const QStringView word : list.split(u' ', Qt::SkipEmptyParts))
            words.insert(word, kind);
    }
}

} // namespace Conclave
