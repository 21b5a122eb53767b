#include "ui/print/sessiondocument.h"

#include "core/base/text.h"
#include "core/base/unknowntime.h"
#include "core/export/words.h"
#include "core/markdown/blocksplitter.h"
#include "core/markdown/linkreferences.h"
#include "ui/markdown/documentwriter.h"
#include "ui/markdown/markdownbuilder.h"
#include "ui/markdown/markdownproperty.h"

#include <QTextBlock>
#include <QTextCursor>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype RichLimit = 200'000; // as in the window; what is longer is plain from there

QString seatName(const Member &member)
{
    return singleLine(u"%1 · %2"_s.arg(member.name, member.model));
}

QString seatLine(const Member &member)
{
    return seatName(member) % u" · "_s % singleLine(member.endpoint.name);
}

QString namesOf(const Turn &turn, const QList<MemberId> &members)
{
    QStringList names;
    for (const MemberId &id : members) {
        const Member *member = turn.council.find(id);
        names.append(member ? singleLine(member->name) : u"–"_s);
    }
    return names.join(u" · "_s);
}

} // namespace

SessionDocument::SessionDocument(QTextDocument &document,
                                 const MarkdownStyle &style,
                                 const ExportOptions &options)
    : m_document(document)
    , m_style(style)
    , m_options(options)
{
}

void SessionDocument::writeTitle(const Session &session)
{
    writeHeading(1, session.title);
    writeNote(isKnown(session.created)
                  ? tr("%1 UTC · exported from Conclave")
                        .arg(session.created.toUTC().toString(u"yyyy-MM-dd HH:mm"_s))
                  : tr("Without a date · exported from Conclave"));
}

void SessionDocument::writeTurn(const Session &session, const Turn &turn)
{
    // In one edit: after each one Qt looks for the frames of the whole document.
    QTextCursor edit(&m_document);
    edit.beginEditBlock();
    DocumentWriter(m_document, m_style).addRule({});
    writeQuestion(turn);
    writeCouncil(turn.council, isImported(session, turn));
    for (const Answer &answer : turn.answers)
        writeAnswer(turn, answer);
    for (const Synthesis &synthesis : syntheses(turn))
        writeSynthesis(turn, synthesis);
    edit.endEditBlock();
}

void SessionDocument::writeQuestion(const Turn &turn)
{
    const QString title = headingFor(turn.question.text);
    writeHeading(1, title.isEmpty() ? tr("Question") : title);
    if (title != turn.question.text)
        writeParagraph(turn.question.text);
    writeNote(tr("Asked %1").arg(timeText(turn.asked)));
    const QString verdict = verdictText(turn);
    if (!verdict.isEmpty())
        writeNote(tr("Verdict: %1").arg(verdict));
    writeNote(runTimesText(turn));
}

/// Of what was imported, the council bears the other program's name.
void SessionDocument::writeCouncil(const Council &council, bool isImported)
{
    const QString name = singleLine(council.name);
    writeNote(isImported ? tr("Imported from %1").arg(name)
                         : tr("Council: %1 · %2").arg(name, singleLine(council.procedure)));
    for (const Member &member : council.members) {
        const QString line = u"• "_s % seatLine(member);
        writeSeat(member, member.enabled ? line : tr("%1 · not asked").arg(line));
    }
    if (council.chair)
        writeSeat(*council.chair, tr("• Chair: %1").arg(seatLine(*council.chair)));
    if (council.secondChair)
        writeSeat(*council.secondChair,
                  tr("• Second chair: %1").arg(seatLine(*council.secondChair)));
}

/// The role in full below the line: many words, between which a page may end.
void SessionDocument::writeSeat(const Member &member, const QString &line)
{
    constexpr qreal RoleIndent = 16;
    writeListed(line, 0);
    if (member.role.isEmpty())
        return;
    for (const QStringView part : QStringView(member.role).split(u'\n'))
        writeListed(part.toString(), RoleIndent);
}

void SessionDocument::writeAnswer(const Turn &turn, const Answer &answer)
{
    const Member *seat = turn.council.find(answer.member);
    const QString name = seat ? seatName(*seat) : u"–"_s;
    writeHeading(2,
                 answer.attempt > 1 ? tr("%1 · attempt %2").arg(name).arg(answer.attempt) : name);
    writeAccount(turn, answer);
    writeText(answer);
}

void SessionDocument::writeSynthesis(const Turn &turn, const Synthesis &synthesis)
{
    const Member *chair = turn.council.find(synthesis.answer.member);
    writeHeading(2, tr("Synthesis · %1").arg(chair ? seatName(*chair) : tr("without a model")));
    writeNote(synthesisText(turn, synthesis));
    if (synthesis.degraded)
        writeNote(tr("Degraded: a member is missing or partial, or the chair did not make it."));
    if (!synthesis.from.isEmpty())
        writeNote(tr("Made from: %1").arg(namesOf(turn, synthesis.from)));
    if (!synthesis.partial.isEmpty())
        writeNote(tr("Partial: %1").arg(namesOf(turn, synthesis.partial)));
    writeAccount(turn, synthesis.answer);
    writeText(synthesis.answer);
}

void SessionDocument::writeAccount(const Turn &turn, const Answer &answer)
{
    writeNote(tr("%1 · first text %2 · total %3 · %4 tok/s · %5 tok · %6")
                  .arg(statusText(answer),
                       firstTextAfter(answer),
                       totalTime(answer),
                       speedText(answer),
                       tokensText(answer.usage),
                       costText(turn, answer)));
    const QStringList troubles = troubleTexts(turn, answer);
    for (const QString &trouble : troubles)
        writeNote(trouble);
}

void SessionDocument::writeText(const Answer &answer)
{
    if (m_options.reasoning && !answer.reasoning.isEmpty()) {
        writeHeading(3, tr("Reasoning"));
        writeMarkdown(answer.reasoning);
        writeHeading(3, tr("Answer"));
    }
    writeMarkdown(answer.text);
}

void SessionDocument::writeMarkdown(const QString &text)
{
    LinkReferences references;
    BlockSplitter splitter;
    MarkdownBuilder builder(m_document, m_style, references);
    const auto add = [&builder](const QList<MarkdownBlock> &blocks) {
        for (const MarkdownBlock &block : blocks)
            builder.finish(builder.write(block));
    };
    const qsizetype rich = std::min(RichLimit, text.size());
    add(splitter.feed(QStringView(text).first(rich)));
    if (rich < text.size()) {
        add(splitter.switchToPlainText());
        add(splitter.feed(QStringView(text).sliced(rich)));
    }
    add(splitter.tail());
    builder.updateLinks();
}

void SessionDocument::writeHeading(int level, const QString &text)
{
    DocumentWriter writer(m_document, m_style);
    writer.startHeading(level, {});
    writer.write(singleLine(text), writer.format());
    writer.finishText();
}

void SessionDocument::writeParagraph(const QString &text)
{
    for (const QStringView line : QStringView(text).split(u'\n')) {
        DocumentWriter writer(m_document, m_style);
        writer.startParagraph({});
        writer.write(line, writer.format());
        writer.finishText();
    }
}

void SessionDocument::writeNote(const QString &note)
{
    DocumentWriter(m_document, m_style).addNote(singleLine(note, 2000));
    QTextBlockFormat leads;
    leads.setProperty(MarkdownProperty::Leads, true);
    QTextCursor(m_document.lastBlock()).mergeBlockFormat(leads);
}

/// A note close to the one above it.
void SessionDocument::writeListed(const QString &line, qreal indent)
{
    DocumentWriter(m_document, m_style).addNote(line);
    QTextBlockFormat close;
    close.setTopMargin(2);
    close.setLeftMargin(indent);
    QTextCursor(m_document.lastBlock()).mergeBlockFormat(close);
}

} // namespace Conclave
