#pragma once

#include "tests/support/playedsession.h"
#include "ui/answer/answerpanel.h"
#include "ui/compare/comparepages.h"
#include "ui/markdown/markdownview.h"
#include "ui/turn/answersarea.h"
#include "ui/turn/layoutchoice.h"
#include "ui/turn/turnview.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

namespace Conclave {

/// A turn whose members are played by hand, in its real view: what tests of comparing begin with.
class ComparedTurn
{
protected:
    /// What Qt says about offscreen windows is not meant for anybody.
    static void failOnWarnings()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    }

    void closeTurn()
    {
        m_view.reset();
        m_played = std::make_unique<PlayedSession>();
    }

    /// Asks that many members; each answers at once with one of `answers`, as far as they go.
    void ask(int members, const QStringList &answers = {})
    {
        m_council = PlayedSession::council(members);
        m_played->ask(m_council);
        for (qsizetype place = 0; place < answers.size(); ++place)
            m_played->complete(place, answers.at(place));
        show();
    }

    /// The chair, whom the answers have been sent to, answers.
    void combine(const QString &synthesis)
    {
        const qsizetype chair = m_council.members.size();
        QTRY_COMPARE(m_played->transport().posted().size(), chair + 1);
        m_played->complete(chair, synthesis);
        QTRY_VERIFY(m_played->run().turn().ended);
    }

    void show()
    {
        m_view = std::make_unique<TurnView>(m_played->run(), m_layout);
        m_view->resize(1100, 800);
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }

    MarkdownView &answer(int member) const
    {
        return m_view->answers().panelOf(m_council.members.at(member).id)->view();
    }
    QString selectedIn(int member) const { return answer(member).textCursor().selectedText(); }

    ComparePages *pages() const { return find<ComparePages>(); }
    template<typename Widget>
    Widget *find(const QString &name = {}) const
    {
        return m_view->findChild<Widget *>(name);
    }

    Council m_council;
    LayoutChoice m_layout;
    std::unique_ptr<PlayedSession> m_played = std::make_unique<PlayedSession>();
    std::unique_ptr<TurnView> m_view;
};

} // namespace Conclave
