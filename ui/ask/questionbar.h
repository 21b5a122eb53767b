#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace Conclave {

class AutoGrowTextEdit;

/// Where the user asks: a growing field, what asking will use, Ask, and Stop while something runs.
class QuestionBar final : public QWidget
{
    Q_OBJECT

public:
    explicit QuestionBar(QWidget *parent = nullptr);

    /// Why nothing can be asked now, shown on the disabled button; empty: the council is ready.
    void setObstacle(const QString &sentence);
    void setRunning(bool isRunning); ///< Shows Stop.
    /// What asking will use, in a few words, beside the buttons; empty: nothing is told.
    void setEstimate(const QString &words, const QString &explanation = {});
    void setQuestion(const QString &text);
    QString question() const;
    void focusField();

signals:
    /// The field is empty again. Never an empty question.
    void asked(const QString &question);
    void stopRequested();
    void edited(); ///< question() is new; also when it is set or was asked.

private:
    void ask();
    void updateButtons();

    AutoGrowTextEdit *m_field;
    QLabel *m_estimate;
    QPushButton *m_stop;
    QPushButton *m_ask;
    QString m_obstacle;
};

} // namespace Conclave
