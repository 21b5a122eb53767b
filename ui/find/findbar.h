#pragma once

#include "ui/find/findquery.h"

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace Conclave {

class ElidedLabel;
struct FindState;

/// The line for finding: what to look for and how, how many there are, and on to the next.
///
/// Not modal: the rest of the window stays as it is. Enter goes on, Shift+Enter goes back, Esc
/// closes the bar and does nothing else.
class FindBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    FindQuery query() const;
    /// Puts the focus in the field; `text` takes the place of what is there unless it is empty.
    void open(const QString &text = {});
    void showState(const FindState &state);

signals:
    void queryChanged();
    void nextRequested();
    void previousRequested();
    void closeRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *createLine();
    QToolButton *createToggle(const QString &name, const QString &iconName, const QString &words);

    QLineEdit *m_field;
    ElidedLabel *m_state;
    ElidedLabel *m_counts;
    QToolButton *m_isCaseSensitive = nullptr;
    QToolButton *m_isWholeWords = nullptr;
};

} // namespace Conclave
