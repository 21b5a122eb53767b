#pragma once

#include "core/run/livesession.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace Conclave {

class DragOutButton;
class MainActions;
class SessionView;

/// Takes what was said out of the window without a dialog: the shown turn's answers to the
/// clipboard, the whole session as a Markdown file that is dragged from a button.
class SessionSharing final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it; `parent` may be one of them. The button exports when it is clicked.
    SessionSharing(MainActions &actions,
                   DragOutButton &button,
                   LiveSession &session,
                   SessionView &view,
                   QObject *parent);

signals:
    void said(const QString &status); ///< What was done, for a moment.
    void failed(const QString &whatHappened, const QString &whatToDo);

private:
    void copyAnswers();
    QString makeFile();
    void showState();

    MainActions &m_actions;
    LiveSession &m_session;
    SessionView &m_view;
    /// Where the dragged files are: whoever took one reads it after the drop. Made when needed.
    std::unique_ptr<QTemporaryDir> m_files;
};

} // namespace Conclave
