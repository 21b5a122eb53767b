#pragma once

#include "core/council/council.h"
#include "core/probe/fingerprint.h"

#include <QWidget>

#include <functional>

class QLabel;
class QGridLayout;
class QPushButton;

namespace Conclave {

class ElidedLabel;

/// What the window shows before the first question: the council in its seats, and first steps.
class WelcomeView final : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomeView(QWidget *parent = nullptr);

    void showCouncil(const Council &council);
    /// Offers a council of the models of each, in one line.
    void showServers(const QList<FoundServer> &servers);

signals:
    void sampleChosen(const QString &question); ///< To be asked of the council that is shown.
    void councilRequested();                    ///< The user wants a council with real models.
    void endpointsRequested();
    void serverChosen(const Conclave::FoundServer &server);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showSample(bool isGuide);
    QWidget *createSeat(const Member &member, int place);
    QPushButton *createServer(const FoundServer &server);
    QWidget *createSteps();
    /// One row of first steps: what it does, why, and the button that does it.
    void addStep(QGridLayout &steps,
                 const QString &iconName,
                 const QString &title,
                 const QString &text,
                 const std::function<void()> &act);

    ElidedLabel *m_title;
    QLabel *m_explanation;
    QWidget *m_content;
    QWidget *m_servers; ///< Those that were found; hidden while there are none.
    QString m_sample;   ///< A question that the council that is shown can answer.
    QPushButton *m_firstStep = nullptr;
    QWidget *m_seats; ///< Laid out in a flow; holds one small card a member.
};

} // namespace Conclave
