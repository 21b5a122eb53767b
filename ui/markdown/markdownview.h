#pragma once

#include "ui/markdown/markdownstream.h"
#include "ui/markdown/markdownstyle.h"

#include <QTextBrowser>

#include <chrono>

namespace Conclave {

class CodeCopyButton;
class LayoutDevice;
class LineRepaint;
class PlaceMark;
class TextFit;
class TextMarks;

/// Shows an answer in Markdown while it is being written.
///
/// The text is not trusted: nothing in it is ever loaded, opened or run. New text is shown
/// when the window's FramePacer says so, and not while the view is hidden or a selection reaches
/// into the part that is still open; finished blocks are laid out once. While a screen reader
/// listens, new text comes twice a second at most, or it would be flooded. The view follows the end
/// of the text for as long as the reader stays there.
class MarkdownView final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit MarkdownView(QWidget *parent = nullptr);

    void appendText(const QString &text);
    /// Shows `text` from its beginning; an empty one is followed, as it grows, at its end.
    void setText(const QString &text);
    /// No more text comes: shows all of it, or when the view is shown. From now on the view follows
    /// the end only where the reader was taken there; what was all in sight, or never seen, is read
    /// from its beginning.
    void finish();
    void followEnd(); ///< From now on, as long as the reader stays there.
    void clear();
    QString rawText() const { return m_stream.rawText(); } ///< Everything, as it came.
    /// How much of it was rendered.
    qsizetype shownLength() const { return m_stream.shownLength(); }

    /// Shows everything that has come in, even while hidden; a selection can still delay it.
    void flush();

    /// Brings the text around `offset` of the raw text into sight and marks it for a moment. A view
    /// that followed the end stays here.
    void reveal(qsizetype offset);
    /// Selects what shows this part of the raw text, brings it into sight and marks its place for a
    /// moment. Where none of it is shown, only about its place is.
    void revealPart(const Range &part);
    /// Where the document shows it; empty when it does not.
    ShownSpan spanOf(const Range &part) const { return m_stream.spanOf(part); }
    TextMarks &marks() const { return *m_marks; }

    /// Shows the text in `style` from now on, instead of in the desktop's own colours and fonts.
    void setMarkdownStyle(const MarkdownStyle &style);

    void setHtml(const QString &) = delete;
    void setMarkdown(const QString &) = delete;
    void append(const QString &) = delete;

signals:
    /// The reader wants to open `target`, which is a http, https or mailto address.
    void linkActivated(const QUrl &target);

protected:
    QVariant loadResource(int type, const QUrl &name) override;
    QMimeData *createMimeDataFromSelection() const override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void schedule();
    std::chrono::microseconds showNewText();
    void render(qsizetype most);
    void applyStyle(const MarkdownStyle &style);
    void revealPosition(int position);
    bool selectionReachesTail() const;
    void connectScrollBar();

    MarkdownStyle m_style;
    bool m_hasOwnStyle = false;
    MarkdownStream m_stream;
    LayoutDevice *m_device;
    LineRepaint *m_lines;
    CodeCopyButton *m_copyCode;
    TextFit *m_fit;
    PlaceMark *m_mark;
    TextMarks *m_marks;
    std::chrono::microseconds m_renderTime{0}; ///< Of the last rendering.
    std::chrono::microseconds m_paintTime{0};  ///< Of the last painting.
    bool m_following = true;
};

} // namespace Conclave
