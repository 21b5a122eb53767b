#include "core/export/markdown.h"

#include "core/base/text.h"
#include "core/base/unknowntime.h"
#include "core/export/frontmatter.h"
#include "core/export/words.h"
#include "core/session/answerjson.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Text of others on a line of ours: what could be markup, here or in Obsidian, is shown as it is.
QString inlineText(const QString &text)
{
    constexpr auto Markup = "\\`*_{}[]<>#|~$&=%^!"_L1;
    const QString line = singleLine(text, 1500);
    QString escaped;
    for (const QChar c : line) {
        if (Markup.contains(c))
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

/// A block quote, every line marked. All of Markdown's line ends count, or a lone carriage return
/// would let a line out of the quote.
QString quote(QString text, const QString &indent = {})
{
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    QString quoted;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines)
        quoted += indent % (line.isEmpty() ? u">"_s : QString(u"> "_s % line)) % u'\n';
    return quoted;
}

QString seatName(const Member &member)
{
    return inlineText(u"%1 %2 · %3"_s.arg(member.emoji, member.name, member.model));
}

QString answerName(const Turn &turn, const Answer &answer)
{
    const Member *member = turn.council.find(answer.member);
    const QString name = member ? seatName(*member) : u"unknown"_s;
    return answer.attempt > 1 ? QString(name % u" · attempt "_s % QString::number(answer.attempt))
                              : name;
}

/// "Synthesis", or "Synthesis 2" where there are several.
QString synthesisName(const Turn &turn, const Synthesis &synthesis)
{
    return turn.earlierSyntheses.isEmpty()
               ? u"Synthesis"_s
               : QString(u"Synthesis "_s % QString::number(synthesis.answer.attempt));
}

void addOnce(QStringList &list, const QString &text)
{
    if (!text.isEmpty() && !list.contains(text))
        list.append(text);
}

/// Nothing where nobody knows: a note without these keys is in order, one of 1970 is not.
QString dates(const QDateTime &created)
{
    return isKnown(created) ? u"date: "_s % created.date().toString(Qt::ISODate) % u'\n' %
                                  u"created: "_s % created.toString(Qt::ISODate) % u'\n'
                            : QString();
}

QString frontMatter(const Session &session)
{
    QStringList councils;
    QStringList models;
    for (const Turn &turn : session.turns) {
        if (!isImported(session, turn))
            addOnce(councils, turn.council.name);
        for (const Answer &answer : turn.answers) {
            if (const Member *member = turn.council.find(answer.member))
                addOnce(models, member->model);
        }
        for (const Synthesis &synthesis : syntheses(turn)) {
            if (const Member *chair = turn.council.find(synthesis.answer.member))
                addOnce(models, chair->model);
        }
    }
    return u"---\n"_s % u"title: "_s % yamlText(singleLine(session.title)) % u'\n' %
           dates(session.created.toUTC()) % yamlList(u"councils"_s, councils) %
           yamlList(u"models"_s, models) % yamlList(u"tags"_s, {u"conclave"_s}) % u"---\n"_s;
}

QString questionText(const Turn &turn)
{
    const QString title = titleFor(turn.question.text);
    QString text = u"# "_s % (title.isEmpty() ? u"Question"_s : inlineText(title)) % u"\n\n"_s;
    if (title != turn.question.text)
        text += quote(turn.question.text) % u'\n';
    return text;
}

QString seatLine(const QString &what, const Member &member)
{
    const QString line = u"- "_s % what % seatName(member) % u" · "_s %
                         inlineText(member.endpoint.name) %
                         (member.enabled ? u"\n"_s : u" · not asked\n"_s);
    return member.role.isEmpty() ? line : QString(line % quote(member.role, u"  "_s));
}

QString councilText(const Session &session, const Turn &turn)
{
    const Council &council = turn.council;
    const QString name = inlineText(council.name);
    const QString who =
        isImported(session, turn)
            ? QString(u"imported from "_s % name)
            : QString(u"council "_s % name % u" · "_s % inlineText(council.procedure));
    QString text = u"Asked "_s % timeText(turn.asked) % u" · "_s % who % u"\n\n"_s;
    for (const Member &member : council.members)
        text += seatLine({}, member);
    if (council.chair)
        text += seatLine(u"Chair: "_s, *council.chair);
    if (council.secondChair)
        text += seatLine(u"Second chair: "_s, *council.secondChair);
    return text % u'\n';
}

QString timesRow(const Turn &turn, const QString &name, const Answer &answer)
{
    const QStringList cells{name,
                            statusName(answer.status),
                            firstTextAfter(answer),
                            totalTime(answer),
                            speedText(answer),
                            tokensText(answer.usage),
                            costText(turn, answer)};
    return u"| "_s % cells.join(u" | "_s) % u" |\n"_s;
}

QString timesTable(const Turn &turn)
{
    QString text = u"| answer | status | first text | total | tok/s | tokens | cost |\n"
                   u"| --- | --- | ---: | ---: | ---: | ---: | ---: |\n"_s;
    for (const Answer &answer : turn.answers)
        text += timesRow(turn, answerName(turn, answer), answer);
    for (const Synthesis &synthesis : syntheses(turn))
        text += timesRow(turn, synthesisName(turn, synthesis), synthesis.answer);
    return text % u'\n' % runTimesText(turn) % u"\n\n"_s;
}

QString reasoningText(const Answer &answer, const ExportOptions &options)
{
    if (!options.reasoning || answer.reasoning.isEmpty())
        return {};
    return u"> [!quote]- Reasoning\n"_s % quote(answer.reasoning) % u'\n';
}

QString answerText(const Turn &turn, const Answer &answer, const ExportOptions &options)
{
    QString text = inlineText(statusText(answer)) % u"\n\n"_s;
    const QStringList troubles = troubleTexts(turn, answer);
    for (const QString &trouble : troubles)
        text += u"- "_s % inlineText(trouble) % u'\n';
    if (!troubles.isEmpty())
        text += u'\n';
    text += reasoningText(answer, options);
    return answer.text.isEmpty() ? text : QString(text % quote(answer.text) % u'\n');
}

/// The members of `members`.
QString names(const Turn &turn, const QList<MemberId> &members)
{
    QStringList names;
    for (const MemberId &id : members) {
        const Member *member = turn.council.find(id);
        names.append(member ? inlineText(member->name) : u"unknown"_s);
    }
    return names.join(u" · "_s);
}

QString synthesisSection(const Turn &turn, const Synthesis &synthesis, const ExportOptions &options)
{
    const Member *chair = turn.council.find(synthesis.answer.member);
    QString text = u"## "_s % synthesisName(turn, synthesis) % u" · "_s %
                   (chair ? seatName(*chair) : u"Without a model"_s) % u"\n\n"_s %
                   synthesisText(turn, synthesis) % u"\n\n"_s;
    if (synthesis.degraded)
        text +=
            u"**Degraded:** a member is missing or partial, or the chair did not make it.\n\n"_s;
    if (!synthesis.from.isEmpty())
        text += u"Made from: "_s % names(turn, synthesis.from) % u"\n\n"_s;
    if (!synthesis.partial.isEmpty())
        text += u"Partial: "_s % names(turn, synthesis.partial) % u"\n\n"_s;
    return text % answerText(turn, synthesis.answer, options);
}

QString verdictLine(const Turn &turn)
{
    const QString verdict = verdictText(turn);
    return verdict.isEmpty() ? QString()
                             : QString(u"Verdict: "_s % inlineText(verdict) % u"\n\n"_s);
}

QString turnText(const Session &session, const Turn &turn, const ExportOptions &options)
{
    QString text =
        questionText(turn) % councilText(session, turn) % timesTable(turn) % verdictLine(turn);
    for (const Answer &answer : turn.answers)
        text += u"## "_s % answerName(turn, answer) % u"\n\n"_s % answerText(turn, answer, options);
    for (const Synthesis &synthesis : syntheses(turn))
        text += synthesisSection(turn, synthesis, options);
    text.chop(1); // every section ends with an empty line, the document does not
    return text;
}

} // namespace

QByteArray markdown(const Session &session, const ExportOptions &options)
{
    QString text = frontMatter(session);
    for (const Turn &turn : session.turns)
        text += u'\n' % turnText(session, turn, options);
    return text.toUtf8();
}

} // namespace Conclave
