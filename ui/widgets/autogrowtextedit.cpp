#include "ui/widgets/autogrowtextedit.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

namespace Conclave {

AutoGrowTextEdit::AutoGrowTextEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(2);
    connect(this, &QPlainTextEdit::textChanged, this, &AutoGrowTextEdit::fit);
    fit();
}

QSize AutoGrowTextEdit::sizeHint() const
{
    return {QPlainTextEdit::sizeHint().width(), heightFor(lineCount())};
}

QSize AutoGrowTextEdit::minimumSizeHint() const
{
    return {QPlainTextEdit::minimumSizeHint().width(), heightFor(lineCount())};
}

bool AutoGrowTextEdit::event(QEvent *event)
{
    // Linux desktops give Ctrl+E the meaning of End and let Ctrl+K delete up to there; a window's
    // shortcuts must come first.
    if (event->type() == QEvent::ShortcutOverride) {
        const QKeyCombination keys = static_cast<QKeyEvent *>(event)->keyCombination();
        if (keys == (Qt::CTRL | Qt::Key_E) || keys == (Qt::CTRL | Qt::Key_K))
            return false;
    }
    return QPlainTextEdit::event(event);
}

void AutoGrowTextEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !(event->modifiers() & Qt::ShiftModifier))
        emit submitted();
    else
        QPlainTextEdit::keyPressEvent(event);
}

void AutoGrowTextEdit::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        textCursor().insertText(source->text());
    ensureCursorVisible();
}

void AutoGrowTextEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void AutoGrowTextEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit(); // another width wraps differently
}

/// Lines as wrapped, counted no further than needed: a pasted book must not slow down typing.
int AutoGrowTextEdit::lineCount() const
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines < MostLines;
         block = block.next()) {
        blockBoundingRect(block); // lays the block out if that has not happened yet
        lines += qMax(1, block.layout()->lineCount());
    }
    return qBound(1, lines, MostLines);
}

int AutoGrowTextEdit::heightFor(int lines) const
{
    const int frame = height() - contentsRect().height(); // border and padding, as styled
    return lines * fontMetrics().lineSpacing() + qCeil(2 * document()->documentMargin()) + frame;
}

void AutoGrowTextEdit::fit()
{
    const int lines = lineCount();
    const bool scrolls = lines == MostLines;
    setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (height() != heightFor(lines))
        setFixedHeight(heightFor(lines));
    updateGeometry();
}

} // namespace Conclave
