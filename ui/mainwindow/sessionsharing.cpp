#include "ui/mainwindow/sessionsharing.h"

#include "core/export/exportfile.h"
#include "core/export/turntext.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/sessionview.h"
#include "ui/turn/turnview.h"
#include "ui/widgets/dragoutbutton.h"

#include <QClipboard>
#include <QGuiApplication>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

SessionSharing::SessionSharing(MainActions &actions,
                               DragOutButton &button,
                               LiveSession &session,
                               SessionView &view,
                               QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_session(session)
    , m_view(view)
{
    button.setFile([this] { return makeFile(); });
    connect(actions.copyAnswers, &QAction::triggered, this, &SessionSharing::copyAnswers);
    connect(&view, &SessionView::currentTurnChanged, this, &SessionSharing::showState);
    showState();
}

void SessionSharing::showState()
{
    m_actions.copyAnswers->setEnabled(m_view.currentTurn() != nullptr);
}

void SessionSharing::copyAnswers()
{
    const TurnView *shown = m_view.currentTurn();
    if (!shown)
        return;
    QGuiApplication::clipboard()->setText(turnText(shown->turn()));
    emit said(tr("The question and all answers were copied."));
}

QString SessionSharing::makeFile()
{
    if (m_session.turnCount() == 0)
        return {};
    if (!m_files)
        m_files = std::make_unique<QTemporaryDir>();
    const Session session = m_session.snapshot();
    const QString path = m_files->filePath(suggestedFileName(session) + u".md"_s);
    const Done written = exportSession(session, path);
    if (written)
        return path;
    emit failed(tr("There is no file to drag."), written.error().message);
    return {};
}

} // namespace Conclave
