#include "ui/mainwindow/runannouncer.h"

#include "ui/mainwindow/sessionview.h"
#include "ui/widgets/spokennotice.h"
#include "ui/words/answerwords.h"

#include <QAccessible>

namespace Conclave {

RunAnnouncer::RunAnnouncer(LiveSession &session, const SessionView &view, QWidget &window)
    : QObject(&window)
    , m_session(session)
    , m_view(view)
    , m_window(window)
{
    connect(&session, &LiveSession::turnAdded, this, &RunAnnouncer::tellBegin);
    connect(&session, &LiveSession::happened, this, &RunAnnouncer::follow);
}

void RunAnnouncer::tellBegin(TurnId turn)
{
    const auto members = m_session.run(turn)->turn().council.enabledMembers().size();
    announce(members == 1 ? tr("1 member is answering")
                          : tr("%1 members are answering").arg(members));
}

void RunAnnouncer::follow(TurnId turn, const Event &event)
{
    const bool isEnd = std::holds_alternative<AnswerEnded>(event.what);
    if (std::holds_alternative<SynthesisBegan>(event.what))
        announce(tr("The synthesis has begun"));
    else if (isEnd)
        tellEnd(m_session.run(turn)->turn(), event.stream);
}

void RunAnnouncer::announce(const QString &sentence)
{
    if (QAccessible::isActive()) // somebody listens
        new SpokenNotice(sentence, &m_window);
}

void RunAnnouncer::tellEnd(const Turn &turn, const StreamId &stream)
{
    if (stream.isSynthesis()) {
        if (turn.synthesis) //: "Synthesis: complete"
            announce(tr("Synthesis: %1").arg(statusWord(turn.synthesis->answer)));
        return;
    }
    const QString name = m_view.nameOf(turn.id, stream.member);
    const Answer *answer = turn.latest(stream.member);
    if (!name.isEmpty() && answer) //: How a member's answer ended: "Critic: failed"
        announce(tr("%1: %2").arg(name, statusWord(*answer)));
}

} // namespace Conclave
