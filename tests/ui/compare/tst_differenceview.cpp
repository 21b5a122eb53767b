#include "tests/support/accessibility.h"
#include "tests/support/eviltext.h"
#include "tests/ui/compare/comparedturn.h"
#include "ui/compare/differencemodel.h"
#include "ui/compare/differencetable.h"
#include "ui/compare/differenceview.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QTabBar>
#include <QThreadPool>
#include <QToolButton>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString One = u"# Plan\n\nMove **now**. Keep the old server.\n\nAsk first."_s;
const QString Other = u"# Plan\n\nMove **later**. Keep the old server.\n\nSell it."_s;

} // namespace

/// Two texts of a turn side by side, over a run played by hand.
class DifferenceViewTest
    : public QObject
    , private ComparedTurn
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void cleanup() { closeTurn(); }

    void isOfferedOnceThereAreTwoTexts()
    {
        ask(3, {One});
        QTest::qWait(20);
        QVERIFY(!pages()->hasPage(ComparePages::Page::Differences));
        m_played->complete(1, Other);
        QTRY_VERIFY(pages()->hasPage(ComparePages::Page::Differences));
    }

    void comparesTheOnlyAnswerWithTheSynthesis()
    {
        ask(1, {One});
        combine(Other);
        QTRY_VERIFY(pages()->hasPage(ComparePages::Page::Differences));
        openPage();
        QCOMPARE(right()->currentText(), u"Synthesis"_s);
        QTRY_COMPARE(count(), u"3 differences"_s);
    }

    void showsRowsSideBySide()
    {
        open();
        QCOMPARE(cell(0, 0), u"Plan"_s);
        QCOMPARE(cell(1, 0), u"Move now."_s); // without marks of emphasis
        QCOMPARE(cell(1, 1), u"Move later."_s);
        const PassageText &changed = model()->row(1).right;
        QCOMPARE(changed.words.size(), 1);
        QCOMPARE(changed.text.mid(changed.words[0].position, changed.words[0].length), u"later"_s);
        QCOMPARE(spoken(2, 0), u"Both: Keep the old server."_s);
        QVERIFY2(spoken(3, 0).startsWith(u"Only "_s), qPrintable(spoken(3, 0)));
        QVERIFY(spoken(3, 1).endsWith(u"nothing here"_s));
        QCOMPARE(namelessWidgets(*m_view).join(u' '), QString());
    }

    void goesFromChangeToChangeAndRound()
    {
        open();
        QCOMPARE(count(), u"3 differences"_s);
        for (const QString &place : {u"1 of 3"_s, u"2 of 3"_s, u"3 of 3"_s, u"1 of 3"_s}) {
            button(u"nextDifference"_s)->click();
            QCOMPARE(count(), place);
        }
        button(u"previousDifference"_s)->click();
        QCOMPARE(count(), u"3 of 3"_s);
        table()->setCurrentIndex(model()->index(0, 0)); // what both say
        QCOMPARE(count(), u"3 differences"_s);
    }

    void swapsItsSides()
    {
        open();
        const QString name = left()->currentText();
        button(u"swapTexts"_s)->click();
        QCOMPARE(right()->currentText(), name);
        QTRY_COMPARE(cell(1, 0), u"Move later."_s);
    }

    void comparesWhatIsChosen()
    {
        ask(3, {One, Other, One});
        QTRY_VERIFY(pages()->hasPage(ComparePages::Page::Differences));
        openPage();
        QTRY_COMPARE(right()->count(), 3);
        right()->setCurrentIndex(2);
        QTRY_VERIFY(note()->isVisible());
        QVERIFY2(note()->text().contains(u"the same"_s), qPrintable(note()->text()));
        QVERIFY(!button(u"nextDifference"_s)->isEnabled());
    }

    void keepsWhatWasChosenWhenMoreAnswersCome()
    {
        ask(3, {One});
        m_played->complete(2, Other);
        QTRY_VERIFY(pages()->hasPage(ComparePages::Page::Differences));
        openPage();
        button(u"swapTexts"_s)->click();
        const QString chosen = left()->currentText();
        m_played->complete(1, One);
        QTRY_COMPARE(left()->count(), 3);
        QCOMPARE(left()->currentText(), chosen);
        QTRY_COMPARE(cell(1, 0), u"Move later."_s);
    }

    void whatWasComparedBeforeIsDropped()
    {
        DifferenceView view;
        view.show();
        const auto texts = [](const QString &right) {
            return QList<ComparedText>{
                {.member = MemberId::create(), .name = u"One"_s, .text = One},
                {.name = u"Other"_s, .text = right}};
        };
        view.setTexts(texts(u"Something else."_s));
        QThreadPool::globalInstance()->waitForDone();
        view.setTexts(texts(One));
        auto *table = view.findChild<DifferenceTable *>();
        QTRY_VERIFY(!table->texts().rows.isEmpty());
        QCOMPARE(table->texts().changes(), 0);
    }

    void comparesOnceAtATimeHoweverOftenItsTextsChange()
    {
        QString text;
        for (int i = 0; i < 300; ++i)
            text += u"Step %1 takes %2 days and needs everybody's yes. "_s.arg(i).arg(i * 7);
        const QString changed = QString(text).replace(u"days"_s, u"months"_s);
        DifferenceView view;
        view.show();
        view.setTexts({{.member = MemberId::create(), .name = u"One"_s, .text = text},
                       {.member = MemberId::create(), .name = u"Two"_s, .text = changed},
                       {.name = u"Three"_s, .text = text}});
        auto *chooser = view.findChild<QComboBox *>(u"rightText"_s);
        for (int i = 0; i < 11; ++i)
            chooser->setCurrentIndex(i % 2 == 0 ? 2 : 1);
        const auto *threads = QThreadPool::globalInstance();
        QVERIFY2(threads->activeThreadCount() <= 1,
                 qPrintable(QString::number(threads->activeThreadCount())));
        const auto *table = view.findChild<DifferenceTable *>();
        QTRY_VERIFY(!table->texts().rows.isEmpty());
        QCOMPARE(table->texts().right.name, u"Three"_s);
        QCOMPARE(table->texts().changes(), 0);
    }

    void leadsToThePassage()
    {
        open();
        table()->setFocus();
        table()->setCurrentIndex(model()->index(1, 1));
        QTest::keyClick(table(), Qt::Key_Return);
        QCOMPARE(selectedIn(1), u"Move later."_s);
        QTRY_VERIFY(answer(1).hasFocus());
        const QRect row = table()->visualRect(model()->index(3, 0));
        QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(selectedIn(0), u"Ask first."_s);
    }

    void copiesAsText()
    {
        open();
        button(u"copyDifferences"_s)->click();
        QVERIFY(QApplication::clipboard()->text().startsWith(
            u"  # Plan\n- Move **now**.\n+ Move **later**.\n  Keep the old server.\n"_s));
        table()->selectRow(1);
        QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"- Move **now**.\n+ Move **later**.\n"_s);
    }

    void saysWhatMoved()
    {
        const QString first = u"Backups are kept for thirty days."_s;
        const QString rest = u"The plan holds. Nobody is sold anything. Ask in May."_s;
        ask(2, {first + u' ' + rest, rest + u' ' + first});
        QTRY_VERIFY(pages()->hasPage(ComparePages::Page::Differences));
        openPage();
        QTRY_VERIFY(model()->rowCount() > 0);
        QVERIFY2(spoken(0, 0).contains(u"Moved: "_s), qPrintable(spoken(0, 0)));
        QVERIFY(spoken(0, 0).contains(u"further down"_s));
    }

    void tablesAreShownWithoutTheirMarks()
    {
        const QString row = u"| **Cost** | `240` € |"_s;
        const PassageText shown =
            passageText(row, Passage::Kind::TableRow, {0, row.size()}, {{row.indexOf(u"240"), 3}});
        QCOMPARE(shown.text, u"Cost \u2502 240 €"_s);
        QCOMPARE(shown.words, QList<Range>({{shown.text.indexOf(u"240"), 3}}));
    }

    void hostileTextIsShownAsText()
    {
        ask(2, {evilText(EvilText::Everything), evilText(EvilText::Bidi) + u"<b>x</b>"_s});
        QTRY_VERIFY(pages()->hasPage(ComparePages::Page::Differences));
        openPage();
        QTRY_VERIFY(model()->rowCount() > 0);
        for (int row = 0; row < model()->rowCount(); ++row) {
            for (const int column : {0, 1}) {
                for (const QChar c : cell(row, column)) {
                    QVERIFY(c.category() != QChar::Other_Control);
                    QVERIFY(c.unicode() < 0x202a || c.unicode() > 0x202e);
                }
            }
        }
        m_view->grab(); // and nothing is loaded or warned of
    }

    void longTextsDoNotHoldUpTheWindow()
    {
        QString one;
        QString other;
        for (int i = 0; one.size() < 16'000; ++i) {
            one += u"Sentence %1 says that step %2 takes some days. "_s.arg(i).arg(i * 7);
            other += u"Sentence %1 says that step %2 takes some time. "_s.arg(i).arg(i * 7);
        }
        ask(2, {one, other});
        QTRY_VERIFY(pages()->hasPage(ComparePages::Page::Differences));
        openPage();
        QTRY_VERIFY(model()->rowCount() > 300);
        QElapsedTimer watch;
        watch.start();
        table()->setTexts(SideBySide(table()->texts()));
        const qint64 shown = watch.elapsed();
        QVERIFY2(shown < 400, qPrintable(QString::number(shown))); // a debug build, others are busy
        qInfo("%d rows are laid out in %lld ms", model()->rowCount(), shown);
    }

private:
    void openPage() { pages()->setPage(ComparePages::Page::Differences); }
    void open()
    {
        ask(3, {One, Other});
        QTRY_VERIFY(pages()->hasPage(ComparePages::Page::Differences));
        openPage();
        QTRY_VERIFY(model()->rowCount() > 0);
        QCOMPARE(model()->rowCount(), 5);
    }

    DifferenceTable *table() const { return find<DifferenceTable>(); }
    DifferenceModel *model() const { return static_cast<DifferenceModel *>(table()->model()); }
    QComboBox *left() const { return find<QComboBox>(u"leftText"_s); }
    QComboBox *right() const { return find<QComboBox>(u"rightText"_s); }
    QLabel *note() const { return find<QLabel>(u"differenceNote"_s); }
    QString count() const { return find<QLabel>(u"differenceCount"_s)->text(); }
    QToolButton *button(const QString &name) const { return find<QToolButton>(name); }
    QString cell(int row, int column) const
    {
        return model()->index(row, column).data().toString();
    }
    QString spoken(int row, int column) const
    {
        return model()->index(row, column).data(Qt::AccessibleTextRole).toString();
    }
};

QTEST_MAIN(DifferenceViewTest)
#include "tst_differenceview.moc"
