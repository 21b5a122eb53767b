#pragma once

#include "core/insight/range.h"

#include <QHash>
#include <QList>
#include <QString>

namespace Conclave {

/// Gives equal words and equal passages equal numbers, in both texts.
struct Numbers
{
    QHash<QString, int> tokens;
    QHash<QList<int>, int> keys; ///< By the numbers of a passage's tokens.
};

/// A word or a mark.
struct Token
{
    Range range;
    int number = 0;
    bool isWord = false; ///< Letters or digits, no mark.
};

/// A passage made ready to be compared with others.
struct ComparedPiece
{
    Range range;
    int key = 0; ///< Equal for what reads the same.
    QList<Token> tokens;
    QList<int> words; ///< Sorted.
};

/// The passages of a Markdown text. Marks of emphasis are no tokens, but in code.
QList<ComparedPiece> piecesOf(const QString &text, Numbers &numbers);

/// How much of their words two pieces share, from 0 to 1; 0 when it is too little for a sentence
/// that was changed.
float similarity(const ComparedPiece &left, const ComparedPiece &right);

} // namespace Conclave
