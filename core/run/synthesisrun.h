#pragma once

#include "core/run/attempt.h"
#include "core/run/labelresolver.h"
#include "core/run/prompts.h"
#include "core/session/turn.h"

#include <QObject>
#include <QScopedPointer>

#include <memory>

namespace Conclave {

/// Makes one synthesis of a turn: the chair, then the second chair, then an extract computed here.
///
/// Each author's try begins with SynthesisBegan, is counted on from the turn's newest synthesis,
/// and ends with one AnswerEnded, so that a chair that failed is on record. The next author takes
/// over (unless the order holds it back) when one fails without text, or, in a council with a
/// deadline, waits for its slot or is silent for as long as that (but at least 10 s). A synthesis
/// cut in the middle stays: it is marked partial, and a long half is worth more than what could
/// replace it.
class SynthesisRun final : public QObject
{
    Q_OBJECT

public:
    struct Order
    {
        Microseconds origin{0};  ///< When the turn was asked, on the environment's clock.
        quint32 seed = 0;        ///< Decides the order of the answers.
        quint64 place = 0;       ///< As in Attempt::Order.
        bool isInsisted = false; ///< As in Attempt::Order.
        /// Why this chair must not take over without the user's wish. Null: nothing forbids it.
        std::function<std::optional<SpendingHold>(const Member &chair)> hold = nullptr;
    };

    /// `turn` is read anew for each author, who then knows what has come meanwhile; it outlives
    /// this.
    SynthesisRun(const RunEnvironment &environment, const Turn &turn, const Order &order);

    ~SynthesisRun() override;

    /// False when no answer has any text: then there is nothing to combine, and nothing happens.
    bool start();
    /// Ends the synthesis with what there is; nobody takes over.
    void cancel();
    void cancelNow(); ///< The same, but everything has been said when this returns.
    void hurry();     ///< As Attempt::hurry(), for the author who is asked now.
    void giveUp();    ///< As Attempt::giveUp(): then the next author takes over.

    /// Why the extract took the place of a second chair that could have been asked; empty: no.
    const std::optional<SpendingHold> &hold() const { return m_hold; }

signals:
    void happened(const Conclave::Event &event);
    void finished(); ///< Once, after the last event; never from inside start() or cancel().

private:
    struct Author
    {
        SynthesisAuthor by;
        Member seat;
    };

    void askNext();
    void begin(SynthesisAuthor by, MemberId chair);
    void watch();
    void read(const Event &event);
    void end(const Event &event);
    bool shouldTakeOver(const AnswerEnded &end) const;
    void dropHeldAuthors();
    void extract();
    void endLater(const AnswerEnded &end);
    void tellEnd();
    void say(decltype(Event::what) what);
    StreamId stream() const { return StreamId::synthesis(m_number); }

    const RunEnvironment &m_environment;
    const Turn &m_turn;
    const Order m_order;
    QList<LabelledAnswer> m_answers; ///< As the present author sees them.
    LabelResolver m_labels;
    QList<Author> m_authors; ///< Those not asked yet.
    std::unique_ptr<Attempt, QScopedPointerDeleteLater> m_attempt;
    int m_number; ///< Of the turn's syntheses, from 1; 0 before the first one.
    std::optional<SpendingHold> m_hold;
    std::unique_ptr<Alarm> m_patience; ///< While the author says nothing and there is a deadline.
    bool m_isOverdue = false;          ///< The author was silent for too long.
    bool m_isCancelled = false;
    std::optional<AnswerEnded> m_end; ///< Set while it waits to be told.
};

} // namespace Conclave
