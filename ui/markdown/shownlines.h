#pragma once

#include <QList>
#include <QRectF>
#include <QString>

#include <optional>

class QTextBlock;

namespace Conclave {

/// How the lines of a paragraph look, in order to tell which of them look different later.
class ShownLines final
{
public:
    explicit ShownLines(const QTextBlock &block);

    /// Where in the document the first line begins that looks different in `now`, the same block
    /// after its text was changed; below it everything may. Nothing when any line may.
    std::optional<qreal> firstChange(const ShownLines &now) const;

private:
    struct Run ///< Characters in one format.
    {
        int end = 0;
        int format = 0; ///< Its number in the document.

        bool operator==(const Run &) const = default;
    };
    struct Line
    {
        int end = 0; ///< Behind its last character, counted from the block's first.
        QRectF rect;
        qreal ascent = 0;

        bool operator==(const Line &) const = default;
    };

    qsizetype sameAs(const ShownLines &other) const;

    QString m_text;
    int m_blockFormat = 0;
    QPointF m_position;
    QList<Run> m_runs;
    QList<Line> m_lines;
    bool m_isSimple = true; ///< No character reaches out of its line or moves others.
};

} // namespace Conclave
