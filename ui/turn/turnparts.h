#pragma once

#include <QSplitter>

namespace Conclave {

class AnswersArea;
class SynthesisPanel;

/// What there is to read of a turn, one below the other: the answers, then the synthesis. It gets
/// its share of the height once there is something to see in it, and half as long as something
/// beside it is looked at; from then on, what the reader makes of that stays.
class TurnParts final : public QSplitter
{
    Q_OBJECT

public:
    explicit TurnParts(QWidget *parent);

    void add(AnswersArea &answers, SynthesisPanel &synthesis); ///< Takes them over. Call once.

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void shareOut();

    AnswersArea *m_answers = nullptr;
    SynthesisPanel *m_synthesis = nullptr;
    bool m_isReaders = false; ///< The reader has moved the handle since the synthesis was slim.
};

} // namespace Conclave
