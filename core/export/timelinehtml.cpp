#include "core/export/timelinehtml.h"

#include "core/export/htmltext.h"
#include "core/export/words.h"
#include "core/session/answerjson.h"
#include "core/timeline/timelinelayout.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double Width = 1000; // of a track, in units of its own
constexpr double Height = 10;

QString phaseClass(TimelinePhase phase)
{
    switch (phase) {
    case TimelinePhase::Waiting:
        return u"waiting"_s;
    case TimelinePhase::Connecting:
        return u"connecting"_s;
    case TimelinePhase::Thinking:
        return u"thinking"_s;
    case TimelinePhase::Writing:
        return u"writing"_s;
    case TimelinePhase::Stalled:
        return u"stalled"_s;
    }
    return {};
}

QString rect(const QString &name, double x, double width)
{
    return u"<rect class=\"%1\" x=\"%2\" y=\"0\" width=\"%3\" height=\"%4\"/>"_s.arg(name)
        .arg(x, 0, 'f', 2)
        .arg(width, 0, 'f', 2)
        .arg(Height);
}

QString track(const TimelineLayout &layout, int row, double scale, const QString &title)
{
    QString shapes;
    for (const TimelineSegment &segment : layout.segments) {
        const double x = double(segment.from.count()) * scale;
        if (segment.row == row)
            shapes += rect(
                phaseClass(segment.phase), x, double((segment.to - segment.from).count()) * scale);
    }
    constexpr double EndWidth = 3;
    for (const TimelineEnd &end : layout.ends) {
        const bool isBad = end.status != AnswerStatus::Complete;
        const double x = std::min(Width - EndWidth, double(end.at.count()) * scale);
        if (end.row == row)
            shapes += rect(isBad ? u"badend"_s : u"end"_s, x, EndWidth);
    }
    return u"<svg class=\"track\" viewBox=\"0 0 %1 %2\" preserveAspectRatio=\"none\" role=\"img\" "
           "aria-label=\"%3\">%4</svg>"_s.arg(
               QString::number(Width), QString::number(Height), title, shapes);
}

/// The seat's place in the council, which its colour goes by; the synthesis has none.
QString colorClass(const Turn &turn, const TimelineRow &row)
{
    for (qsizetype place = 0; place < turn.council.members.size(); ++place) {
        if (turn.council.members.at(place).id == row.member)
            return u" class=\"seat%1\""_s.arg(place);
    }
    return {};
}

} // namespace

QString timelineHtml(const Turn &turn)
{
    const TimelineLayout layout = timelineLayout(turn, {});
    if (layout.segments.isEmpty())
        return {};
    const double scale = Width / double(std::max(qint64(1), qint64(layout.last.count())));
    QString html = u"<div class=\"timeline\">\n"_s;
    for (int row = 0; row < layout.rows.size(); ++row) {
        const TimelineRow &one = layout.rows.at(row);
        if (!one.status)
            continue; // there was no synthesis
        const QString name = one.accent ? htmlLine(one.name) : u"Synthesis"_s;
        const QString took = spanText(one.took);
        const QString title = name % u": "_s % statusName(*one.status) % u", "_s % took;
        html += u"<span>"_s % name % u"</span><div"_s % colorClass(turn, one) % u'>' %
                track(layout, row, scale, title) % u"</div><span class=\"figures\">"_s % took %
                u"</span>\n"_s;
    }
    return html % u"</div>\n<p class=\"figures\">"_s % htmlLine(runTimesText(turn)) % u"</p>\n"_s;
}

} // namespace Conclave
