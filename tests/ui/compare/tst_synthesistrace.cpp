#include "tests/support/accessibility.h"
#include "tests/support/eviltext.h"
#include "tests/ui/compare/comparedturn.h"
#include "ui/compare/quotelist.h"
#include "ui/compare/quotemodel.h"
#include "ui/compare/synthesistrace.h"
#include "ui/compare/witnesspopup.h"
#include "ui/markdown/textmarks.h"
#include "ui/synthesis/synthesispanel.h"

#include <QApplication>
#include <QRegularExpression>
#include <QTextBlock>
#include <QThreadPool>
#include <QToolButton>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

using Look = TextMark::Look;

const QString Thirty = u"Backups are kept for **30 days** by the provider."_s;
const QString Fourteen = u"Well. Backups are kept for 14 days by the provider."_s;
const QString Both = u"## Answer\n\nBackups are kept for **30 days** by the provider. "
                     u"The moon shines brightly over quiet mountains tonight."_s;

} // namespace

/// Who stands behind the statements of a synthesis, over a run played by hand.
class SynthesisTraceTest
    : public QObject
    , private ComparedTurn
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void cleanup() { closeTurn(); }

    void isOfferedOnceTheSynthesisHasEnded()
    {
        ask(2, {Thirty, Fourteen});
        QTRY_COMPARE(m_played->transport().posted().size(), 3);
        m_played->begin(2, Both);
        QTRY_COMPARE(synthesis().rawText(), Both);
        QVERIFY(!toggle()->isVisible());
        m_played->transport().wire(2).receive(sseFinish() + sseDone());
        QTRY_VERIFY(toggle()->isVisible());
        QVERIFY(marks().marks().isEmpty()); // it is the reader's choice
    }

    void marksWhatIsBackedDisputedAndSaidByNobody()
    {
        open();
        QCOMPARE(marks().marks().size(), 2);
        QCOMPARE(marks().marks().at(0).look, Look::Disputed);
        QCOMPARE(marks().marks().at(1).look, Look::Unbacked);
        const auto *summary = find<SynthesisTrace>();
        QCOMPARE(summary->text(),
                 u"1 of 2 statements are backed by members; 1 in no answer; 1 contradicted"_s);
        QCOMPARE(synthesis().toPlainText(),
                 u"Answer\nBackups are kept for 30 days by the provider. The moon shines brightly "
                 u"over quiet mountains tonight."_s);
        QCOMPARE(namelessWidgets(*m_view).join(u' '), QString());
    }

    void drawsTheMarks()
    {
        open();
        const QImage marked = synthesis().grab().toImage();
        toggle()->click();
        QVERIFY(synthesis().grab().toImage() != marked);
    }

    void pointingTellsWho()
    {
        open();
        const QString words = marks().marks().at(0).words;
        QVERIFY2(words.contains(u"Backed by "_s % m_council.members[0].name), qPrintable(words));
        QVERIFY(words.contains(u"contradicted by "_s % m_council.members[1].name));
        QVERIFY(words.contains(u"for 14 days"_s));
        QCOMPARE(marks().markAt(placeOf(u"30 days"_s)), 0);
        QCOMPARE(marks().markAt(placeOf(u"mountains"_s)), 1);
        QCOMPARE(marks().markAt(synthesis().viewport()->rect().bottomRight()), -1);
    }

    void aClickOpensTheWitnessesWhoLeadToTheirSentences()
    {
        open();
        QTest::mouseClick(synthesis().viewport(), Qt::LeftButton, {}, placeOf(u"30 days"_s));
        auto *popup = find<WitnessPopup>();
        QVERIFY(popup && popup->isVisible());
        QCOMPARE(namelessWidgets(*popup).join(u' '), QString());
        auto *list = popup->findChild<QuoteList *>();
        QCOMPARE(list->model()->rowCount(), 4);        // two headings, two sentences
        QCOMPARE(list->height(), heightOfRows(*list)); // and no empty room
        QCOMPARE(list->currentIndex().row(), 1);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(selectedIn(1), u"Backups are kept for 14 days by the provider."_s);
        QTRY_VERIFY(!find<WitnessPopup>());
        QCOMPARE(m_view->focusWidget(), &answer(1));
    }

    void theKeyboardGoesFromStatementToStatement()
    {
        open();
        pages()->step(1);
        QCOMPARE(synthesis().textCursor().selectedText(),
                 u"Backups are kept for 30 days by the provider."_s);
        QVERIFY(synthesis().hasFocus());
        QVERIFY2(find<SynthesisTrace>()->text().startsWith(u"1 of 2: Backed by"_s),
                 qPrintable(find<SynthesisTrace>()->text()));
        pages()->step(-1);
        QVERIFY(find<SynthesisTrace>()->text().startsWith(u"2 of 2: Nothing like it"_s));
        QTest::keyClick(&synthesis(), Qt::Key_Return);
        auto *popup = find<WitnessPopup>();
        QVERIFY(popup && popup->isVisible());
        QCOMPARE(popup->findChild<QuoteList *>()->model()->rowCount(), 1);
        QTest::keyClick(popup->findChild<QuoteList *>(), Qt::Key_Escape);
        QTRY_VERIFY(!find<WitnessPopup>());
    }

    void labelsMeanTheAnswersTheChairWasShown()
    {
        ask(3, {Thirty, Fourteen, u"Nothing of that sort here at all."_s});
        const QList<MemberId> from = chairsOrder();
        const auto label = QChar(u'A' + int(from.indexOf(m_council.members[2].id)));
        combine(u"The sky is green above the northern valley. [%1]"_s.arg(label));
        QTRY_VERIFY(toggle()->isVisible());
        toggle()->click();
        QTRY_COMPARE(marks().marks().size(), 1);
        const QString words = marks().marks().at(0).words;
        QVERIFY2(words.contains(m_council.members[2].name), qPrintable(words));
        QCOMPARE(namedIn(words), m_council.members[2].name);
    }

    void aLabelAloneBacksNothing()
    {
        ask(2, {Thirty, Fourteen});
        const auto labelOf = [this](qsizetype member) {
            return QChar(u'A' + int(chairsOrder().indexOf(m_council.members[member].id)));
        };
        combine(u"Backups are kept for 30 days by the provider. [%1]\n\n"
                u"The moon consists of green cheese from the valley. [%1]\n\n"
                u"Purple elephants repair every database on Sundays."_s.arg(labelOf(0)));
        QTRY_VERIFY(toggle()->isVisible());
        toggle()->click();
        QTRY_COMPARE(marks().marks().size(), 3);
        QCOMPARE(find<SynthesisTrace>()->text(),
                 u"1 of 3 statements are backed by members; 1 not found in the answers they name; "
                 u"1 in no answer; 1 contradicted"_s);
        const TextMark &cheese = marks().marks().at(1);
        QCOMPARE(cheese.look, Look::Unbacked);
        QCOMPARE(namedIn(cheese.words), m_council.members[0].name);
        QCOMPARE(marks().marks().at(2).words, u"Nothing like it was found in any answer"_s);
        QVERIFY(namedIn(marks().marks().at(0).words).isEmpty());
        QTest::mouseClick(synthesis().viewport(), Qt::LeftButton, {}, placeOf(u"cheese"_s));
        const QuoteModel &rows = find<WitnessPopup>()->findChild<QuoteList *>()->quotes();
        QCOMPARE(rows.rowCount(), 1);
        QCOMPARE(rows.row(rows.index(0, 0)).heading, cheese.words);
        const auto *list = find<WitnessPopup>()->findChild<QuoteList *>();
        QCOMPARE(list->height(), heightOfRows(*list));
    }

    void staysThroughANewStyleAndGoesWithANewSynthesis()
    {
        open();
        QFont larger = synthesis().font();
        larger.setPointSizeF(larger.pointSizeF() * 1.5);
        synthesis().setFont(larger);
        QCOMPARE(marks().markAt(placeOf(u"30 days"_s)), 0);
        m_view->control()->synthesise();
        QVERIFY(marks().marks().isEmpty());
        QVERIFY(!toggle()->isVisible());
        m_played->complete(3, u"The moon shines brightly over quiet mountains tonight."_s);
        QTRY_COMPARE(marks().marks().size(), 1); // it is still switched on
    }

    void whatWasTracedBeforeIsDropped()
    {
        open();
        toggle()->click();
        toggle()->click();
        QThreadPool::globalInstance()->waitForDone(); // traced, and not told yet
        toggle()->click();
        QTest::qWait(20);
        QVERIFY(marks().marks().isEmpty());
        QVERIFY(!find<SynthesisTrace>()->isVisible());
    }

    void tracesOnceAtATimeHoweverOftenItIsSwitched()
    {
        QString text;
        for (int i = 0; i < 80; ++i)
            text += u"Backups of server %1 are kept for %2 days by its provider. "_s.arg(i).arg(i);
        ask(2, {text, text});
        combine(text);
        QTRY_VERIFY(toggle()->isVisible());
        const auto *threads = QThreadPool::globalInstance();
        QTRY_COMPARE(threads->activeThreadCount(), 0);
        for (int i = 0; i < 11; ++i)
            toggle()->click();
        QVERIFY2(threads->activeThreadCount() <= 1,
                 qPrintable(QString::number(threads->activeThreadCount())));
        QTRY_VERIFY(!marks().marks().isEmpty());
    }

    void hostileTextIsShownAsText()
    {
        const QString tag = u"<b>Backups</b> are kept for 30 days by <img src=x> providers."_s;
        ask(1, {tag + evilText(EvilText::Everything)});
        combine(tag + u"\n\n" + evilText(EvilText::Everything));
        QTRY_VERIFY(toggle()->isVisible());
        toggle()->click();
        QTRY_VERIFY(!marks().marks().isEmpty());
        QCOMPARE(find<SynthesisTrace>()->textFormat(), Qt::PlainText);
        m_view->grab();
    }

private:
    void open()
    {
        ask(2, {Thirty, Fourteen});
        combine(Both);
        QTRY_VERIFY(toggle()->isVisible());
        toggle()->click();
        QTRY_VERIFY(!marks().marks().isEmpty());
    }

    QList<MemberId> chairsOrder()
    {
        const auto &turn = m_played->run().turn();
        [&turn] { QTRY_VERIFY(turn.synthesis.has_value()); }();
        return turn.synthesis->from;
    }

    /// As it is shown.
    static int heightOfRows(const QuoteList &list)
    {
        return list.visualRect(list.model()->index(list.model()->rowCount() - 1, 0)).bottom() + 1;
    }

    /// Whom the synthesis names for nothing.
    static QString namedIn(const QString &words)
    {
        static const QRegularExpression named(
            u"^The synthesis names (.+), but nothing like it was found in that answer$"_s);
        return named.match(words).captured(1);
    }

    QToolButton *toggle() const { return find<QToolButton>(u"traceToggle"_s); }
    MarkdownView &synthesis() const
    {
        return static_cast<MarkdownView &>(*find<SynthesisPanel>()->texts().constLast().view);
    }
    TextMarks &marks() const { return synthesis().marks(); }
    QPoint placeOf(const QString &words) const
    {
        QTextCursor cursor = synthesis().document()->find(words);
        cursor.setPosition(cursor.selectionStart() + 1);
        return synthesis().cursorRect(cursor).center();
    }
};

QTEST_MAIN(SynthesisTraceTest)
#include "tst_synthesistrace.moc"
