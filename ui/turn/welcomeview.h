#pragma once

#include "core/council/council.h"

#include <QWidget>

#include <functional>

class QLabel;
class QGridLayout;

namespace Conclave {

class ElidedLabel;

/// What the window shows before the first question: the council in its seats, and first steps.
class WelcomeView final : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomeView(QWidget *parent = nullptr);

    void showCouncil(const Council &council);

signals:
    void sampleChosen(const QString &question);
    void councilRequested(); ///< The user wants a council with real models.
    void endpointsRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *createSeat(const Member &member, int place);
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
    QWidget *m_seats; ///< Laid out in a flow; holds one small card a member.
};

} // namespace Conclave
