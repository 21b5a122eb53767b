#pragma once

#include <QWidget>

class QPushButton;

namespace Conclave {

class AutoGrowTextEdit;

/// Where the user asks: a growing field, Ask, and Stop while something is running.
class QuestionBar final : public QWidget
{
    Q_OBJECT

public:
    explicit QuestionBar(QWidget *parent = nullptr);

    /// Why nothing can be asked now, shown on the disabled button; empty: the council is ready.
    void setObstacle(const QString &sentence);
    void setRunning(bool isRunning); ///< Shows Stop.
    void setQuestion(const QString &text);
    QString question() const;
    void focusField();

signals:
    /// The field is empty again. Never an empty question.
    void asked(const QString &question);
    void stopRequested();

private:
    void ask();
    void updateButtons();

    AutoGrowTextEdit *m_field;
    QPushButton *m_stop;
    QPushButton *m_ask;
    QString m_obstacle;
};

} // namespace Conclave
