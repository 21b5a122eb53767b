#pragma once

#include "core/session/turn.h"
#include "ui/words/answerwords.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Conclave {

class IconButton;
class StatusBadge;

/// The line above a synthesis: by whom it is and from how many, or what it waits for; its status,
/// and the buttons for what can be done now. The words wrap.
class SynthesisHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit SynthesisHeader(QWidget *parent);

    /// `shown` is one of the turn's, null while there is none; `now` counts from asking.
    void showTurn(const Turn &turn, const Synthesis *shown, Microseconds now);
    /// Only while there is no synthesis. Returns whether other words are said now.
    bool tick(const Turn &turn, Microseconds now);
    /// Why there is none yet although it is time, instead of what it waits for; empty: it waits.
    void setHold(const QString &sentence) { m_hold = sentence; }
    void setStatus(const StatusSign &sign);
    void setReadOnly(); ///< From now on nothing but a copy is offered.
    QWidget &limitsButton() const;

signals:
    void synthesisRequested();
    void limitsRequested();
    void stopRequested();
    void copyRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString waitWords(const Turn &turn, Microseconds now) const;
    void createButtons();
    void showMark();
    void showWeight();
    void showButtons(const Turn &turn);
    bool setTitle(const QString &title);

    QString m_hold;
    bool m_isReadOnly = false;
    QFont::Weight m_weight = QFont::Normal; ///< Of the title.
    QLabel *m_mark;
    QLabel *m_title;
    QPushButton *m_begin = nullptr;
    IconButton *m_limits = nullptr;
    IconButton *m_stop = nullptr;
    IconButton *m_retry = nullptr;
    IconButton *m_copy = nullptr;
    StatusBadge *m_status;
};

} // namespace Conclave
