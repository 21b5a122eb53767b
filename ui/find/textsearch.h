#pragma once

#include "ui/find/findquery.h"
#include "ui/find/findstate.h"
#include "ui/find/searchedtext.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace Conclave {

class ViewMatches;

/// Looks for one thing in several texts at once and goes from match to match through all of them.
class TextSearch final : public QObject
{
    Q_OBJECT

public:
    explicit TextSearch(QObject *parent = nullptr);
    ~TextSearch() override;

    /// What is searched, in the order in which it is read. Matches of those that stay are kept.
    void setTexts(const QList<SearchedText> &texts);
    /// Goes to the first match from the current one on. An empty query ends the search.
    void setQuery(const FindQuery &query);
    /// Where the reader is and the next search begins. Null: at the top.
    void startAt(const QTextEdit *view);

    /// Go on from the current match, past the end to the other end.
    void goToNext();
    void goToPrevious();

    const FindState &state() const { return m_state; }

signals:
    void changed();
    /// The current match is in `view`, whose owner should bring it to sight.
    void shown(QTextEdit *view);

private:
    struct Text
    {
        QString name;
        std::unique_ptr<ViewMatches> matches;
    };
    /// A match: the place of its text and its own among that text's matches.
    struct Place
    {
        std::size_t text = 0;
        qsizetype match = 0;
    };

    Text take(const SearchedText &text);
    qsizetype countIn(std::size_t text) const;
    std::optional<Place> currentPlace() const;
    std::optional<Place> firstFrom(std::size_t text, int position) const;
    std::optional<Place> startPlace() const;
    void go(const std::optional<Place> &place);
    void tell(FindState::Wrap wrap = FindState::Wrap::None);

    std::vector<Text> m_texts;
    FindQuery m_query;
    const QTextEdit *m_currentView = nullptr; ///< Only compared.
    int m_currentPosition = 0;                ///< Of the current match, or where to begin.
    FindState m_state;
};

} // namespace Conclave
