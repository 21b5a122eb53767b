#pragma once

#include "core/run/attempt.h"
#include "core/run/labelresolver.h"
#include "core/run/prompts.h"
#include "core/session/turn.h"

#include <QObject>
#include <QScopedPointer>

#include <memory>

namespace Conclave {

/// Makes the synthesis of one turn: the chair, then the second chair, then an extract computed
/// here. The last event is an AnswerEnded for the synthesis and comes exactly once, never from
/// inside start() or cancel().
///
/// The next author takes over when one fails without text. A synthesis cut in the middle stays: it
/// is marked partial, and a long half is worth more than what could replace it.
class SynthesisRun final : public QObject
{
    Q_OBJECT

public:
    /// `turn` is read once, now. `seed` decides the order of the answers.
    SynthesisRun(const RunEnvironment &environment,
                 const Turn &turn,
                 Microseconds origin,
                 quint32 seed);

    ~SynthesisRun() override;

    /// False when no answer has any text: then there is nothing to combine, and nothing happens.
    bool start();
    /// Ends the synthesis with what there is; nobody takes over.
    void cancel();

signals:
    void happened(const Conclave::Event &event);

private:
    struct Author
    {
        SynthesisAuthor by;
        Member seat;
    };

    void askNext();
    void begin(SynthesisAuthor by, MemberId chair);
    void read(const Event &event);
    void end(const Event &event);
    bool shouldTakeOver(const AnswerEnded &end) const;
    void extract();
    void endLater(const AnswerEnded &end);
    void say(decltype(Event::what) what);

    const RunEnvironment &m_environment;
    const Turn m_turn;
    const Microseconds m_origin;
    const QList<LabelledAnswer> m_answers;
    LabelResolver m_labels;
    QList<Author> m_authors; ///< Those not asked yet.
    std::unique_ptr<Attempt, QScopedPointerDeleteLater> m_attempt;
    bool m_isCancelled = false;
};

} // namespace Conclave
