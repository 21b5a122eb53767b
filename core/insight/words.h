#pragma once

#include <QList>
#include <QString>

namespace Conclave {

/// A word, a number or a mark in a sentence.
struct Word
{
    enum class Kind { Letters, Number, Mark };

    Kind kind = Kind::Mark;
    QString text;   ///< As written.
    QString folded; ///< In lower case, with a straight apostrophe.
    qsizetype start = 0;
    bool isAfterSpace = true;
    bool isCode = false; ///< Stands between backticks.

    qsizetype end() const { return start + text.size(); }
};

/// The first 200 words of a sentence. Numbers keep their separators and exponent ("1,000.5", "1e3",
/// also "1 000"), letters the digits after them ("v1.2.3", "MP3"); links are left out. Takes one
/// pass.
QList<Word> wordsOf(const QString &sentence);

/// Whether the words are of a German sentence, where every noun is written like a name.
bool areGerman(const QList<Word> &words);

/// A folded word without the ending of its plural or tense, roughly: for comparing only.
QString stem(const QString &folded);

} // namespace Conclave
