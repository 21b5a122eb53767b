#include "app/spendingdesk.h"
#include "tests/support/testcouncil.h"
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

    void asksOnlyBeyondTheLimit()
    {
        const Question question{.text = u"Which one?"_s};
        QVERIFY(m_desk->mayAsk(question)); // no limit
        m_services->settings.spendingLimit = 1;
        QVERIFY(m_desk->mayAsk(question));
        m_services->settings.spendingLimit = 0.01;
        QVERIFY(!answered(QMessageBox::Cancel, question));
        QVERIFY(m_said.contains(u"about ≈$0.014"_s) && m_said.contains(u"$0.010"_s));
        QVERIFY(answered(QMessageBox::Yes, question));
        useModel(u"https://a.example/v1"_s, u"m"_s); // nothing is known, so nothing is claimed
        QVERIFY(m_desk->mayAsk(question));
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
    void useModel(const QString &url, const QString &model)
    {
        Council council = councilOf(QUrl(url), {model, model});
        for (Member &member : council.members)
            member.role.clear();
        council.chair.reset();
        m_services->settings.councils = {council};
        m_services->settings.council = council.id;
    }
    bool answered(QMessageBox::StandardButton button, const Question &question)
    {
        QTimer::singleShot(0, this, [this, button] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            QVERIFY(box);
            m_said = box->informativeText() + box->text();
            box->button(button)->click();
        });
        return m_desk->mayAsk(question);
    }
    QLabel *estimate() const { return m_window->findChild<QLabel *>(u"estimate"_s); }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<ThemeControl> m_theme;
    std::unique_ptr<LiveSession> m_session;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<SpendingDesk> m_desk;
    QString m_said;
};

QTEST_MAIN(SpendingDeskTest)
#include "tst_spendingdesk.moc"
