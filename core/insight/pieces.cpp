#include "core/insight/pieces.h"

#include "core/insight/sentences.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <utility>

namespace Conclave {

namespace {

template<typename Thing>
int numberOf(const Thing &thing, QHash<Thing, int> &numbers)
{
    const auto found = numbers.constFind(thing);
    return found != numbers.cend() ? *found : *numbers.insert(thing, int(numbers.size()));
}

bool isEmphasis(QChar c)
{
    return c == u'*' || c == u'_' || c == u'`';
}

QList<Token> tokensOf(const QString &text, const Passage &passage, QHash<QString, int> &numbers)
{
    QList<Token> tokens;
    const QStringView view = QStringView(text).sliced(passage.range.position, passage.range.length);
    const bool isCode = passage.kind == Passage::Kind::Code;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, view.data(), view.size());
    bool isLineStart = false;
    qsizetype start = 0;
    for (qsizetype end = finder.toNextBoundary(); end >= 0; end = finder.toNextBoundary()) {
        const QStringView token = view.sliced(start, end - start);
        const bool isSpace = token.front().isSpace();
        const bool isQuoteMark = isLineStart && token == u'>';
        const bool isMarkup = !isCode && (isQuoteMark || std::ranges::all_of(token, isEmphasis));
        isLineStart = token.contains(u'\n') || (isLineStart && (isSpace || isQuoteMark));
        if (!isSpace && !isMarkup)
            tokens.append({{passage.range.position + start, end - start},
                           numberOf(token.toString(), numbers),
                           token.front().isLetterOrNumber()});
        start = end;
    }
    return tokens;
}

} // namespace

QList<ComparedPiece> piecesOf(const QString &text, Numbers &numbers)
{
    QList<ComparedPiece> pieces;
    for (const Passage &passage : passages(text)) {
        if (passage.kind == Passage::Kind::Rule)
            continue;
        ComparedPiece piece{passage.range, 0, tokensOf(text, passage, numbers.tokens), {}};
        QList<int> key;
        key.reserve(piece.tokens.size());
        for (const Token &token : std::as_const(piece.tokens)) {
            key.append(token.number);
            if (token.isWord)
                piece.words.append(token.number);
        }
        std::ranges::sort(piece.words);
        piece.key = numberOf(key, numbers.keys);
        pieces.append(piece);
    }
    return pieces;
}

float similarity(const ComparedPiece &left, const ComparedPiece &right)
{
    constexpr float Similar = 0.5;
    const auto all = float(left.words.size() + right.words.size());
    const auto fewer = float(std::min(left.words.size(), right.words.size()));
    if (all == 0 || 2 * fewer / all < Similar)
        return 0;
    qsizetype shared = 0;
    for (auto l = left.words.begin(), r = right.words.begin();
         l != left.words.end() && r != right.words.end();) {
        if (*l == *r)
            ++l, ++r, ++shared;
        else
            *l < *r ? ++l : ++r;
    }
    const float share = 2 * float(shared) / all;
    return share < Similar ? 0 : share;
}

} // namespace Conclave
