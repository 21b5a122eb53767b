#include "core/session/apply.h"
#include "tests/support/accessibility.h"
#include "tests/support/samplesession.h"
#include "ui/markdown/markdownview.h"
#include "ui/synthesis/synthesispanel.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/messagestrip.h"
#include "ui/widgets/statusbadge.h"

#include <QApplication>
#include <QClipboard>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QPushButton>
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
        m_turn = sampleSession().turns.constFirst();
        m_panel = std::make_unique<SynthesisPanel>();
        m_panel->resize(700, 300);
        m_panel->show();
    }

    void saysWhatItIsWaitingFor()
    {
        m_turn.synthesis.reset();
        m_turn.ended = false;
        m_panel->showTurn(m_turn);
        QVERIFY2(words().contains(u"when the answers have ended"_s), qPrintable(words()));
        QVERIFY(!view()->isVisible());
        QVERIFY(!button(u"stopSynthesis"_s)->isVisible());

        m_turn.ended = true;
        m_panel->showTurn(m_turn);
        QVERIFY(words().contains(u"No synthesis yet"_s)); // stopped before it began
        QVERIFY(button(u"retrySynthesis"_s)->isVisible());

        for (Answer &answer : m_turn.answers)
            answer.text.clear();
        m_panel->showTurn(m_turn);
        QVERIFY(words().contains(u"no member gave an answer"_s));
        QVERIFY(!button(u"retrySynthesis"_s)->isVisible());
    }

    void showsWhoMadeItFromWhat()
    {
        m_panel->showTurn(m_turn);
        QVERIFY(words().contains(u"Synthesis by the second chair · from 2 of 4"_s));
        QVERIFY(words().contains(u"The chair could not make it."_s));
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
        m_turn.answers.append(again);
        m_panel->showTurn(m_turn);
        QVERIFY(words().contains(u"An answer is newer than this synthesis."_s));
        const QSignalSpy retried(m_panel.get(), &SynthesisPanel::retryRequested);
        m_panel->findChild<MessageStrip *>(u"degraded"_s)->findChild<QPushButton *>()->click();
        QCOMPARE(retried.size(), 1);
    }

    void aSoundOneCarriesNoWarning()
    {
        m_turn.synthesis->degraded = false;
        m_turn.synthesis->by = SynthesisAuthor::Chair;
        m_turn.answers.removeIf([](const Answer &answer) { return answer.attempt > 1; });
        m_panel->showTurn(m_turn);
        QVERIFY(!m_panel->findChild<MessageStrip *>(u"degraded"_s)->isVisible());
    }

    void followsItWhileItIsWritten()
    {
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
        const QSignalSpy retried(m_panel.get(), &SynthesisPanel::retryRequested);
        m_panel->showTurn(m_turn);
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
        m_panel->showTurn(m_turn);
        QCOMPARE(namelessWidgets(*m_panel).join(u' '), QString());
    }

private:
    void happen(Microseconds at, const decltype(Event::what) &what)
    {
        const Event event{at, StreamId::synthesis(), what};
        apply(m_turn, event);
        m_panel->follow(event, m_turn);
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
