#include "tests/support/accessibility.h"
#include "tests/support/eviltext.h"
#include "tests/ui/compare/comparedturn.h"
#include "ui/compare/agreementmodel.h"
#include "ui/compare/agreementtable.h"
#include "ui/compare/agreementview.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QThreadPool>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

using Stance = AgreementCell::Stance;

const QString Thirty = u"Backups are kept for **30 days** by the provider."_s;
const QString Fourteen = u"Well. Backups are kept for 14 days by the provider."_s;
const QString Other = u"The moon shines brightly over quiet mountains tonight."_s;

} // namespace

/// The map of claims and members, over a run played by hand.
class AgreementViewTest
    : public QObject
    , private ComparedTurn
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void cleanup() { closeTurn(); }

    void isOfferedOnceThereAreTwoAnswers()
    {
        ask(3, {Thirty});
        QTest::qWait(20);
        QVERIFY(!pages()->hasPage(ComparePages::Page::Agreement));
        m_played->complete(1, Fourteen);
        QTRY_VERIFY(pages()->hasPage(ComparePages::Page::Agreement));
    }

    void isDrawnUpOnlyWhenItIsSeen()
    {
        ask(2, {Thirty, Fourteen});
        QTRY_VERIFY(pages()->hasPage(ComparePages::Page::Agreement));
        QThreadPool::globalInstance()->waitForDone();
        QTest::qWait(20);
        QCOMPARE(model()->rowCount(), 0);
        pages()->setPage(ComparePages::Page::Agreement);
        QTRY_VERIFY(model()->rowCount() > 0);
    }

    void saysWhoSupportsContradictsAndIsSilent()
    {
        open();
        QCOMPARE(model()->columnCount(), 5);
        const int row = claimRow();
        QCOMPARE(model()->stance(model()->index(row, 1)), Stance::Supports);
        QCOMPARE(model()->stance(model()->index(row, 2)), Stance::Contradicts);
        QCOMPARE(model()->stance(model()->index(row, 3)), Stance::Silent);
        QCOMPARE(model()->stance(model()->index(row, 4)), Stance::Supports);
        QVERIFY(spoken(row, 1).contains(u"supports"_s));
        QVERIFY2(spoken(row, 2).contains(u"contradicts it: \u2068“Backups are kept for 14"_s),
                 qPrintable(spoken(row, 2)));
        QVERIFY(spoken(row, 3).contains(u"says nothing"_s));
        QVERIFY2(spoken(row, 0).contains(u"2 for it, 1 against it"_s), qPrintable(spoken(row, 0)));
        QCOMPARE(model()->headerData(2, Qt::Horizontal, Qt::AccessibleTextRole).toString(),
                 m_council.members[1].name);
        QCOMPARE(namelessWidgets(*m_view).join(u' '), QString());
    }

    void aClickLeadsToTheSentence()
    {
        open();
        const QRect cell = table()->visualRect(model()->index(claimRow(), 2));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell.center());
        QCOMPARE(selectedIn(1), u"Backups are kept for 14 days by the provider."_s);
        QTRY_VERIFY(answer(1).hasFocus());
        QVERIFY2(words().contains(u"contradicts"_s), qPrintable(words()));
    }

    void theKeyboardReadsAndLeadsThere()
    {
        open();
        table()->setFocus();
        table()->setCurrentIndex(model()->index(claimRow(), 0));
        QTest::keyClick(table(), Qt::Key_Right);
        QVERIFY2(words().contains(u"supports it: \u2068“Backups are kept for 30 days"_s),
                 qPrintable(words()));
        QVERIFY(selectedIn(0).isEmpty()); // only read
        QTest::keyClick(table(), Qt::Key_Return);
        QCOMPARE(selectedIn(0), u"Backups are kept for 30 days by the provider."_s);
        QTRY_VERIFY(answer(0).hasFocus());
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Right);
        QTest::keyClick(table(), Qt::Key_Right); // is silent
        QTest::keyClick(table(), Qt::Key_Return);
        QVERIFY(table()->hasFocus());
    }

    void followsTheAnswers()
    {
        open();
        m_played->run().retry(m_council.members[2].id);
        m_played->complete(m_played->transport().posted().size() - 1, Fourteen);
        QTRY_COMPARE(model()->stance(model()->index(claimRow(), 3)), Stance::Contradicts);
    }

    void whatWasDrawnFromOlderAnswersIsDropped()
    {
        AgreementView view;
        view.show();
        const auto answers = [](const QString &other) {
            return QList<ComparedText>{{.name = u"One"_s, .text = Thirty},
                                       {.name = u"Other"_s, .text = other}};
        };
        view.setAnswers(answers(Other));
        QThreadPool::globalInstance()->waitForDone();
        view.setAnswers(answers(Thirty));
        auto &model = view.findChild<AgreementTable *>()->agreement();
        QTRY_VERIFY(model.rowCount() > 0);
        QCOMPARE(model.rowCount(), 1); // two, if it were of the older ones
    }

    void saysWhenThereIsNothingToShow()
    {
        ask(2, {u"```\ncode\n```"_s, u"# Heading"_s});
        QTRY_VERIFY(pages()->hasPage(ComparePages::Page::Agreement));
        pages()->setPage(ComparePages::Page::Agreement);
        QTRY_VERIFY2(words().contains(u"no sentence"_s), qPrintable(words()));
        QVERIFY(!table()->isVisible());
    }

    void manyMembersScrollSideways()
    {
        QStringList answers;
        for (int i = 0; i < 24; ++i)
            answers.append(Thirty);
        ask(24, answers);
        QTRY_VERIFY(pages()->hasPage(ComparePages::Page::Agreement));
        m_view->resize(700, 700);
        pages()->setPage(ComparePages::Page::Agreement);
        QTRY_COMPARE(model()->columnCount(), 25);
        QTRY_VERIFY(table()->horizontalScrollBar()->maximum() > 0);
        QVERIFY(table()->columnWidth(0) >= 30 * table()->fontMetrics().averageCharWidth());
    }

    void hostileTextIsShownAsText()
    {
        ask(2, {evilText(EvilText::Everything), u"<b>Backups</b> are kept \u202e for 30 days."_s});
        QTRY_VERIFY(pages()->hasPage(ComparePages::Page::Agreement));
        pages()->setPage(ComparePages::Page::Agreement);
        QTRY_VERIFY(model()->rowCount() > 0);
        for (int row = 0; row < model()->rowCount(); ++row) {
            const QModelIndex claim = model()->index(row, 0);
            QVERIFY(!claim.data().toString().contains(QChar(0x202e)));
            QVERIFY(claim.data(Qt::ToolTipRole).toString().startsWith(u"<p style="_s));
            QVERIFY(!claim.data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
        }
        QCOMPARE(find<QLabel>(u"agreementWords"_s)->textFormat(), Qt::PlainText);
        m_view->grab();
    }

private:
    void open()
    {
        ask(4, {Thirty, Fourteen, Other, Thirty});
        QTRY_VERIFY(pages()->hasPage(ComparePages::Page::Agreement));
        pages()->setPage(ComparePages::Page::Agreement);
        QTRY_COMPARE(model()->columnCount(), 5);
        QVERIFY(claimRow() >= 0);
    }

    AgreementTable *table() const { return find<AgreementTable>(); }
    AgreementModel *model() const { return &table()->agreement(); }
    QString words() const { return find<QLabel>(u"agreementWords"_s)->text(); }
    int claimRow() const
    {
        for (int row = 0; row < model()->rowCount(); ++row) {
            if (model()->index(row, 0).data().toString().contains(u"30 days"_s))
                return row;
        }
        return -1;
    }
    QString spoken(int row, int column) const
    {
        return model()->index(row, column).data(Qt::AccessibleTextRole).toString();
    }
};

QTEST_MAIN(AgreementViewTest)
#include "tst_agreementview.moc"
