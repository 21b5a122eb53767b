#pragma once

#include "ui/find/textmatches.h"

#include <QObject>
#include <QPointer>
#include <QTextEdit>
#include <QTimer>

#include <optional>

namespace Conclave {

/// The matches in one text: kept up to date while the text grows, and highlighted where the
/// reader looks. Takes the view's extra selections for itself.
class ViewMatches final : public QObject
{
    Q_OBJECT

public:
    /// The view may go before.
    explicit ViewMatches(QTextEdit &view, QObject *parent = nullptr);
    ~ViewMatches() override; ///< Takes the highlights away.

    QTextEdit *view() const { return m_view; }
    const TextMatches &matches() const { return m_matches; }

    void setQuery(const FindQuery &query); ///< Is searched at once; no signal.
    /// The match at `position` stands out from the others; empty: none does.
    void setCurrent(std::optional<int> position);
    /// Scrolls to the current match as soon as the view has its place.
    void showCurrent();

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void changed(); ///< New text brought or took matches; at most 25 times a second.

private:
    void note(int from);
    void update();
    void scrollToCurrent();
    void highlight(bool isAnew = false);
    QTextEdit::ExtraSelection highlightOf(int position) const;

    QPointer<QTextEdit> m_view;
    TextMatches m_matches;
    std::optional<int> m_current;
    std::optional<int> m_newFrom; ///< What has not been searched yet.
    QTimer m_soon;
    qsizetype m_first = 0; ///< Highlighted are the matches from here …
    qsizetype m_last = 0;  ///< … to before this one.
};

} // namespace Conclave
