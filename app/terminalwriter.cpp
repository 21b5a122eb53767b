#include "app/terminalwriter.h"

#include "core/base/text.h"
#include "ui/words/answerwords.h"
#include "ui/words/synthesiswords.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

void TerminalWriter::show(const Event &event)
{
    const bool adds = std::holds_alternative<TextAdded>(event.what);
    const bool ends = std::holds_alternative<AnswerEnded>(event.what);
    if ((adds || ends) && !m_queue.contains(event.stream))
        m_queue.append(event.stream);
    if (!adds && !ends)
        return;
    continueOpen();
    m_output.flush();
}

void TerminalWriter::continueOpen()
{
    while (!m_queue.isEmpty()) {
        const Answer *answer = find(m_queue.constFirst());
        if (!m_isOpen)
            open(m_queue.constFirst());
        // A character may come in two halves, so an unfinished last one waits.
        qsizetype end = answer->text.size();
        const bool isHalf = end > 0 && answer->text.at(end - 1).isHighSurrogate();
        if (isHalf && !isFinal(answer->status))
            --end;
        write(answer->text.mid(m_written, end - m_written));
        m_written = end;
        if (!isFinal(answer->status))
            return;
        close(*answer);
    }
}

void TerminalWriter::open(const StreamId &stream)
{
    m_isOpen = true;
    m_written = 0;
    write(u"── %1 ──\n"_s.arg(headline(stream)));
}

void TerminalWriter::close(const Answer &answer)
{
    if (!answer.text.isEmpty() && !answer.text.endsWith(u'\n'))
        write(u"\n"_s);
    write(u"   "_s + answerSentence(answer, m_turn) + u"\n\n"_s);
    m_queue.removeFirst();
    m_isOpen = false;
}

const Answer *TerminalWriter::find(const StreamId &stream) const
{
    return stream.isSynthesis() ? &synthesis(stream).answer : m_turn.latest(stream.member);
}

/// A chair that failed is followed by the next one before its end is shown.
const Synthesis &TerminalWriter::synthesis(const StreamId &stream) const
{
    for (const Synthesis &earlier : m_turn.earlierSyntheses) {
        if (earlier.answer.attempt == stream.attempt)
            return earlier;
    }
    return *m_turn.synthesis;
}

QString TerminalWriter::headline(const StreamId &stream) const
{
    if (stream.isSynthesis())
        return synthesisSentence(m_turn, synthesis(stream));
    const Member *member = m_turn.council.find(stream.member);
    return u"%1 %2 · %3"_s.arg(member->emoji, singleLine(member->name), singleLine(member->model))
        .trimmed();
}

void TerminalWriter::write(const QString &text)
{
    m_output.write(terminalSafe(text).toUtf8());
}

} // namespace Conclave
