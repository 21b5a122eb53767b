#include "core/export/formulahtml.h"

#include "core/export/htmltext.h"
#include "core/math/mathtext.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Line ends mean something in a formula.
QString escaped(const QString &text)
{
    return htmlLines(text).replace(u'\n', u"<br>"_s);
}

QString looks(const MathRun &run)
{
    QStringList classes;
    const auto add = [&classes](bool is, const QString &name) {
        if (is)
            classes.append(name);
    };
    add(run.italic, u"italic"_s);
    add(run.bold, u"bold"_s);
    add(run.overlined, u"over"_s);
    add(run.underlined, u"under"_s);
    add(run.mono, u"mono"_s);
    add(run.boxed, u"boxed"_s);
    return classes.join(u' ');
}

QString runHtml(const MathRun &run)
{
    QString html = escaped(run.text);
    if (const QString classes = looks(run); !classes.isEmpty())
        html = u"<span class=\""_s % classes % u"\">"_s % html % u"</span>"_s;
    if (run.level == MathRun::Level::Super)
        return u"<sup>"_s % html % u"</sup>"_s;
    if (run.level == MathRun::Level::Sub)
        return u"<sub>"_s % html % u"</sub>"_s;
    return html;
}

} // namespace

QString formulaHtml(const QString &tex, bool alone)
{
    const QString tag = alone ? u"<span class=\"formula alone\" dir=\"ltr\">"_s
                              : u"<span class=\"formula\" dir=\"ltr\">"_s;
    QString html;
    if (const std::optional<MathText> text = mathText(tex, alone)) {
        for (const MathRun &run : *text)
            html += runHtml(run);
    } else {
        html = u"<code>"_s % escaped(alone ? tex.trimmed() : tex.simplified()) % u"</code>"_s;
    }
    return tag % html % u"</span>"_s;
}

} // namespace Conclave
