#pragma once

#include <QSplitter>

namespace Conclave {

class AnswersArea;
class SynthesisPanel;

/// What there is to read of a turn, one below the other: the answers, then the synthesis. It gets
/// its share of the height once there is something to see in it, and half as long as something
/// beside it is looked at; what the reader makes of that stays.
class TurnParts final : public QSplitter
{
    Q_OBJECT

public:
    explicit TurnParts(QWidget *parent);

    void add(AnswersArea &answers, SynthesisPanel &synthesis); ///< Takes them over. Call once.

private:
    void giveSynthesisRoom();
    void giveComparingRoom();

    AnswersArea *m_answers = nullptr;
    SynthesisPanel *m_synthesis = nullptr;
    bool m_hasRoom = false;     ///< The synthesis got its share since it was slim.
    bool m_isComparing = false; ///< Something beside the synthesis is looked at.
    QList<int> m_before;        ///< The sizes to return to afterwards; empty: they stay.
};

} // namespace Conclave
