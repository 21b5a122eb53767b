#pragma once

class QContextMenuEvent;

namespace Conclave {

class CodeCopyButton;
class MarkdownView;

/// Opens the menu of what can be done with the text where `event` asks for it.
void openTextMenu(MarkdownView &view, CodeCopyButton &code, const QContextMenuEvent &event);

} // namespace Conclave
