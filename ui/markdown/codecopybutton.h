#pragma once

#include <QTextBlock>
#include <QTimer>
#include <QToolButton>

#include <optional>

class QMenu;
class QTextEdit;

namespace Conclave {

/// Copies a code block; floats at the block's upper right corner.
///
/// Appears over the block that the mouse points at, and, while its view has been reached by
/// keyboard, over the first block in sight, from where Tab leads to it. Costs nothing while it
/// is hidden.
class CodeCopyButton final : public QToolButton
{
    Q_OBJECT

public:
    /// Belongs to `view`, stands behind it in the order of Tab and needs no further care.
    explicit CodeCopyButton(QTextEdit &view);

    /// Adds "Copy Code" if there is code at `point` of the viewport, or else under the button.
    void addTo(QMenu &menu, const QPoint &point);

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void focusOutEvent(QFocusEvent *event) override;

private:
    void watchView();
    void followView(QEvent *event);
    void followPointer(QEvent *event);
    bool isViewWhole() const;
    void refresh();
    QTextBlock codeAt(const QPoint &point) const; ///< In the viewport.
    QTextBlock firstCodeInSight() const;
    QRectF rectOf(const QTextBlock &block) const;
    void placeOver(const QTextBlock &block);
    void copy(int line); ///< The code of which a line begins at this position.
    void showWords(bool copied);
    void setAccessibleWords(bool copied);

    QTextEdit &m_view;
    QWidget *const m_viewport; ///< The view's; known also while the view goes.
    std::optional<QPoint> m_pointer; ///< Where the mouse rests in the viewport.
    bool m_byKeyboard = false;       ///< The view or the button was reached by keyboard.
    int m_line = -1;                 ///< The position of a line of the code; -1: none.
    int m_language = 0;              ///< Of that code; see codeLanguageNumber().
    int m_copied = -1;               ///< The position of the head of what was copied last.
    QTimer m_thanks;                 ///< Runs while it says that it has copied.
};

} // namespace Conclave
