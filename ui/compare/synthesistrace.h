#pragma once

#include "core/insight/trace.h"
#include "ui/compare/comparedtext.h"
#include "ui/compare/newestreading.h"

#include <QLabel>

#include <optional>

namespace Conclave {

class MarkdownView;

/// Marks in a synthesis who stands behind each of its statements, and says in one line how many are
/// backed. A statement that is clicked, or opened with Enter, tells who and where.
///
/// Traced on another thread while it is switched on; what was traced before is dropped.
class SynthesisTrace final : public QLabel
{
    Q_OBJECT

public:
    /// `text` shows the synthesis and outlives the trace.
    SynthesisTrace(MarkdownView &text, QWidget *parent);

    /// `answers` are those behind the synthesis, in the order of its labels.
    void setTexts(const ComparedText &synthesis, const QList<ComparedText> &answers);
    void clear(); ///< There is no synthesis, or it is still being written.
    bool canTrace() const { return m_wanted.has_value(); }
    void setOn(bool isOn);
    void step(int direction); ///< Selects the next statement, 1, or the one before, -1.

signals:
    void placeChosen(const Conclave::TextPlace &place);

private:
    struct Texts
    {
        ComparedText synthesis;
        QList<ComparedText> answers;

        bool operator==(const Texts &) const = default;
    };
    struct Traced
    {
        Texts texts;
        Trace trace;
    };

    void start();
    void take(const Texts &texts, const Trace &trace);
    void unmark();
    void open(int statement);

    MarkdownView &m_text;
    bool m_isOn = false;
    std::optional<Texts> m_wanted; ///< Empty: nothing can be traced.
    std::optional<Traced> m_shown; ///< As it is marked.
    NewestReading<Texts, Trace> m_tracing;
};

} // namespace Conclave
