#include "core/export/html.h"

#include "core/council/seataccent.h"
#include "core/export/htmltext.h"
#include "core/export/timelinehtml.h"
#include "core/export/words.h"
#include "core/session/answerjson.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The colours of `seats` places, as classes.
QString seatClasses(const Turn &turn, const QString &scope)
{
    QString css;
    for (int seat = 0; seat < turn.council.members.size(); ++seat) {
        const SeatAccent accent = SeatAccent::of(turn.council.members.at(seat), seat);
        css += u"%1 .seat%2 { --accent: #%3; }\n"_s.arg(scope).arg(seat).arg(
            accent.rgb, 6, 16, QChar(u'0'));
    }
    return css;
}

QString turnAnchor(qsizetype number)
{
    return u"turn-%1"_s.arg(number);
}

QString styleSheet(const Session &session)
{
    QFile file(u":/export/session.css"_s);
    QString css = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    qsizetype number = 0;
    for (const Turn &turn : session.turns)
        css += seatClasses(turn, u'#' % turnAnchor(++number));
    return css;
}

QString head(const Session &session)
{
    const QString style = styleSheet(session);
    const QByteArray hash =
        QCryptographicHash::hash(style.toUtf8(), QCryptographicHash::Sha256).toBase64();
    return u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "style-src 'sha256-%1'; base-uri 'none'; form-action 'none'\">\n"
           "<meta name=\"referrer\" content=\"no-referrer\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"generator\" content=\"Conclave\">\n"_s.arg(QString::fromLatin1(hash)) %
           u"<title>"_s % htmlLine(session.title) % u"</title>\n<style>"_s % style %
           u"</style>\n</head>\n"_s;
}

QString seatName(const Member &member)
{
    return htmlLine(member.emoji) % u" <bdi>"_s % htmlLine(member.name) % u"</bdi>"_s;
}

QString figures(const Turn &turn, const Answer &answer)
{
    return u"<div class=\"figures\">first text "_s % firstTextAfter(answer) % u" · total "_s %
           totalTime(answer) % u" · "_s % speedText(answer) % u" tok/s · "_s %
           tokensText(answer.usage) % u" tok · "_s % costText(turn, answer) % u"</div>"_s;
}

QString troubles(const Turn &turn, const Answer &answer)
{
    const QStringList texts = troubleTexts(turn, answer);
    if (texts.isEmpty())
        return {};
    QString list = u"<ul class=\"trouble\">"_s;
    for (const QString &text : texts)
        list += u"<li>"_s % htmlLine(text) % u"</li>"_s;
    return list % u"</ul>"_s;
}

/// Status, figures and what went wrong; everything of an answer but its name and text.
QString account(const Turn &turn, const Answer &answer)
{
    QString text = figures(turn, answer) % troubles(turn, answer);
    if (answer.status != AnswerStatus::Complete || answer.notice != Notice::None)
        text += u"<div class=\"figures "_s % statusName(answer.status) % u"\">"_s %
                htmlLine(statusText(answer)) % u"</div>"_s;
    return text;
}

QString status(const Answer &answer)
{
    return u"<span class=\"status %1\">%1</span>"_s.arg(statusName(answer.status));
}

QString body(const Answer &answer, const ExportOptions &options)
{
    QString html;
    if (options.reasoning && !answer.reasoning.isEmpty())
        html += u"<details><summary>Reasoning</summary><div class=\"text\">"_s %
                htmlFromMarkdown(answer.reasoning) % u"</div></details>\n"_s;
    return html % u"<div class=\"text\">"_s % htmlFromMarkdown(answer.text) % u"</div>\n"_s;
}

QString answerArticle(const Turn &turn, const Answer &answer, const ExportOptions &options)
{
    const auto &members = turn.council.members;
    const auto seat = std::ranges::find(members, answer.member, &Member::id);
    const bool isKnown = seat != members.end();
    QString name = isKnown ? seatName(*seat) : u"unknown"_s;
    if (answer.attempt > 1)
        name += u" <span class=\"secondary\">· attempt %1</span>"_s.arg(answer.attempt);
    return u"<article class=\"answer seat%1\">\n<header>"_s.arg(seat - members.begin()) %
           status(answer) % u"<div class=\"name\">"_s % name % u"</div><div class=\"model\">"_s %
           (isKnown ? htmlLine(seat->model % u" · "_s % seat->endpoint.name) : QString()) %
           u"</div>"_s % account(turn, answer) % u"</header>\n"_s % body(answer, options) %
           u"</article>\n"_s;
}

QString names(const Turn &turn, const QList<MemberId> &members)
{
    QStringList names;
    for (const MemberId &id : members) {
        const Member *member = turn.council.find(id);
        names.append(member ? htmlLine(member->name) : u"unknown"_s);
    }
    return names.join(u" · "_s);
}

QString synthesisSection(const Turn &turn, const Synthesis &synthesis, const ExportOptions &options)
{
    const Member *chair = turn.council.find(synthesis.answer.member);
    QString html = u"<section class=\"synthesis\">\n<header>"_s % status(synthesis.answer) %
                   u"<div class=\"name\">Synthesis"_s %
                   (turn.earlierSyntheses.isEmpty()
                        ? QString()
                        : QString(u' ' % QString::number(synthesis.answer.attempt))) %
                   u"</div><div class=\"model\">"_s %
                   (chair ? QString(seatName(*chair) % u" · "_s % htmlLine(chair->model))
                          : u"Without a model"_s) %
                   u"</div><div class=\"figures\">"_s % htmlLine(synthesisText(turn, synthesis)) %
                   u"</div>"_s;
    if (synthesis.degraded)
        html += u"<div class=\"degraded\">Degraded: a member is missing or partial, or the chair "
                "did not make it.</div>"_s;
    if (!synthesis.from.isEmpty())
        html += u"<div class=\"figures\">Made from: "_s % names(turn, synthesis.from) % u"</div>"_s;
    if (!synthesis.partial.isEmpty())
        html +=
            u"<div class=\"figures\">Partial: "_s % names(turn, synthesis.partial) % u"</div>"_s;
    return html % account(turn, synthesis.answer) % u"</header>\n"_s %
           body(synthesis.answer, options) % u"</section>\n"_s;
}

QString councilDetails(const Session &session, const Turn &turn)
{
    const Council &council = turn.council;
    const QString name = htmlLine(council.name);
    const QString who =
        isImported(session, turn)
            ? QString(u"Imported from "_s % name)
            : QString(u"Council: "_s % name % u" · "_s % htmlLine(council.procedure));
    QString html = u"<details><summary>"_s % who % u"</summary><ul>\n"_s;
    const auto add = [&html](const QString &what, const Member &member) {
        html += u"<li>"_s % what % seatName(member) % u" · "_s % htmlLine(member.model) % u" · "_s %
                htmlLine(member.endpoint.name) % (member.enabled ? QString() : u" · not asked"_s);
        if (!member.role.isEmpty())
            html += u"<div class=\"role\" dir=\"auto\">"_s % htmlLines(member.role) % u"</div>"_s;
        html += u"</li>\n"_s;
    };
    for (const Member &member : council.members)
        add({}, member);
    if (council.chair)
        add(u"Chair: "_s, *council.chair);
    if (council.secondChair)
        add(u"Second chair: "_s, *council.secondChair);
    return html % u"</ul></details>\n"_s;
}

QString verdictLine(const Turn &turn)
{
    const QString verdict = verdictText(turn);
    return verdict.isEmpty()
               ? QString()
               : QString(u"<p class=\"figures\">Verdict: "_s % htmlLine(verdict) % u"</p>\n"_s);
}

QString turnSection(const Session &session,
                    const Turn &turn,
                    qsizetype number,
                    const ExportOptions &options)
{
    const QString title = headingFor(turn.question.text);
    QString html = u"<section class=\"turn\" id=\""_s % turnAnchor(number) %
                   u"\">\n<h2 dir=\"auto\">"_s %
                   (title.isEmpty() ? u"Question"_s : htmlLine(title)) % u"</h2>\n"_s;
    if (title != turn.question.text)
        html += u"<div class=\"question\" dir=\"auto\">"_s % htmlLines(turn.question.text) %
                u"</div>\n"_s;
    html += u"<p class=\"figures\">Asked "_s % timeText(turn.asked) % u"</p>\n"_s %
            verdictLine(turn) % councilDetails(session, turn) % timelineHtml(turn) %
            u"<div class=\"answers\">\n"_s;
    for (const Answer &answer : turn.answers)
        html += answerArticle(turn, answer, options);
    html += u"</div>\n"_s;
    for (const Synthesis &synthesis : syntheses(turn))
        html += synthesisSection(turn, synthesis, options);
    return html % u"</section>\n"_s;
}

/// Links to the turns, where there are several.
QString contents(const Session &session)
{
    if (session.turns.size() < 2)
        return {};
    QString html = u"<nav><ol>\n"_s;
    qsizetype number = 0;
    for (const Turn &turn : session.turns)
        html += u"<li><a href=\"#"_s % turnAnchor(++number) % u"\">"_s %
                htmlLine(titleFor(turn.question.text)) % u"</a></li>\n"_s;
    return html % u"</ol></nav>\n"_s;
}

} // namespace

QByteArray html(const Session &session, const ExportOptions &options)
{
    QString page = head(session) % u"<body>\n<h1 dir=\"auto\">"_s % htmlLine(session.title) %
                   u"</h1>\n<p class=\"figures\">"_s % timeText(session.created) % u"</p>\n"_s %
                   contents(session);
    qsizetype number = 0;
    for (const Turn &turn : session.turns)
        page += turnSection(session, turn, ++number, options);
    page += u"<footer>Exported from Conclave.</footer>\n</body>\n</html>\n"_s;
    return page.toUtf8();
}

} // namespace Conclave
