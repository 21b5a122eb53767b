#include "app/spendingdesk.h"
#include "tests/support/playedsession.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/themecontrol.h"

#include <QApplication>
#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class SpendingDeskTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_profile = std::make_unique<QTemporaryDir>();
        m_services = std::make_unique<Services>(m_profile->path());
        m_theme = std::make_unique<ThemeControl>(*qApp);
        m_session = std::make_unique<LiveSession>(m_services->environment());
        m_window = std::make_unique<MainWindow>(*m_session, *m_theme);
        m_desk = std::make_unique<SpendingDesk>(*m_services, *m_session, *m_window);
        useModel(u"https://api.openai.com/v1"_s, u"gpt-4o"_s);
    }
    void cleanup()
    {
        m_desk.reset();
        m_window.reset();
        m_session.reset();
        m_played.reset();
        m_theme.reset();
        m_services.reset();
    }

    void tellsBeforeAskingWhatItWillUse()
    {
        m_window->setQuestion(u"Which one?"_s);
        // Twice 700 tokens out; three for the question and four around it in.
        QTRY_COMPARE(estimate()->text(), u"≈1,414 tok · ≈$0.014"_s);
        QVERIFY(!estimate()->isHidden());
        m_window->setQuestion({});
        QTRY_VERIFY(estimate()->isHidden());
    }

    void theUnknownIsADashAndHomeIsFree()
    {
        useModel(u"https://a.example/v1"_s, u"m"_s);
        m_window->setQuestion(u"Which one?"_s);
        QTRY_VERIFY(estimate()->text().endsWith(u"tok · –"_s));
        useModel(u"http://127.0.0.1:11434"_s, u"m"_s);
        m_window->setQuestion(u"Which two?"_s);
        QTRY_VERIFY(estimate()->text().endsWith(u"tok"_s));
    }

    void warnsOfWhatMayNotFit()
    {
        m_services->learn({.url = QUrl(u"https://api.openai.com/v1"_s)},
                          {{.id = u"gpt-4o"_s, .contextWindow = 705}});
        m_window->setQuestion(u"Which one?"_s);
        QTRY_VERIFY(estimate()->text().endsWith(u"\n⚠ may not fit: ≈707 of 705 tok"_s));
        QVERIFY(estimate()->toolTip().contains(u"Member gpt-4o may not fit"_s));
        QVERIFY(m_services->saveOwnPrices({})); // what was learnt stays
        m_window->setQuestion(u"Which two?"_s);
        QTRY_VERIFY(estimate()->text().contains(u"may not fit"_s));
    }

    void asksOnlyBeyondTheLimit()
    {
        const Question question{.text = u"Which one?"_s};
        QCOMPARE(outcome(question), Outcome::Sent); // no limit
        QCOMPARE(m_agreedUsd, 0);
        m_services->settings.spendingLimit = 1;
        QCOMPARE(outcome(question), Outcome::Sent);
        m_services->settings.spendingLimit = 0.01;
        QCOMPARE(outcome(question), Outcome::Open); // and this went on meanwhile
        answer(QMessageBox::Cancel);
        QCOMPARE(m_outcome, Outcome::Kept);
        QVERIFY(m_said.contains(u"about $0.014"_s) && m_said.contains(u"$0.010"_s));
        QVERIFY(!m_said.contains(u"not known"_s));
        QCOMPARE(outcome(question), Outcome::Open);
        answer(QMessageBox::Yes);
        QCOMPARE(m_outcome, Outcome::Sent);
        QVERIFY(qAbs(m_agreedUsd - 0.014) < 0.001);
        useModel(u"https://a.example/v1"_s, u"m"_s); // nothing is known, so nothing is claimed
        QCOMPARE(outcome(question), Outcome::Sent);
    }

    void saysWhatTheLimitCannotCount()
    {
        m_services->settings.councils[0].members[1].endpoint.url = QUrl(u"https://a.example/v1"_s);
        m_services->settings.spendingLimit = 0.001;
        QCOMPARE(outcome({.text = u"Which one?"_s}), Outcome::Open);
        answer(QMessageBox::Cancel);
        QVERIFY(m_said.contains(u"For 1 request the price is not known"_s));
        m_window->setQuestion(u"Which one?"_s);
        QTRY_VERIFY(estimate()->toolTip().contains(u"the limit cannot count it"_s));
    }

    void aRetryCountsWhatTheTurnHasCost()
    {
        play(0, 5000); // $0.050 of gpt-4o
        m_played->fail(1, {.kind = Error::Kind::BadRequest, .http = 400});
        QTRY_VERIFY(m_window->actions().retryFailed->isEnabled());
        m_services->settings.spendingLimit = 0.055;
        m_window->actions().retryFailed->trigger();
        answer(QMessageBox::Cancel);
        QVERIFY(m_said.contains(u"about $0.057"_s) && m_said.contains(u"$0.055"_s));
        QCOMPARE(m_played->transport().posted().size(), 2);
        m_window->actions().retryFailed->trigger();
        answer(QMessageBox::Yes);
        QCOMPARE(m_played->transport().posted().size(), 3);
        m_played->fail(2, {.kind = Error::Kind::BadRequest, .http = 400});
        QTRY_VERIFY(m_window->actions().retryFailed->isEnabled());
        m_services->settings.spendingLimit = 0.06;
        m_window->actions().retryFailed->trigger(); // within the limit: at once
        QCOMPARE(m_played->transport().posted().size(), 4);
    }

    void aSynthesisCountsWhatTheTurnHasCost()
    {
        play(1, 5000);
        m_services->settings.spendingLimit = 0.055;
        m_played->complete(1, u"two"_s);
        QTRY_VERIFY(m_played->run().turn().ended); // held: with the chair it would be $0.058
        QVERIFY(m_played->run().hold());
        QVERIFY(!m_played->run().turn().synthesis);
        const auto *title = m_window->findChild<QLabel *>(u"synthesisTitle"_s);
        QTRY_VERIFY(title->text().contains(u"your limit is $0.055"_s));
        m_window->actions().synthesise->trigger(); // the panel has asked, this is the answer
        QVERIFY(!box());
        QCOMPARE(m_played->transport().posted().size(), 3);
        m_played->complete(2, u"both"_s);
        QTRY_VERIFY(m_played->run().turn().ended);
        m_window->actions().synthesise->trigger(); // once more: nothing has asked about that
        answer(QMessageBox::Cancel);
        QCOMPARE(m_played->transport().posted().size(), 3);
    }

    void theSecondChairIsCountedAsWell()
    {
        play(2, 5000);
        m_services->settings.spendingLimit = 0.065;
        m_played->complete(1, u"two"_s);
        QTRY_VERIFY(m_played->run().isCombining()); // with the chair it is $0.058
        m_played->fail(2, {.kind = Error::Kind::BadRequest, .http = 400});
        QTRY_VERIFY(m_played->run().turn().ended); // with the second one $0.071
        QCOMPARE(m_played->run().turn().synthesis->by, SynthesisAuthor::Extract);
        QVERIFY(m_played->run().hold());
        const auto *strip = m_window->findChild<QWidget *>(u"degraded"_s);
        QVERIFY(strip);
        QTRY_VERIFY(strip->isVisibleTo(m_window.get()));
        QString said;
        for (const QLabel *label : strip->findChildren<QLabel *>())
            said += label->text();
        QVERIFY(said.contains(u"The second chair waits for you"_s));
        QVERIFY(said.contains(u"your limit is $0.065"_s));
    }

    void whoWantsASynthesisIsAskedForTheDearestChair()
    {
        play(2, 5000);
        m_played->complete(1, u"two"_s);
        QTRY_VERIFY(m_played->run().isCombining());
        m_played->complete(2, u"both"_s);
        QTRY_VERIFY(m_played->run().turn().ended);
        m_services->settings.spendingLimit = 0.065;
        m_window->actions().synthesise->trigger();
        answer(QMessageBox::Cancel);
        QVERIFY(m_said.contains(u"about $0.07"_s));
    }

    void theLimitIsKept()
    {
        QTimer::singleShot(0, this, [] {
            auto *dialog = qobject_cast<QInputDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->setDoubleValue(0.25);
            dialog->accept();
        });
        m_window->actions().spendingLimit->trigger();
        QCOMPARE(m_services->settings.spendingLimit, 0.25);
        QCOMPARE(Services(m_profile->path()).settings.spendingLimit, 0.25);
    }

private:
    enum class Outcome { Open, Sent, Kept };

    /// A turn of two members and a chair at a fake server: the first one used `output` tokens.
    void play(int chairs, int output)
    {
        m_played = std::make_unique<PlayedSession>();
        m_played->fixture().hold = SpendingDesk::environment(*m_services).holdSynthesis;
        m_desk.reset();
        m_window = std::make_unique<MainWindow>(m_played->session(), *m_theme);
        m_desk = std::make_unique<SpendingDesk>(*m_services, m_played->session(), *m_window);
        Council council = m_services->settings.councils[0];
        if (chairs > 0)
            council.chair = seatFor(u"Chair"_s, council.members[0].endpoint.url, u"gpt-4o"_s);
        if (chairs > 1) {
            council.secondChair = seatFor(u"Deputy"_s, council.chair->endpoint.url, u"gpt-4o"_s);
            council.secondChair->parameters.maxTokens = 2000;
        }
        m_played->fixture().prices = m_services->prices();
        m_played->ask(council);
        m_played->begin(0, u"one"_s);
        const QByteArray usage = "{'choices':[],'usage':{'prompt_tokens':0,'completion_tokens':" +
                                 QByteArray::number(output) + "}}";
        m_played->transport().wire(0).receive(
            sseFinish() + sse(QByteArray(usage).replace('\'', '"')) + sseDone());
        QTRY_VERIFY(isFinal(m_played->run().turn().answers[0].status));
    }
    void useModel(const QString &url, const QString &model)
    {
        Council council = councilOf(QUrl(url), {model, model});
        for (Member &member : council.members)
            member.role.clear();
        council.chair.reset();
        m_services->settings.councils = {council};
        m_services->settings.council = council.id;
    }
    Outcome outcome(const Question &question)
    {
        m_outcome = Outcome::Open;
        m_desk->ask(
            question,
            [this](double agreedUsd) {
                m_outcome = Outcome::Sent;
                m_agreedUsd = agreedUsd;
            },
            [this] { m_outcome = Outcome::Kept; });
        return m_outcome;
    }
    QMessageBox *box() const { return m_window->findChild<QMessageBox *>(); }
    void answer(QMessageBox::StandardButton button)
    {
        QVERIFY(box());
        m_said = box()->text() + box()->informativeText();
        box()->button(button)->click();
        QTRY_VERIFY(!box());
    }
    QLabel *estimate() const { return m_window->findChild<QLabel *>(u"estimate"_s); }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<ThemeControl> m_theme;
    std::unique_ptr<LiveSession> m_session;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<SpendingDesk> m_desk;
    std::unique_ptr<PlayedSession> m_played;
    QString m_said;
    Outcome m_outcome = Outcome::Open;
    double m_agreedUsd = 0;
};

QTEST_MAIN(SpendingDeskTest)
#include "tst_spendingdesk.moc"
