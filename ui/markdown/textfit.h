#pragma once

#include <QObject>

#include <chrono>

class QTextEdit;

namespace Conclave {

/// Keeps the lines of a text as wide as its viewport, but never too long to be read with ease.
/// Tables may take all of the viewport.
///
/// A short text follows at once. Wrapping a long one anew takes its time: while the window is being
/// resized it gets new lines only now and then, each text in a turn of its own.
class TextFit final : public QObject
{
    Q_OBJECT

public:
    explicit TextFit(QTextEdit &text); ///< `text` is its parent and outlives it.

    void follow(); ///< To be called when the viewport's width or the font may have changed.

private:
    int width() const;
    bool isFitting() const;
    void fit();
    std::chrono::microseconds fitInTurn();

    QTextEdit &m_text;
};

} // namespace Conclave
