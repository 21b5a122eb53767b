#pragma once

#include "core/session/turn.h"

#include <QWidget>

#include <optional>

namespace Conclave {

class RunSummary;
class TimelineView;

/// The race of a turn's members: the timeline below its figures.
class TurnRace final : public QWidget
{
    Q_OBJECT

public:
    /// `turn` outlives the race.
    TurnRace(const Turn &turn, QWidget *parent);

    void refresh(std::optional<Microseconds> now); ///< Since asking; empty: nothing runs.
    TimelineView &timeline() const { return *m_timeline; }
    int timelineHeight() const; ///< What the timeline needs besides the figures.

signals:
    void momentChosen(Conclave::MemberId member, int attempt, Conclave::Microseconds moment);

private:
    RunSummary *m_summary;
    TimelineView *m_timeline;
};

} // namespace Conclave
