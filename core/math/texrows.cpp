#include "core/math/texrows.h"

#include <algorithm>
#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Brackets
{
    QStringView name;
    QStringView open;
    QStringView close;
};

constexpr std::array Matrices = {Brackets{u"matrix", u"[", u"]"},
                                 Brackets{u"smallmatrix", u"[", u"]"},
                                 Brackets{u"array", u"[", u"]"},
                                 Brackets{u"pmatrix", u"(", u")"},
                                 Brackets{u"bmatrix", u"[", u"]"},
                                 Brackets{u"Bmatrix", u"{", u"}"},
                                 Brackets{u"vmatrix", u"|", u"|"},
                                 Brackets{u"Vmatrix", u"‖", u"‖"}};

constexpr std::array<QStringView, 16> Lines = {u"aligned",
                                               u"align",
                                               u"alignat",
                                               u"alignedat",
                                               u"split",
                                               u"gather",
                                               u"gathered",
                                               u"equation",
                                               u"multline",
                                               u"displaymath",
                                               u"math",
                                               u"eqnarray",
                                               u"flalign",
                                               u"substack",
                                               u"",
                                               u"subarray"};

bool isEmpty(const QList<MathAtoms> &row)
{
    return std::ranges::all_of(row, [](const MathAtoms &cell) { return cell.isEmpty(); });
}

MathText row(const QList<MathAtoms> &cells, const QString &gap)
{
    MathText text;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            text.append(MathRun{gap});
        text += joined(cells[i], false);
    }
    return text;
}

/// The cells of aligned formulas belong together: a relation may stand on either side of the &.
QList<MathAtoms> asOneCell(const QList<MathAtoms> &cells)
{
    MathAtoms all;
    for (const MathAtoms &cell : cells)
        all += cell;
    return {all};
}

MathText lines(const MathRows &rows, const QString &gap, const QString &lineGap)
{
    MathText text;
    for (const auto &cells : rows) {
        if (isEmpty(cells))
            continue;
        if (!text.isEmpty())
            text.append(MathRun{lineGap});
        const bool goesOn = lineGap == u'\n' && !text.isEmpty() && cells.first().isEmpty();
        if (goesOn && cells.size() > 1)
            text.append(MathRun{u"\u2003"_s});
        text += row(gap.isEmpty() ? asOneCell(cells) : cells, gap);
    }
    return text;
}

MathText cases(const MathRows &rows, bool onLines)
{
    MathText text{{onLines ? u"{\n\u2003\u2003"_s : u"{ "_s}};
    text += lines(rows, u"\u2003"_s, onLines ? u"\n\u2003\u2003"_s : u"; "_s);
    return text;
}

} // namespace

std::optional<MathAtom> environment(QStringView name, const MathRows &rows, bool onLines)
{
    if (name == u"cases" || name == u"dcases" || name == u"rcases")
        return MathAtom{MathClass::Ordinary, cases(rows, onLines), true};
    if (std::ranges::find(Lines, name) != Lines.end())
        return MathAtom{MathClass::Ordinary, lines(rows, {}, onLines ? u"\n"_s : u"; "_s), true};
    const auto *found = std::ranges::find(Matrices, name, &Brackets::name);
    if (found == Matrices.end())
        return {};
    MathText text{{found->open.toString()}};
    text += lines(rows, u", "_s, u"; "_s);
    text.append(MathRun{found->close.toString()});
    return MathAtom{MathClass::Ordinary, text, true};
}

} // namespace Conclave
