#include "core/session/apply.h"
#include "tests/support/accessibility.h"
#include "tests/support/samplesession.h"
#include "ui/markdown/markdownview.h"
#include "ui/synthesis/limitspopup.h"
#include "ui/synthesis/synthesispanel.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/messagestrip.h"
#include "ui/widgets/statusbadge.h"
#include "ui/widgets/versionchooser.h"

#include <QApplication>
#include <QClipboard>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class SynthesisPanelTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_panel.reset(); // it reads the turn
        m_turn = sampleSession().turns.constFirst();
        m_panel = std::make_unique<SynthesisPanel>(m_turn);
        m_panel->resize(700, 300);
        m_panel->show();
    }

    void saysWhatItIsWaitingFor()
    {
        m_turn.synthesis.reset();
        m_turn.ended = false;
        m_panel->showNewest();
        QVERIFY2(words().contains(u"when all answers have ended"_s), qPrintable(words()));
        QVERIFY(begin()->isVisible() && begin()->isEnabled());
        QVERIFY(button(u"limits"_s)->isVisible());
        QVERIFY(!view()->isVisible());
        QVERIFY(!button(u"stopSynthesis"_s)->isVisible());

        m_turn.ended = true;
        m_panel->showNewest();
        QVERIFY(words().contains(u"No synthesis yet"_s)); // stopped before it began
        QVERIFY(begin()->isVisible() && begin()->isEnabled());
        QVERIFY(!button(u"limits"_s)->isVisible());

        for (Answer &answer : m_turn.answers)
            answer.text.clear();
        m_panel->showNewest();
        QVERIFY(words().contains(u"no member gave an answer"_s));
        QVERIFY(!begin()->isVisible());
    }

    void theWaitIsCountedDown()
    {
        m_turn.synthesis.reset();
        m_turn.ended = false;
        m_turn.answers.first().status = AnswerStatus::Writing;
        m_turn.council.limits = {.deadline = 30s};
        m_panel->showNewest();
        const int height = m_panel->height();
        m_panel->tick(8s);
        QVERIFY2(words().contains(u", at the latest in 22 s"_s), qPrintable(words()));
        m_panel->tick(21s);
        QVERIFY(words().contains(u", at the latest in 9 s"_s));
        QCOMPARE(m_panel->height(), height);
        QCOMPARE(namelessWidgets(*m_panel).join(u' '), QString());
        const QSignalSpy requested(m_panel.get(), &SynthesisPanel::synthesisRequested);
        begin()->click();
        QCOMPARE(requested.size(), 1);
    }

    void theLimitsOpenFromTheirButton()
    {
        m_turn.synthesis.reset();
        m_turn.ended = false;
        m_panel->showNewest();
        button(u"limits"_s)->click();
        auto *popup = m_panel->findChild<LimitsPopup *>();
        QVERIFY(popup && popup->isVisible());
        const QSignalSpy changed(m_panel.get(), &SynthesisPanel::limitsChanged);
        emit popup->changed({.refreshesLate = true});
        QCOMPARE(changed.size(), 1);
        popup->close();
    }

    void nothingIsLeftToLimitOnceItHasBegun()
    {
        m_turn.synthesis.reset();
        m_turn.ended = false;
        m_panel->showNewest();
        button(u"limits"_s)->click();
        const QPointer<LimitsPopup> popup = m_panel->findChild<LimitsPopup *>();
        QVERIFY(popup && popup->isVisible());
        begin(SynthesisAuthor::Chair, m_turn.council.chair->id);
        QTRY_VERIFY(popup.isNull());
        QVERIFY(!button(u"limits"_s)->isVisible());
    }

    void earlierVersionsCanBeRead()
    {
        m_turn.earlierSyntheses = {*m_turn.synthesis, *m_turn.synthesis};
        m_turn.earlierSyntheses[0].answer.text = u"The first."_s;
        m_turn.earlierSyntheses[1].answer.text.clear(); // a chair that failed
        m_turn.earlierSyntheses[1].answer.attempt = 2;
        m_turn.synthesis->answer.attempt = 3;
        m_panel->showNewest();
        auto *chooser = m_panel->findChild<VersionChooser *>();
        QCOMPARE(chooser->count(), 2);
        chooser->choose(0);
        QCOMPARE(view()->rawText(), u"The first."_s);
        m_turn.synthesis->answer.text.clear();
        m_panel->showNewest();
        QVERIFY(chooser->isNewest());
        QCOMPARE(view()->rawText(), QString());
    }

    void whoReadsIsNotInterruptedBeforeThereIsText()
    {
        m_panel->showNewest();
        const QString read = view()->rawText();
        QVERIFY(!read.isEmpty());
        begin(SynthesisAuthor::Chair, m_turn.council.chair->id);
        QCOMPARE(view()->rawText(), read);
        QCOMPARE(m_panel->findChild<VersionChooser *>()->count(), 2);
        QVERIFY(button(u"stopSynthesis"_s)->isVisible());
        happen(4s, TextAdded{u"New"_s});
        QCOMPARE(view()->rawText(), u"New"_s);
        happen(5s, TextAdded{u" text"_s});
        QCOMPARE(view()->rawText(), u"New text"_s);
    }

    void inANarrowPanelTheWaitWraps()
    {
        m_turn.synthesis.reset();
        m_turn.ended = false;
        m_turn.answers.first().status = AnswerStatus::Writing;
        m_turn.council.limits = {.deadline = 30s, .quorum = 3, .grace = 5s};
        m_panel->showNewest();
        const auto *title = m_panel->findChild<QLabel *>(u"synthesisTitle"_s);
        const int low = m_panel->maximumHeight();
        m_panel->resize(420, m_panel->height());
        m_panel->resize(420, m_panel->minimumSizeHint().height()); // as a splitter does
        QTRY_VERIFY(title->height() >= 2 * title->fontMetrics().height());
        QVERIFY(m_panel->maximumHeight() > low);
    }

    void aSilentChairCanBeHurriedOrGivenUp()
    {
        m_turn.synthesis.reset();
        m_panel->showNewest();
        const QSignalSpy hurried(m_panel.get(), &SynthesisPanel::hurryRequested);
        const QSignalSpy givenUp(m_panel.get(), &SynthesisPanel::giveUpRequested);
        begin(SynthesisAuthor::Chair, m_turn.council.chair->id);
        happen(4s, AnswerRetrying{{.kind = Error::Kind::Overloaded}, 8s});
        for (QPushButton *button : m_panel->findChildren<QPushButton *>()) {
            if (button->text() == u"Now"_s || button->text() == u"Don't"_s)
                button->click();
        }
        QCOMPARE(hurried.size(), 1);
        QCOMPARE(givenUp.size(), 1);
    }

    void showsWhoMadeItFromWhat()
    {
        m_panel->showNewest();
        QVERIFY(words().contains(u"Synthesis by the second chair · from 2 of 4"_s));
        QVERIFY(words().contains(u"The chair could not make the synthesis."_s));
        QTRY_VERIFY(view()->toPlainText().contains(u"WAL."_s));
        QVERIFY(button(u"retrySynthesis"_s)->isVisible());
        QVERIFY(!button(u"stopSynthesis"_s)->isVisible());
    }

    void saysWhenAnAnswerIsNewer()
    {
        m_turn.synthesis->degraded = false;
        Answer again = m_turn.answers.constFirst();
        again.attempt += 1;
        again.times.waiting = *m_turn.synthesis->answer.times.waiting + 1s;
        again.times.lastText = again.times.ended = *again.times.waiting + 1s;
        m_turn.answers = {again};
        m_panel->showNewest();
        QVERIFY(words().contains(u"An answer is newer than this synthesis."_s));
        const QSignalSpy retried(m_panel.get(), &SynthesisPanel::synthesisRequested);
        m_panel->findChild<MessageStrip *>(u"degraded"_s)->findChild<QPushButton *>()->click();
        QCOMPARE(retried.size(), 1);
    }

    void aSoundOneCarriesNoWarning()
    {
        m_turn.synthesis->degraded = false;
        m_turn.synthesis->by = SynthesisAuthor::Chair;
        m_turn.answers.removeIf([](const Answer &answer) { return answer.attempt > 1; });
        m_panel->showNewest();
        QVERIFY(!m_panel->findChild<MessageStrip *>(u"degraded"_s)->isVisible());
    }

    void followsItWhileItIsWritten()
    {
        m_turn.synthesis.reset();
        m_panel->showNewest();
        begin(SynthesisAuthor::Chair, m_turn.council.chair->id);
        QVERIFY(button(u"stopSynthesis"_s)->isVisible());
        QCOMPARE(view()->rawText(), QString());
        happen(4s, TextAdded{u"All "_s});
        QCOMPARE(m_panel->findChild<StatusBadge *>()->word(), u"writing"_s);
        happen(5s, TextAdded{u"agree."_s});
        happen(6s, AnswerEnded{.status = AnswerStatus::Complete});
        happen(6s, TurnEnded{});
        QCOMPARE(view()->toPlainText(), u"All agree."_s);
        QVERIFY(!button(u"stopSynthesis"_s)->isVisible());
        QVERIFY(button(u"retrySynthesis"_s)->isVisible());
    }

    void anotherAuthorBeginsFromNothing()
    {
        begin(SynthesisAuthor::Chair, m_turn.council.chair->id);
        happen(4s, TextAdded{u"Half a sen"_s});
        begin(SynthesisAuthor::Extract, {});
        QCOMPARE(view()->rawText(), QString());
        QVERIFY(words().contains(u"Extract made on this machine"_s));
    }

    void itsButtonsAskForTheirThing()
    {
        const QSignalSpy stopped(m_panel.get(), &SynthesisPanel::stopRequested);
        const QSignalSpy retried(m_panel.get(), &SynthesisPanel::synthesisRequested);
        m_panel->showNewest();
        button(u"retrySynthesis"_s)->click();
        button(u"copySynthesis"_s)->click();
        QCOMPARE(QApplication::clipboard()->text(), m_turn.synthesis->answer.text);
        begin(SynthesisAuthor::Chair, m_turn.council.chair->id);
        button(u"stopSynthesis"_s)->click();
        QCOMPARE(stopped.size(), 1);
        QCOMPARE(retried.size(), 1);
    }

    void everythingHasAName()
    {
        m_panel->showNewest();
        QCOMPARE(namelessWidgets(*m_panel).join(u' '), QString());
    }

    void showsTheVersionOfAMoment()
    {
        begin(SynthesisAuthor::Chair, m_turn.council.members[0].id);
        const int first = m_turn.synthesis->answer.attempt;
        happen(4s, TextAdded{u"first"_s});
        happen(5s, AnswerEnded{.status = AnswerStatus::Complete});
        begin(SynthesisAuthor::Chair, m_turn.council.members[0].id);
        happen(7s, TextAdded{u"second"_s});
        QCOMPARE(view()->rawText(), u"second"_s);
        m_panel->showMoment(first, 4s);
        QCOMPARE(view()->rawText(), u"first"_s);
        m_panel->showMoment(first + 1, 7s);
        QCOMPARE(view()->rawText(), u"second"_s);
        m_panel->showMoment(9, 7s); // there is none
        QCOMPARE(view()->rawText(), u"second"_s);
    }

private:
    void happen(Microseconds at, const decltype(Event::what) &what)
    {
        const bool begins = std::holds_alternative<SynthesisBegan>(what);
        const int number = m_turn.synthesis ? m_turn.synthesis->answer.attempt : 0;
        const Event event{at, StreamId::synthesis(begins ? number + 1 : number), what};
        apply(m_turn, event);
        m_panel->follow(event);
    }

    void begin(SynthesisAuthor by, MemberId chair)
    {
        m_turn.ended = false;
        happen(3s,
               SynthesisBegan{.by = by,
                              .chair = chair,
                              .from = {m_turn.council.members[0].id},
                              .degraded = true});
    }

    QPushButton *begin() const { return m_panel->findChild<QPushButton *>(u"synthesiseNow"_s); }
    QString words() const
    {
        QStringList texts;
        for (const QLabel *label : m_panel->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts += label->text();
        }
        return texts.join(u' ');
    }
    /// The text, not the reasoning before it.
    MarkdownView *view() const { return m_panel->findChildren<MarkdownView *>().constLast(); }
    QToolButton *button(const QString &name) const
    {
        return m_panel->findChild<QToolButton *>(name);
    }

    Turn m_turn;
    std::unique_ptr<SynthesisPanel> m_panel;
};

QTEST_MAIN(SynthesisPanelTest)
#include "tst_synthesispanel.moc"
