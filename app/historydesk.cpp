#include "app/historydesk.h"

#include "app/delivery.h"
#include "app/openedsession.h"
#include "ui/history/historypanel.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/words/errorwords.h"

#include <QApplication>
#include <QDate>
#include <QDir>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int PageSize = 100;

QString wordsOf(const Error &error)
{
    const ErrorWords words = wordsFor(error, {});
    return words.whatHappened % u' ' % words.whatToDo;
}

} // namespace

HistoryDesk::HistoryDesk(Archive &archive,
                         LiveSession &session,
                         SessionDesk &sessions,
                         MainWindow &window)
    : m_archive(archive)
    , m_session(session)
    , m_sessions(sessions)
    , m_window(window)
    , m_panel(window.history())
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(300ms); // the journal says so several times a second
    connect(&m_soon, &QTimer::timeout, this, &HistoryDesk::list);
    connectJournal();
    connectPanel();
    m_window.setRecordings([this](TurnId turn, const auto &play) { record(turn, play); });
    connect(&m_archive, &Archive::opened, this, &HistoryDesk::tellOpening);
    connect(&m_archive, &Archive::changed, this, &HistoryDesk::listSoon);
    connect(&m_archive, &Archive::returned, this, [this](SessionId id) {
        m_removed.drop(id);
        showRemoved();
    });
    connect(&m_archive, &Archive::troubled, this, &HistoryDesk::tellTrouble);
    connect(&m_archive, &Archive::recovered, this, &HistoryDesk::endTrouble);
    connect(&m_archive, &Archive::rescued, this, &HistoryDesk::tellRescue);
    connect(&m_window, &MainWindow::unsavedAsked, this, &HistoryDesk::offerExport);
}

/// What came over the wire, to the millisecond. A turn that was imported has only its texts, and of
/// one that ended just now the last moment may not be written yet.
void HistoryDesk::record(TurnId turn, const std::function<void(const QList<Event> &)> &play)
{
    deliver(m_archive.recording(m_session.id(), turn),
            this,
            [play](const Result<RecordedTurn> &recorded) {
                const bool isWhole = recorded && recorded->folded().ended;
                play(isWhole ? recorded->events : QList<Event>());
            });
}

void HistoryDesk::connectJournal()
{
    connect(
        &m_session, &LiveSession::turnBegins, this, [this](const Session &frame, const Turn &turn) {
            m_archive.journal().begin(frame, turn);
        });
    connect(&m_session, &LiveSession::happened, this, [this](TurnId turn, const Event &event) {
        m_archive.journal().append(m_session.id(), turn, event);
    });
    connect(
        &m_session, &LiveSession::replaced, this, [this] { m_panel.setCurrent(m_session.id()); });
    connect(&m_sessions, &SessionDesk::opened, this, [this](const Session &session) {
        keepOpened(session, m_archive, m_session, m_sessions, this);
    });
}

void HistoryDesk::connectPanel()
{
    connect(&m_panel, &HistoryPanel::searchEdited, this, &HistoryDesk::search);
    connect(&m_panel, &HistoryPanel::moreWanted, this, &HistoryDesk::listMore);
    connect(&m_panel, &HistoryPanel::opened, this, [this](SessionId id) { open(id); });
    connect(&m_panel, &HistoryPanel::hitOpened, this, [this](const SearchHit &hit) {
        open(hit.session, hit);
    });
    connect(&m_panel, &HistoryPanel::renamed, this, &HistoryDesk::rename);
    connect(&m_panel, &HistoryPanel::removed, this, &HistoryDesk::remove);
    connect(&m_panel, &HistoryPanel::restored, this, &HistoryDesk::restoreLast);
    connect(&m_panel, &HistoryPanel::pinned, this, [this](SessionId id, bool isPinned) {
        if (mayChange())
            m_archive.setPinned(id, isPinned);
    });
    connect(&m_panel, &HistoryPanel::tagged, this, [this](SessionId id, const QStringList &tags) {
        if (mayChange())
            m_archive.setTags(id, tags);
    });
    connect(m_window.actions().searchHistory, &QAction::triggered, this, [this] {
        m_window.showHistory();
        m_panel.focusSearch();
    });
}

void HistoryDesk::start()
{
    m_archive.open();
    m_panel.setCurrent(m_session.id());
    list();
}

void HistoryDesk::close()
{
    m_archive.purgeRemoved();
    m_archive.close();
}

void HistoryDesk::tellOpening(const ArchiveOpening &opening)
{
    if (opening.problem)
        tellTrouble(*opening.problem);
    else if (opening.rescue)
        tellRescue(*opening.rescue);
    else if (opening.interruptedTurns > 0)
        m_window.tell(
            tr("Answers were still being written when Conclave ended."),
            tr("They are in the history as far as they had come; there you can ask again."));
}

void HistoryDesk::tellRescue(const Rescue &rescue)
{
    const QString aside = QDir::toNativeSeparators(rescue.putAside);
    const QString restored =
        rescue.isWhole ? tr("Everything in it could be restored.")
                       : tr("What could be read was restored. Sessions: %1, questions: %2.")
                             .arg(rescue.sessions)
                             .arg(rescue.turns);
    m_window.tell(tr("The history was damaged. %1").arg(restored),
                  tr("Nothing was deleted: the damaged files are in %1").arg(aside));
    if (m_session.turnCount() > 0)
        m_archive.renew(m_session.snapshot());
    list();
}

void HistoryDesk::tellTrouble(const Error &error)
{
    m_trouble = error;
    m_sessions.setHistoryWritten(false);
    m_window.showUnsaved(wordsOf(error));
    offerExport();
}

void HistoryDesk::endTrouble()
{
    m_trouble.reset();
    m_sessions.setHistoryWritten(true);
    m_window.showUnsaved({});
    m_window.tell({});
    m_window.say(tr("The history is written again."));
    list();
}

/// The way out for what would be lost.
void HistoryDesk::offerExport()
{
    if (!m_trouble)
        return;
    const ErrorWords words = wordsFor(*m_trouble, {});
    if (m_session.turnCount() == 0)
        m_window.tell(words.whatHappened, words.whatToDo);
    else
        m_window.offer(words.whatHappened, words.whatToDo, tr("Export…"), [this] {
            m_window.actions().exportSession->trigger();
        });
}

void HistoryDesk::search(const QString &text)
{
    const SearchQuery query = parseSearch(text);
    if (query.isEmpty())
        return list();
    deliver(m_archive.search(query), this, [this, text](const Result<SearchHits> &found) {
        if (m_panel.searched() != text)
            return; // the field was emptied meanwhile
        if (found)
            m_panel.setHits(*found);
        else if (found.error().kind != Error::Kind::Cancelled) // a later one is on its way
            m_window.tell(tr("The history could not be searched."), wordsOf(found.error()));
    });
}

void HistoryDesk::list()
{
    if (!m_panel.searched().isEmpty())
        return;
    const int count = std::max(PageSize, m_panel.model().sessionCount());
    deliver(m_archive.page({.count = count + 1}),
            this,
            [this, count](const Result<QList<SessionListing>> &page) {
                if (page && m_panel.searched().isEmpty())
                    m_panel.setSessions(page->first(std::min(qsizetype(count), page->size())),
                                        page->size() > count,
                                        QDate::currentDate());
            });
}

void HistoryDesk::listMore()
{
    const SessionPage next{.from = m_panel.model().sessionCount(), .count = PageSize + 1};
    deliver(m_archive.page(next), this, [this](const Result<QList<SessionListing>> &page) {
        const QList<SessionListing> more = page ? *page : QList<SessionListing>();
        m_panel.model().appendSessions(more.first(std::min(qsizetype(PageSize), more.size())),
                                       more.size() > PageSize);
    });
}

void HistoryDesk::listSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void HistoryDesk::open(SessionId session, const SearchHit &hit)
{
    const int opening = ++m_opening;
    const auto show = [this, hit] { showHit(hit); };
    if (session == m_session.id())
        return show();
    deliver(m_archive.load(session), this, [=, this](const Result<LoadedSession> &loaded) {
        if (opening != m_opening)
            return; // another one was chosen meanwhile
        if (!loaded) {
            m_window.tell(tr("The session could not be opened."), wordsOf(loaded.error()));
            return;
        }
        if (!m_sessions.mayReplace()) {
            m_panel.setCurrent(m_session.id());
            return;
        }
        m_sessions.replace(loaded->session);
        if (loaded->unreadableTurns > 0)
            m_window.tell(tr("Turns that could not be read: %1").arg(loaded->unreadableTurns));
        show();
    });
}

void HistoryDesk::showHit(const SearchHit &hit)
{
    const QList<TextRange> &marks = hit.snippet.marks;
    const QString found =
        marks.isEmpty() ? QString()
                        : hit.snippet.text.mid(marks.constFirst().from, marks.constFirst().length);
    const bool isSynthesis = hit.kind == SearchHit::Kind::Synthesis;
    if (isSynthesis || hit.kind == SearchHit::Kind::Answer)
        m_window.goTo(hit.turn, isSynthesis ? MemberId() : hit.member, hit.attempt, found);
    else if (!hit.turn.isNull())
        m_window.goTo(hit.turn);
}

/// Whether the history can be changed; says that it was not.
bool HistoryDesk::mayChange()
{
    if (m_trouble)
        m_window.tell(tr("Nothing was changed in the history."), wordsOf(*m_trouble));
    return !m_trouble;
}

void HistoryDesk::rename(SessionId session, const QString &title)
{
    if (!mayChange())
        return;
    m_archive.rename(session, title);
    if (session == m_session.id())
        m_session.rename(title);
}

void HistoryDesk::remove(const QList<SessionListing> &sessions)
{
    if (!mayChange())
        return;
    const QPointer<QWidget> keyboard = QApplication::focusWidget();
    if (std::ranges::find(sessions, m_session.id(), &SessionListing::id) != sessions.end()) {
        if (!m_sessions.mayReplace())
            return;
        m_session.startNew();
    }
    for (const SessionListing &session : sessions)
        m_archive.remove(session.id);
    m_removed.add(sessions);
    showRemoved();
    if (keyboard && m_panel.isAncestorOf(keyboard))
        keyboard->setFocus(); // a new session would take it, and Undo be out of reach
}

void HistoryDesk::restoreLast()
{
    const QList<SessionListing> last = m_removed.takeLast();
    for (const SessionListing &session : last)
        m_archive.restore(session.id);
    showRemoved();
}

void HistoryDesk::showRemoved()
{
    m_panel.setRemoved(m_removed.titles(), m_removed.countOfTheLast());
}

} // namespace Conclave
