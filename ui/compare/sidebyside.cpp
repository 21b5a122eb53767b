#include "ui/compare/sidebyside.h"

#include <QHash>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What each passage of a text is, by where it begins.
QHash<qsizetype, Passage::Kind> kindsOf(const QString &text)
{
    QHash<qsizetype, Passage::Kind> kinds;
    for (const Passage &passage : passages(text))
        kinds.insert(passage.range.position, passage.kind);
    return kinds;
}

QString lines(QStringView mark, const QString &text, const Range &part)
{
    const QString written = text.mid(part.position, part.length);
    QString result;
    for (const QString &line : written.split(u'\n'))
        result += mark % line % u'\n';
    return result;
}

} // namespace

qsizetype SideBySide::changes() const
{
    return std::ranges::count_if(rows, [](const SideBySideRow &row) { return !row.isSame(); });
}

SideBySide sideBySide(const ComparedText &left, const ComparedText &right)
{
    const Difference difference = Conclave::difference(left.text, right.text);
    const auto leftKinds = kindsOf(left.text.left(difference.leftEnd));
    const auto rightKinds = kindsOf(right.text.left(difference.rightEnd));
    SideBySide result{left, right, {}, difference.isCut, difference.isCoarse};
    result.rows.reserve(difference.rows.size());
    for (const DifferenceRow &row : difference.rows) {
        const auto leftKind = leftKinds.value(row.left.position);
        const auto rightKind = rightKinds.value(row.right.position);
        result.rows.append({row.kind,
                            passageText(left.text, leftKind, row.left, row.leftWords),
                            passageText(right.text, rightKind, row.right, row.rightWords),
                            row.left,
                            row.right,
                            row.movedTo});
    }
    return result;
}

QString differenceText(const SideBySide &texts, qsizetype first, qsizetype count)
{
    using Kind = DifferenceRow::Kind;
    QString result;
    for (const SideBySideRow &row : texts.rows.sliced(first, count)) {
        if (row.kind == Kind::Same) {
            result += lines(u"  ", texts.left.text, row.leftPart);
            continue;
        }
        if (row.kind != Kind::OnlyRight)
            result += lines(u"- ", texts.left.text, row.leftPart);
        if (row.kind != Kind::OnlyLeft)
            result += lines(u"+ ", texts.right.text, row.rightPart);
    }
    return result;
}

} // namespace Conclave
