#pragma once

#include "ui/code/coderegion.h"

#include <QHash>
#include <QList>
#include <QStringView>

#include <optional>

namespace Conclave {

/// A mark that gives the word behind it its kind: `$x`, `@Override`, `#include`.
struct CodeSigil
{
    QStringView mark;
    CodeKind kind = CodeKind::Variable;
    bool anywhere = false;     ///< Also right behind a word.
    bool lineStart = false;    ///< Only as the first thing on a line.
    QStringView brackets = {}; ///< Those that may enclose the word.
    QStringView specials = {}; ///< Single characters that may stand for the word.
};

/// A line that begins with `start` is of one kind as a whole.
struct CodeLineRule
{
    QStringView start;
    CodeKind kind;
};

struct CodeLanguage;

/// A stretch in another language.
struct CodeIsland
{
    QStringView open; ///< A tag's beginning: its name goes with it. Empty: only reached by `next`.
    QStringView close;
    bool takesClose = true; ///< Otherwise the end is read as what comes behind the island.
    const CodeLanguage *language = nullptr;
    int next = 0; ///< The island that begins at the end of this one, counted from 1.
};

/// How the lexer reads one language. Lists of words are divided by spaces.
struct CodeLanguage
{
    enum Trait : quint16 {
        IgnoresCase = 1,
        CapitalTypes = 1 << 1,  ///< Words with a capital first are types, ALL_CAPITALS are not.
        CapitalCalls = 1 << 12, ///< But not those that are called: no constructors without `new`.
        Calls = 1 << 2,         ///< A word before a parenthesis is a function.
        BangCalls = 1 << 3,     ///< The same with `!` between.
        NoNumbers = 1 << 4,
        QuotedDigits = 1 << 5,  ///< 1'000'000
        KeysNeedSpace = 1 << 6, ///< Behind the key's mark.
        KeysInBraces = 1 << 7,  ///< Keys and colours like #fff stand only inside braces.
        KeysFirst = 1 << 8,     ///< Only the first word of a line can be a key.
        Commands = 1 << 9,      ///< The first word of a command is a function.
        DashedCalls = 1 << 10,  ///< So is every word with a dash inside.
        Session = 1 << 11,      ///< Only lines behind a prompt are code, the rest is output.
    };

    QStringView name;    ///< As its friends write it.
    QStringView aliases; ///< What it is called behind a fence, in lower case.
    QStringView keywords = {};
    QStringView moreKeywords = {}; ///< Those that a language has beyond its ancestor's.
    QStringView types = {};
    QStringView functions = {};
    QList<CodeRegion> regions = {}; ///< At most 15; the first that fits wins.
    QList<CodeSigil> sigils = {};
    QList<CodeLineRule> lineRules = {};
    QList<CodeIsland> islands = {};      ///< At most 7.
    QStringView wordMarks = {};          ///< What else may stand inside a word.
    QStringView keyMarks = {};           ///< What follows the key of a value.
    QStringView prefixes = {};           ///< Words that belong to the string behind them.
    QStringView formattingPrefixes = {}; ///< Those that switch interpolation on.
    QStringView introducers = {};        ///< Words behind which a command begins.
    std::optional<CodeKind> otherWords = {};
    int traits = 0;
    QHash<QStringView, CodeKind> words = {}; ///< All of the words above, filled by indexWords().

    bool has(Trait trait) const { return traits & trait; }
    /// What a word outside strings is, before the text `behind` it, as a member of something or
    /// not.
    std::optional<CodeKind> kindOf(QStringView word, QStringView behind, bool isMember) const;
    bool isPrefix(QStringView word) const;
    bool formats(QStringView prefix) const;
    bool introduces(QStringView word) const;
    void indexWords();
};

/// The language that the first word behind a fence names, in any case and with the usual
/// additions (`{.python}`, `rust,ignore`); null when we do not know it.
const CodeLanguage *codeLanguage(QStringView fenceWord);

/// Its place in the list of all languages, from 1, and the other way round; 0 is none.
int codeLanguageNumber(const CodeLanguage *language);
const CodeLanguage *codeLanguage(int number);

} // namespace Conclave
