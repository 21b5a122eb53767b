#include "ui/markdown/textmenu.h"

#include "ui/markdown/codecopybutton.h"
#include "ui/markdown/markdownview.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>

namespace Conclave {

void openTextMenu(MarkdownView &view, CodeCopyButton &code, const QContextMenuEvent &event)
{
    auto *menu = new QMenu(&view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(MarkdownView::tr("&Copy"), QKeySequence::Copy, &view, &QTextEdit::copy)
        ->setEnabled(view.textCursor().hasSelection());
    menu->addAction(MarkdownView::tr("Copy as &Markdown"),
                    &view,
                    [&view] { QApplication::clipboard()->setText(view.rawText()); })
        ->setEnabled(!view.rawText().isEmpty());
    code.addTo(*menu, event.pos());
    const QString address = view.anchorAt(event.pos());
    if (!address.isEmpty())
        menu->addAction(MarkdownView::tr("Copy &Link Address"), &view, [address] {
            QApplication::clipboard()->setText(address);
        });
    menu->addSeparator();
    menu->addAction(
            MarkdownView::tr("Select &All"), QKeySequence::SelectAll, &view, &QTextEdit::selectAll)
        ->setEnabled(!view.document()->isEmpty());
    menu->popup(event.globalPos());
}

} // namespace Conclave
