#include "ui/compare/synthesistrace.h"

#include "ui/compare/tracewords.h"
#include "ui/compare/witnesspopup.h"
#include "ui/markdown/markdownview.h"
#include "ui/markdown/textmarks.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

SynthesisTrace::SynthesisTrace(MarkdownView &text, QWidget *parent)
    : QLabel(parent)
    , m_text(text)
    , m_tracing(
          [](const Texts &texts) {
              return trace(texts.synthesis.text, sourceTexts(texts.answers));
          },
          [this](const Texts &texts, const Trace &trace) { take(texts, trace); })
{
    setObjectName(u"traceSummary"_s);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setForegroundRole(QPalette::PlaceholderText);
    hide();
    connect(&text.marks(), &TextMarks::chosen, this, &SynthesisTrace::open);
}

void SynthesisTrace::setTexts(const ComparedText &synthesis, const QList<ComparedText> &answers)
{
    const Texts texts{synthesis, answers};
    if (m_wanted == texts)
        return;
    unmark();
    m_wanted = texts;
    start();
}

void SynthesisTrace::clear()
{
    m_wanted.reset();
    unmark();
}

void SynthesisTrace::setOn(bool isOn)
{
    if (isOn == m_isOn)
        return;
    m_isOn = isOn;
    unmark();
    start();
}

void SynthesisTrace::step(int direction)
{
    TextMarks &marks = m_text.marks();
    const auto count = int(marks.marks().size());
    if (count == 0 || !m_shown)
        return;
    const int from = marks.current() < 0 && direction < 0 ? 0 : marks.current();
    const int statement = ((from + direction) % count + count) % count;
    marks.setCurrent(statement);
    m_text.revealPart(marks.marks().at(statement).part);
    m_text.setFocus(Qt::OtherFocusReason);
    //: A place among the statements, and who backs this one
    setText(
        tr("%1 of %2: %3")
            .arg(statement + 1)
            .arg(count)
            .arg(backingWords(m_shown->trace.statements.at(statement), m_shown->texts.answers)));
}

void SynthesisTrace::start()
{
    if (!m_isOn || !m_wanted)
        return;
    setText(tr("Tracing the statements…"));
    show();
    m_tracing.read(*m_wanted);
}

void SynthesisTrace::take(const Texts &texts, const Trace &trace)
{
    if (!m_isOn || m_wanted != texts)
        return; // meanwhile it was switched off, or there is nothing to trace any more
    m_shown = {texts, trace};
    m_text.marks().set(traceMarks(trace, texts.answers));
    setText(traceSummary(trace));
}

void SynthesisTrace::unmark()
{
    m_shown.reset();
    m_text.marks().set({});
    hide();
}

void SynthesisTrace::open(int statement)
{
    if (!m_shown)
        return;
    m_text.marks().setCurrent(statement);
    auto *popup = new WitnessPopup(
        witnessRows(m_shown->trace.statements.at(statement), m_shown->texts.answers), this);
    connect(popup, &WitnessPopup::placeChosen, this, &SynthesisTrace::placeChosen);
    const QRect place = m_text.marks().placeOf(statement);
    popup->openAt({m_text.viewport()->mapToGlobal(place.topLeft()), place.size()});
}

} // namespace Conclave
