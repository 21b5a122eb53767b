#include "ui/mainwindow/progresslabel.h"

#include "core/run/livesession.h"
#include "ui/theme/metrics.h"

namespace Conclave {

ProgressLabel::ProgressLabel(QWidget *parent) : QLabel(parent)
{
    setContentsMargins(0, 0, Metrics::Large, 0);
}

void ProgressLabel::showProgress(const LiveSession &session)
{
    int running = 0;
    int ended = 0;
    for (qsizetype place = 0; place < session.turnCount(); ++place) {
        const CouncilRun *run = session.run(session.turnAt(place));
        if (!run->isRunning())
            continue;
        for (const Answer *answer : run->turn().latestAnswers())
            ++(isFinal(answer->status) ? ended : running);
    }
    setText(running > 0 ? tr("%1 of %2 answers have ended").arg(ended).arg(running + ended)
            : session.isRunning() ? tr("Synthesis is being written")
                                  : QString());
}

} // namespace Conclave
