#pragma once

#include <QPlainTextEdit>

namespace Conclave {

/// A field for plain text that grows with it from one line to eight, then scrolls.
///
/// Enter submits, Shift+Enter starts a new line. Give it an accessible name: its placeholder is
/// none.
class AutoGrowTextEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    static constexpr int MostLines = 8;

    explicit AutoGrowTextEdit(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void submitted(); ///< Enter was pressed. The text stays until somebody clears it.

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int lineCount() const;
    int heightFor(int lines) const;
    void fit();
};

} // namespace Conclave
