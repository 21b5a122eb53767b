#include "tests/support/accessibility.h"
#include "tests/ui/compare/comparedturn.h"
#include "ui/compare/conflictview.h"
#include "ui/compare/quotelist.h"
#include "ui/compare/quotemodel.h"
#include "ui/synthesis/synthesispanel.h"
#include "ui/widgets/messagestrip.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QThreadPool>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString Thirty = u"# Backups\n\nBackups are kept for **30 days** by the provider."_s;
const QString Fourteen = u"Well. Backups are kept for 14 days by the provider.\n\nThat is all."_s;

} // namespace

/// The strip that warns of contradictions, and the list behind it, over a run played by hand.
class ConflictAlarmTest
    : public QObject
    , private ComparedTurn
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void cleanup() { closeTurn(); }

    void warnsBeforeThereIsASynthesis()
    {
        ask(3, {Thirty});
        QVERIFY(!alarm()->isVisible());
        m_played->complete(1, Fourteen);
        QTRY_VERIFY(alarm()->isVisible());
        QVERIFY(m_played->run().isRunning() && !m_played->run().turn().synthesis);
        QCOMPARE(alarm()->accessibleName(), u"The answers differ in 1 place"_s);
        const QString summary = alarm()->accessibleDescription();
        QVERIFY2(summary.contains(u"30 days"_s) && summary.contains(u"14 days"_s),
                 qPrintable(summary));
    }

    void readsAgainWhatEndedWhileItWasReading()
    {
        const QString price = u" The managed plan costs $%1 each month."_s;
        ask(4, {Thirty + price.arg(20)});
        m_played->complete(1, Fourteen);
        m_played->complete(2, Thirty + price.arg(35)); // the first two are being read

        QTRY_COMPARE(alarm()->accessibleName(), u"The answers differ in 2 places"_s);
    }

    void saysNothingWhereAllAgree()
    {
        ask(2, {Thirty, Thirty});
        combine(u"30 days."_s);
        QTest::qWait(0);
        QVERIFY(!alarm()->isVisible());
        QVERIFY(!pages()->hasPage(ComparePages::Page::Conflicts));
    }

    void doesNotReadWhatIsStillBeingWritten()
    {
        ask(3, {Thirty});
        m_played->begin(1, Fourteen);
        QTRY_COMPARE(answer(1).rawText(), Fourteen);
        QVERIFY(!alarm()->isVisible());
        m_played->transport().wire(1).receive(sseFinish() + sseDone());
        QTRY_VERIFY(alarm()->isVisible());
    }

    void listsWhatEveryMemberSays()
    {
        open();
        const QStringList rows = spokenRows();
        QCOMPARE(rows.size(), 3);
        QVERIFY2(rows[0].contains(u"a measure"_s), qPrintable(rows[0]));
        QVERIFY2(rows[1].contains(u"30 days"_s) && rows[1].contains(u"“Backups are kept for 30"_s),
                 qPrintable(rows[1]));
        QVERIFY(rows[1].contains(m_council.members[0].name));
        QVERIFY2(rows[2].contains(u"14 days"_s), qPrintable(rows[2]));
        QCOMPARE(namelessWidgets(*m_view).join(u' '), QString());
    }

    void leadsToTheSentence()
    {
        open();
        const QRect row = list()->visualRect(list()->model()->index(2, 0));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(selectedIn(1), u"Backups are kept for 14 days by the provider."_s);
        QTRY_VERIFY(answer(1).hasFocus());
    }

    void leadsThereByTheKeyboard()
    {
        open();
        list()->setFocus();
        list()->setCurrentIndex(list()->model()->index(0, 0));
        QTest::keyClick(list(), Qt::Key_Return); // a heading leads nowhere
        QVERIFY(selectedIn(0).isEmpty());
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(selectedIn(0), u"Backups are kept for 30 days by the provider."_s);
        QTRY_VERIFY(answer(0).hasFocus());
    }

    void opensWithItsOwnRoomAndGivesItBack()
    {
        ask(3, {Thirty, Fourteen});
        QTRY_VERIFY(alarm()->isVisible());
        const auto *panel = find<SynthesisPanel>();
        QTRY_VERIFY(panel->isSlim());
        QTRY_COMPARE(panel->height(), panel->maximumHeight());
        const int slim = panel->height();
        button()->click();
        QTRY_VERIFY(panel->height() > slim + 60);
        QVERIFY(list()->isVisible());
        QVERIFY(!alarm()->isVisible()); // its tab says so now
        QVERIFY(list()->hasFocus());
        pages()->setPage(ComparePages::Page::Synthesis);
        QTRY_COMPARE(panel->height(), slim);
        QVERIFY(!list()->isVisible());
    }

    void comparingGetsHalfOfTheTurnAsLongAsItLasts()
    {
        ask(3, {Thirty, Fourteen, Thirty});
        combine(u"30 or 14 days."_s);
        auto *parts = find<QSplitter>(u"turnParts"_s);
        QTRY_VERIFY(pages()->hasPage(ComparePages::Page::Conflicts));
        const QList<int> before = parts->sizes();
        QVERIFY(before[1] < before[0]);
        pages()->openPage(ComparePages::Page::Conflicts);
        QTRY_VERIFY(qAbs(parts->sizes()[0] - parts->sizes()[1]) <= 1);
        pages()->openPage(ComparePages::Page::Agreement);
        QVERIFY(qAbs(parts->sizes()[0] - parts->sizes()[1]) <= 1);
        pages()->setPage(ComparePages::Page::Synthesis);
        QCOMPARE(parts->sizes(), before);
        // Who moves the handle meanwhile keeps what he made.
        pages()->openPage(ComparePages::Page::Conflicts);
        auto *handle = parts->handle(1);
        const QPoint middle = handle->rect().center();
        QTest::mousePress(handle, Qt::LeftButton, {}, middle);
        QTest::mouseMove(handle, middle - QPoint(0, 60));
        QTest::mouseRelease(handle, Qt::LeftButton, {}, middle - QPoint(0, 60));
        const QList<int> moved = parts->sizes();
        QVERIFY(moved[1] > moved[0]);
        pages()->setPage(ComparePages::Page::Synthesis);
        QCOMPARE(parts->sizes(), moved);
    }

    void anEndedTurnGivesMoreRoomToItsAnswers()
    {
        ask(3, {Thirty, Fourteen, Thirty});
        combine(u"30 or 14 days."_s);
        show(); // as it is opened from the history
        const QList<int> sizes = find<QSplitter>(u"turnParts"_s)->sizes();
        QVERIFY2(sizes[0] > sizes[1], qPrintable(u"%1 %2"_s.arg(sizes[0]).arg(sizes[1])));
    }

    void anAnswerThatChangesEverythingTakesTheAlarmBack()
    {
        ask(2, {Thirty, Fourteen});
        combine(u"30 or 14 days."_s);
        QTRY_VERIFY(!alarm()->isVisible()); // whoever has the synthesis to read needs the room
        QTRY_VERIFY(pages()->hasPage(ComparePages::Page::Conflicts));
        pages()->openPage(ComparePages::Page::Conflicts);
        QTRY_VERIFY(list()->isVisible());
        m_played->run().retry(m_council.members[1].id);
        m_played->complete(3, Thirty);
        QTRY_VERIFY(!list()->isVisible());
        QVERIFY(!alarm()->isVisible());
        QVERIFY(find<SynthesisPanel>()->texts().constLast().view->isVisible()); // the synthesis
    }

    void whatWasFoundInOlderAnswersIsDropped()
    {
        ConflictView view;
        const QSignalSpy changed(&view, &ConflictView::changed);
        const auto answers = [](const QString &one, const QString &other) {
            return QList<ComparedText>{{.name = u"One"_s, .text = one},
                                       {.name = u"Other"_s, .text = other}};
        };
        view.setAnswers(answers(Thirty, Fourteen));
        QThreadPool::globalInstance()->waitForDone(); // it has been found, and is not told yet
        view.setAnswers(answers(Thirty, Thirty));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(view.count(), 0);
        view.setAnswers(answers(Thirty, Thirty)); // nothing new
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(changed.size(), 1);
    }

    void anOldTurnIsReadToo()
    {
        m_council = PlayedSession::council(2);
        m_played->ask(m_council);
        m_played->complete(0, Thirty);
        m_played->complete(1, Fourteen);
        combine(u"Either."_s);
        show();
        QTRY_VERIFY(pages()->hasPage(ComparePages::Page::Conflicts));
        QVERIFY(!alarm()->isVisible());
    }

    void hostileTextIsShownAsText()
    {
        const QString tag = u"<b onclick='x'>%1</b>\u202e is kept for %1 days by <img src=x>."_s;
        ask(2, {tag.arg(30), tag.arg(14)});
        QTRY_VERIFY(alarm()->isVisible());
        for (const QLabel *label : alarm()->findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(!alarm()->accessibleDescription().contains(QChar(0x202e)));
        button()->click();
        for (const QString &row : spokenRows())
            QVERIFY(!row.contains(QChar(0x202e)));
    }

private:
    void open()
    {
        ask(3, {Thirty, Fourteen});
        QTRY_VERIFY(alarm()->isVisible());
        button()->click();
        QTRY_VERIFY(list()->isVisible());
    }

    MessageStrip *alarm() const { return find<MessageStrip>(u"conflictAlarm"_s); }
    QPushButton *button() const { return alarm()->findChild<QPushButton *>(); }
    QuoteList *list() const { return find<QuoteList>(u"conflicts"_s); }
    QStringList spokenRows() const
    {
        QStringList rows;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            rows.append(list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
        return rows;
    }
};

QTEST_MAIN(ConflictAlarmTest)
#include "tst_conflictalarm.moc"
