#pragma once

#include "tests/app/storycontext.h"
#include "ui/history/historypanel.h"
#include "ui/widgets/messagestrip.h"

#include <QContextMenuEvent>
#include <QInputDialog>
#include <QListView>
#include <QMenu>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

/// What a person does with the history, and sees of it: the whole program, a real archive and a
/// real server.
class HistoryStory
{
protected:
    /// False: the server does not listen.
    [[nodiscard]] bool begin()
    {
        m_story = std::make_unique<StoryContext>();
        return m_story->server.listen();
    }

    HistoryPanel &panel() { return m_story->window().history(); }

    /// Two sessions of one question each, and an empty one after them.
    void askInTwoSessions()
    {
        m_story->haveCouncil({u"alpha-tagx"_s});
        m_story->openProgram();
        for (const QString &question : {u"First"_s, u"Second"_s}) {
            m_story->ask(question);
            QTRY_VERIFY(!m_story->session().isRunning());
            m_story->actions().newSession->trigger();
        }
        QTRY_COMPARE(sessions().size(), 2);
    }

    QStringList sessions()
    {
        QStringList titles;
        for (int row = 0; row < panel().model().rowCount(); ++row) {
            if (const SessionListing *session = panel().model().session(panel().model().index(row)))
                titles.append(session->title);
        }
        return titles;
    }

    SessionListing listed(const QString &title)
    {
        const SessionListing *session = panel().model().session(rowOf(title));
        return session ? *session : SessionListing();
    }
    QModelIndex rowOf(const QString &title)
    {
        for (int row = 0; row < panel().model().rowCount(); ++row) {
            if (panel().model().index(row).data().toString() == title)
                return panel().model().index(row);
        }
        return {};
    }

    QListView *list() { return panel().findChild<QListView *>(u"historyList"_s); }

    void select(const QStringList &titles)
    {
        list()->clearSelection();
        for (const QString &title : titles)
            QTest::mouseClick(list()->viewport(),
                              Qt::LeftButton,
                              Qt::ControlModifier,
                              list()->visualRect(rowOf(title)).center());
    }

    /// A key on the session of this title, in the list.
    void press(const QString &title, Qt::Key key)
    {
        list()->setCurrentIndex(rowOf(title));
        QTest::keyClick(list(), key);
    }

    /// By the keyboard.
    void chooseInMenu(const QString &title, const QString &words)
    {
        list()->setCurrentIndex(rowOf(title));
        chooseInMenu(words);
    }
    /// Of what is selected.
    void chooseInMenu(const QString &words)
    {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(list(), &event);
        auto *menu = panel().findChild<QMenu *>(u"historyMenu"_s);
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (action->text() == words)
                menu->setActiveAction(action);
        }
        QTest::keyClick(menu, Qt::Key_Return);
    }
    /// Writes that into the next dialog that asks for a text.
    void answerNext(const QString &text)
    {
        m_story->inDialog<QInputDialog>([text](QInputDialog &dialog) {
            dialog.setTextValue(text);
            dialog.accept();
        });
    }

    /// What the window tells above the answers.
    QString message()
    {
        QStringList words;
        auto *strip = m_story->window().findChild<MessageStrip *>(u"windowMessage"_s);
        for (const QLabel *label : strip->findChildren<QLabel *>()) {
            if (label->isVisible())
                words += label->text();
        }
        return words.join(u' ');
    }

    std::unique_ptr<StoryContext> m_story;
};

} // namespace Conclave
