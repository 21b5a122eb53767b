#include "ui/find/textsearch.h"

#include "ui/find/viewmatches.h"

#include <QTextEdit>

#include <algorithm>
#include <utility>

namespace Conclave {

TextSearch::TextSearch(QObject *parent) : QObject(parent)
{
}

TextSearch::~TextSearch() = default;

void TextSearch::setTexts(const QList<SearchedText> &texts)
{
    std::vector<Text> next;
    for (const SearchedText &text : texts)
        next.push_back(take(text));
    m_texts = std::move(next);
    tell(m_state.wrap);
}

/// The text as it is searched already, or else a new one.
TextSearch::Text TextSearch::take(const SearchedText &text)
{
    const auto known = std::ranges::find_if(m_texts, [&text](const Text &other) {
        return other.matches && other.matches->view() == text.view;
    });
    if (known != m_texts.end())
        return {text.name, std::move(known->matches)};
    auto matches = std::make_unique<ViewMatches>(*text.view);
    matches->setQuery(m_query);
    connect(matches.get(), &ViewMatches::changed, this, [this] { tell(m_state.wrap); });
    return {text.name, std::move(matches)};
}

void TextSearch::setQuery(const FindQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    for (const Text &text : m_texts)
        text.matches->setQuery(query);
    go(startPlace());
    tell();
}

void TextSearch::startAt(const QTextEdit *view)
{
    m_currentView = view;
    m_currentPosition = 0;
}

void TextSearch::goToNext()
{
    const std::optional<Place> current = currentPlace();
    if (!current) {
        go(startPlace());
        return tell();
    }
    const bool isLastInText = current->match + 1 >= countIn(current->text);
    const std::optional<Place> next =
        isLastInText ? firstFrom(current->text + 1, 0) : Place{current->text, current->match + 1};
    const bool isPast = !next || next->text < current->text ||
                        (next->text == current->text && next->match <= current->match);
    go(next);
    tell(isPast ? FindState::Wrap::ToStart : FindState::Wrap::None);
}

void TextSearch::goToPrevious()
{
    const std::optional<Place> current = currentPlace();
    if (current && current->match > 0) {
        go(Place{current->text, current->match - 1});
        return tell();
    }
    // Back to the nearest text with matches; round past the first one.
    const std::size_t here = current ? current->text : 0;
    for (std::size_t step = 1; step <= m_texts.size(); ++step) {
        const std::size_t text = (here + m_texts.size() - step) % m_texts.size();
        if (countIn(text) == 0)
            continue;
        go(Place{text, countIn(text) - 1});
        return tell(text < here ? FindState::Wrap::None : FindState::Wrap::ToEnd);
    }
    tell();
}

qsizetype TextSearch::countIn(std::size_t text) const
{
    return m_texts[text].matches->matches().positions().size();
}

std::optional<TextSearch::Place> TextSearch::currentPlace() const
{
    for (std::size_t text = 0; text < m_texts.size(); ++text) {
        const ViewMatches &matches = *m_texts[text].matches;
        if (!m_currentView || matches.view() != m_currentView)
            continue;
        const QList<int> &all = matches.matches().positions();
        const auto match = std::ranges::lower_bound(all, m_currentPosition);
        if (match != all.end() && *match == m_currentPosition)
            return Place{text, match - all.begin()};
    }
    return {};
}

/// The first match at or after `position` in the text or in those that follow, round all.
std::optional<TextSearch::Place> TextSearch::firstFrom(std::size_t text, int position) const
{
    for (std::size_t step = 0; step <= m_texts.size(); ++step) {
        const std::size_t at = (text + step) % m_texts.size();
        const QList<int> &all = m_texts[at].matches->matches().positions();
        const auto match = std::ranges::lower_bound(all, step == 0 ? position : 0);
        if (match != all.end())
            return Place{at, match - all.begin()};
    }
    return {};
}

std::optional<TextSearch::Place> TextSearch::startPlace() const
{
    for (std::size_t text = 0; text < m_texts.size(); ++text) {
        if (m_currentView && m_texts[text].matches->view() == m_currentView)
            return firstFrom(text, m_currentPosition);
    }
    return m_texts.empty() ? std::nullopt : firstFrom(0, 0);
}

void TextSearch::go(const std::optional<Place> &place)
{
    for (const Text &text : m_texts)
        text.matches->setCurrent({});
    if (!place)
        return;
    ViewMatches &matches = *m_texts[place->text].matches;
    if (!matches.view())
        return; // it went, and its owner has not said so yet
    m_currentView = matches.view();
    m_currentPosition = matches.matches().positions().at(place->match);
    matches.setCurrent(m_currentPosition);
    matches.showCurrent();
    emit shown(matches.view()); // last: its owner may change the texts
}

void TextSearch::tell(FindState::Wrap wrap)
{
    FindState state{.isSearching = !m_query.text.isEmpty(), .wrap = wrap};
    const std::optional<Place> current = currentPlace();
    qsizetype before = 0;
    for (std::size_t text = 0; text < m_texts.size(); ++text) {
        const TextMatches &matches = m_texts[text].matches->matches();
        state.counts.append({m_texts[text].name, matches.positions().size(), matches.isMore()});
        if (current && current->text == text) {
            state.current = before + current->match + 1;
            state.place = m_texts[text].name;
        }
        before += matches.positions().size();
    }
    if (state == m_state)
        return;
    m_state = state;
    emit changed();
}

} // namespace Conclave
