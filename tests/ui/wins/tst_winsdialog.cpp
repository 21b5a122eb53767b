#include "tests/support/accessibility.h"
#include "ui/wins/winsdialog.h"
#include "ui/wins/winsmodel.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QtConcurrent>
#include <QTest>

#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

/// The table of wins over contests that a test made up.
class WinsDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }
    void cleanup() { m_dialog.reset(); }

    void withoutContestsItSaysHowToVote()
    {
        open({});
        auto *empty = m_dialog->findChild<QLabel *>(u"emptyWins"_s);
        QTRY_VERIFY(empty->text().contains(u"Ctrl+B"_s));
        QVERIFY(empty->isVisible());
        QVERIFY(!view()->isVisible());
        QCOMPARE(namelessWidgets(*m_dialog), QStringList());
    }

    void countsWhatHappened()
    {
        open(contests(7, u"ash"_s) + contests(2, u"oak"_s) + contests(1, {}));
        QTRY_COMPARE(cell(0, WinsModel::Model), u"ash"_s);
        QCOMPARE(cell(0, WinsModel::Contests), u"10"_s);
        QCOMPARE(cell(0, WinsModel::Won), u"7"_s);
        QCOMPARE(cell(0, WinsModel::Lost), u"2"_s);
        QCOMPARE(cell(0, WinsModel::Tied), u"1"_s);
        QCOMPARE(cell(0, WinsModel::Rate), u"75 %"_s);
        QCOMPARE(view()->model()->index(0, WinsModel::Rate).data(Qt::AccessibleTextRole).toString(),
                 u"75 %, with 95 % certainty between 44 % and 92 %"_s);
        QCOMPARE(cell(1, WinsModel::Rate), u"25 %"_s);
        const QString duels = m_dialog->findChild<QLabel *>(u"duels"_s)->text();
        QVERIFY2(duels.contains(u"Against oak: 7 won, 2 lost, 1 tied"_s), qPrintable(duels));
        QCOMPARE(namelessWidgets(*m_dialog), QStringList());
        QCOMPARE(sharedMnemonics(*m_dialog), QStringList());
    }

    void fewContestsSayNothing()
    {
        open(contests(3, u"ash"_s));
        QTRY_COMPARE(cell(0, WinsModel::Rate), u"too few to say"_s);
        QVERIFY(m_dialog->findChild<QLabel *>(u"duels"_s)
                    ->text()
                    .contains(u"3 contests: too few to say"_s));
    }

    void isSortedByKeyOrHeader()
    {
        open(contests(6, u"oak"_s) + contests(1, u"ash"_s));
        QTRY_COMPARE(cell(0, WinsModel::Model), u"oak"_s);
        auto *order = m_dialog->findChild<QComboBox *>(u"winsOrder"_s);
        QCOMPARE(order->currentIndex(), int(WinsModel::Rate));
        QTest::keyClick(order, Qt::Key_Home);
        QCOMPARE(cell(0, WinsModel::Model), u"ash"_s);
        view()->sortByColumn(WinsModel::Won, Qt::DescendingOrder);
        QCOMPARE(cell(0, WinsModel::Model), u"oak"_s);
        QCOMPARE(order->currentIndex(), int(WinsModel::Won));
    }

    void copiesItAll()
    {
        open({{{u"=cmd()"_s, u"b\"<b>\n"_s}, u"=cmd()"_s}});
        QTRY_COMPARE(view()->model()->rowCount(), 2);
        press(u"CSV"_s);
        const QString csv = QApplication::clipboard()->text();
        QVERIFY2(csv.contains(u"\"'=cmd()\",\"1\",\"1\",\"0\",\"0\",\"1.0000\""_s),
                 qPrintable(csv));
        press(u"text"_s);
        const QString text = QApplication::clipboard()->text();
        QVERIFY2(text.contains(u"b\"<b>\t1\t0\t1\t0\t1 contest: too few to say\n"_s),
                 qPrintable(text));
    }

    void enterClosesIt()
    {
        QApplication::clipboard()->clear();
        open(contests(5, u"ash"_s));
        QTRY_VERIFY(view()->isVisible());
        QTest::keyClick(view(), Qt::Key_Return);
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(QApplication::clipboard()->text(), QString());
    }

    void manyModelsWithAnyNameFit()
    {
        QList<Contest> many;
        for (int model = 0; model < 300; ++model)
            many.append({{u"a"_s, QString(300, QChar(char16_t(0x4e00 + model)))}, u"a"_s});
        open(many);
        QTRY_COMPARE(view()->model()->rowCount(), 301);
        QVERIFY(m_dialog->width() <= 1000);
        QVERIFY(m_dialog->findChild<QLabel *>(u"duels"_s)->text().contains(u"and 294 more"_s));
    }

    void mayBeClosedWhileItCounts()
    {
        QPromise<QList<Contest>> promise;
        promise.start();
        m_dialog = std::make_unique<WinsDialog>([&promise] { return promise.future(); }, nullptr);
        m_dialog->show();
        m_dialog.reset();
        promise.addResult(contests(1, u"ash"_s));
        promise.finish();
        QTest::qWait(1); // whatever comes of it comes now
    }

private:
    static QList<Contest> contests(int count, const std::optional<QString> &winner)
    {
        return QList<Contest>(count, Contest{{u"ash"_s, u"oak"_s}, winner});
    }
    void open(const QList<Contest> &contests)
    {
        m_dialog = std::make_unique<WinsDialog>(
            [contests] { return QtConcurrent::run([contests] { return contests; }); }, nullptr);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    QTableView *view() const { return m_dialog->findChild<QTableView *>(u"wins"_s); }
    QString cell(int row, int column) const
    {
        return view()->model()->index(row, column).data().toString();
    }
    void press(const QString &word)
    {
        for (QPushButton *button : m_dialog->findChildren<QPushButton *>()) {
            if (button->text().contains(word))
                button->click();
        }
    }

    std::unique_ptr<WinsDialog> m_dialog;
};

QTEST_MAIN(WinsDialogTest)
#include "tst_winsdialog.moc"
