#pragma once

#include "ui/markdown/blocksplitter.h"
#include "ui/markdown/documentwriter.h"
#include "ui/markdown/markdownstyle.h"

#include <QTextBrowser>
#include <QTimer>

#include <chrono>

namespace Conclave {

class MarkdownBuilder;

/// Shows an answer in Markdown while it is being written.
///
/// The text is not trusted: nothing in it is ever loaded, opened or run. New text is shown
/// at most 25 times a second, and not while the view is hidden or a selection reaches into the
/// part that is still open; finished blocks are laid out once. From 200,000 characters on the
/// text is shown plain, from a million on no longer. The view follows the end of the text
/// for as long as the reader stays there.
class MarkdownView final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit MarkdownView(QWidget *parent = nullptr);

    void appendText(const QString &text);
    void setText(const QString &text);
    void clear();
    QString rawText() const { return m_raw; } ///< Everything, as it came.

    /// Shows everything that has come in, even while hidden; a selection can still delay it.
    void flush();

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
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void schedule();
    void render();
    void addNewText(MarkdownBuilder &builder);
    void applyStyle(const MarkdownStyle &style);
    void restart();
    bool selectionReachesTail() const;
    void connectScrollBar();
    void copyAsMarkdown() const;

    MarkdownStyle m_style;
    bool m_hasOwnStyle = false;
    QString m_raw;
    qsizetype m_taken = 0; ///< How much of it the document shows.
    BlockSplitter m_splitter;
    DocumentWriter::Mark m_settled; ///< Behind the last finished block.
    QTimer m_timer;
    std::chrono::milliseconds m_pause; ///< Between two renderings; longer when they are slow.
    bool m_following = true;
};

} // namespace Conclave
