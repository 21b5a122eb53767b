#pragma once

#include "core/insight/difference.h"

#include <QStringList>

/// A passage with what it has for itself in brackets.
inline QString
markedWords(const QString &text, const Conclave::Range &range, const QList<Conclave::Range> &words)
{
    QString result = text.mid(range.position, range.length);
    for (auto word = words.crbegin(); word != words.crend(); ++word) {
        result.insert(word->end() - range.position, u']');
        result.insert(word->position - range.position, u'[');
    }
    return result;
}

/// "= same", "~ left | right", "- only left", "+ only right", with "@row" when moved.
inline QStringList shownDifference(const QString &left, const QString &right)
{
    using namespace Qt::Literals::StringLiterals;
    using Kind = Conclave::DifferenceRow::Kind;
    QStringList lines;
    for (const Conclave::DifferenceRow &row : Conclave::difference(left, right).rows) {
        const QString moved = row.movedTo < 0 ? QString() : u" @%1"_s.arg(row.movedTo);
        const QString one = markedWords(left, row.left, row.leftWords);
        const QString other = markedWords(right, row.right, row.rightWords);
        switch (row.kind) {
        case Kind::Same:
            lines.append(u"= "_s + one);
            break;
        case Kind::Changed:
            lines.append(u"~ "_s + one + u" | "_s + other);
            break;
        case Kind::OnlyLeft:
            lines.append(u"- "_s + one + moved);
            break;
        case Kind::OnlyRight:
            lines.append(u"+ "_s + other + moved);
            break;
        }
    }
    return lines;
}
