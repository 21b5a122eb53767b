#pragma once

#include <QWidget>

namespace Conclave {

class ElidedLabel;
class IconButton;

/// Leafs through the versions of something, from the first to the newest: ‹ attempt 1 of 2 ›.
/// Hidden while there is only one.
class VersionChooser final : public QWidget
{
    Q_OBJECT

public:
    /// `pattern` holds %1 for the version shown and %2 for how many there are. `earlier` and
    /// `later` say what the buttons do, `subject` to assistive technology whose versions they are.
    VersionChooser(const QString &pattern,
                   const QString &earlier,
                   const QString &later,
                   const QString &subject,
                   QWidget *parent = nullptr);

    /// Shows the newest one of `count`, without chosen().
    void setCount(qsizetype count);
    void grow(qsizetype count); ///< The same without leaving the version shown.
    qsizetype count() const { return m_count; }
    qsizetype current() const { return m_current; } ///< From 0.
    bool isNewest() const { return m_current + 1 >= m_count; }
    void choose(qsizetype version); ///< Ignored when there is no such version.

signals:
    void chosen(qsizetype version); ///< Another one than before.

protected:
    bool eventFilter(QObject *watched,
                     QEvent *event) override; ///< The arrow keys and Home and End.

private:
    void showState();

    const QString m_pattern;
    IconButton *m_earlier;
    ElidedLabel *m_place;
    IconButton *m_later;
    qsizetype m_count = 0;
    qsizetype m_current = 0;
};

} // namespace Conclave
