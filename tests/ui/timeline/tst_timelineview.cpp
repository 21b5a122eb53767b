#include "tests/ui/timeline/scriptedturn.h"
#include "ui/theme/theme.h"
#include "ui/timeline/runsummary.h"
#include "ui/timeline/timelineview.h"

#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TimelineViewTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void paintsTheRaceInTheMembersColours()
    {
        ScriptedTurn script(2);
        script.answers(0ms, 1s, script.member(0));
        TimelineView view;
        view.resize(800, 120);
        view.showTurn(&script.turn);
        const QImage image = view.grab().toImage();
        QVERIFY(count(image, MemberAccent::ofSeat(0).color) > 200 * 10); // a second of writing
        QVERIFY(count(image, MemberAccent::ofSeat(1).color) < 100);      // only the edge
    }

    void takesWhatHappenedInWithRefresh()
    {
        ScriptedTurn script(1);
        TimelineView view;
        view.resize(800, 120);
        view.showTurn(&script.turn);
        const QImage before = view.grab().toImage();
        script.happens(0ms, script.member(0), AnswerQueued{});
        script.happens(0ms, script.member(0), AnswerConnecting{});
        script.happens(10ms, script.member(0), TextAdded{u"text"_s});
        view.setNow(700ms);
        QCOMPARE(view.grab().toImage(), before);
        view.refresh();
        QVERIFY(view.grab().toImage() != before);
    }

    void nothingToShowIsNoProblem()
    {
        TimelineView view;
        view.setNow(3s);
        view.refresh();
        view.resize(1, 1);
        QVERIFY(!view.grab().isNull());
        Turn empty;
        view.showTurn(&empty);
        QVERIFY(!view.grab().isNull());
        view.showTurn(nullptr);
        QCOMPARE(view.accessibleDescription(), u"There is no race to show."_s);
    }

    void tellsItsStateToAssistiveTechnologyButNotTheTime()
    {
        ScriptedTurn script(2);
        script.answers(0ms, 1s, script.member(0));
        script.happens(0ms, script.member(1), AnswerQueued{});
        TimelineView view;
        view.setNow(5s);
        view.showTurn(&script.turn);
        QCOMPARE(view.accessibleName(), u"Timeline"_s);
        const QString description = view.accessibleDescription();
        QCOMPARE(description, u"A: complete after 4.0 s. B: waiting. Synthesis: not begun."_s);
        view.setNow(6s);
        view.refresh();
        QCOMPARE(view.accessibleDescription(), description);
        script.ends(6s, script.member(1), AnswerStatus::Failed);
        view.refresh();
        QVERIFY(view.accessibleDescription().contains(u"B: failed after 6.0 s."_s));
    }

    void hoveringATrackTellsItsNumbers()
    {
        ScriptedTurn script(2);
        script.turn.council.members[0].name = u"<b>A</b>"_s;
        script.answers(0ms, 100ms, script.member(0));
        TimelineView view;
        view.showTurn(&script.turn);
        view.resize(view.sizeHint());

        const QString text = view.textAt({100, 5});
        QVERIFY(text.contains(u"<b>A</b>: complete"_s));
        QVERIFY(text.contains(u"Waiting: 0.10 s"_s));
        QVERIFY(text.contains(u"Sent after: –"_s));
        QVERIFY(text.contains(u"First text after: 0.30 s"_s));
        QVERIFY(text.contains(u"Ended after: 0.40 s"_s));
        QVERIFY(text.contains(u"Speed: –"_s));
        QCOMPARE(view.textAt({100, view.viewport()->height() - 2}), QString()); // on the scale
    }

    void hoveringARetriedTrackTellsAllAttempts()
    {
        ScriptedTurn script(1);
        script.happens(0ms, script.member(0), AnswerQueued{});
        script.ends(10ms, script.member(0), AnswerStatus::Failed);
        script.answers(100ms, 100ms, script.member(0, 2));
        TimelineView view;
        view.showTurn(&script.turn);
        view.resize(view.sizeHint());
        const QString text = view.textAt({100, 5});
        QVERIFY(text.contains(u"A: failed"_s));
        QVERIFY(text.contains(u"A, attempt 2: complete"_s));
        QVERIFY(text.contains(u"Ended after: 0.40 s"_s)); // counted from its own start
    }

    void hoveringTellsRetriesAndStalls()
    {
        ScriptedTurn script(1);
        script.happens(0ms, script.member(0), AnswerQueued{});
        script.happens(0ms, script.member(0), AnswerConnecting{});
        script.happens(
            100ms, script.member(0), AnswerRetrying{{.kind = Error::Kind::Overloaded}, 400ms});
        TimelineView view;
        view.setNow(200ms);
        view.showTurn(&script.turn);
        view.resize(view.sizeHint());
        QVERIFY(view.accessibleDescription().startsWith(u"A: retrying, 1 retry."_s));

        script.happens(500ms, script.member(0), AnswerConnecting{});
        script.happens(600ms, script.member(0), TextAdded{u"text"_s});
        script.happens(6600ms, script.member(0), StallBegan{.silence = 5s});
        view.setNow(8800ms);
        view.refresh();
        const QString text = view.textAt({100, 5});
        QVERIFY2(text.contains(u"2nd try after 0.40 s: overloaded"_s), qPrintable(text));
        QVERIFY2(text.contains(u"No bytes for 7.2 s"_s), qPrintable(text));
        QVERIFY(view.accessibleDescription().startsWith(u"A: writing, stalled, 1 retry."_s));
    }

    void theWaitForALoadingModelIsToldShortly()
    {
        ScriptedTurn script(1);
        script.happens(0ms, script.member(0), AnswerQueued{});
        for (int i = 0; i < 40; ++i) {
            script.happens(i * 8s, script.member(0), AnswerConnecting{});
            script.happens(
                i * 8s, script.member(0), AnswerRetrying{{.kind = Error::Kind::ModelLoading}, 8s});
        }
        TimelineView view;
        view.showTurn(&script.turn);
        view.resize(view.sizeHint());
        const QString text = view.textAt({100, 5});
        QCOMPARE(text.count(u"loading its model"_s), 3);
        QVERIFY(text.contains(u"37 tries more before"_s));
        QVERIFY(text.contains(u"try 41 after 8.0 s: loading its model"_s));
    }

    void limitsAreLinesWithWords()
    {
        ScriptedTurn script(2);
        script.turn.council.limits = {.deadline = 2s, .quorum = 1, .grace = 500ms};
        TimelineView view;
        view.showTurn(&script.turn);
        view.resize(view.sizeHint());
        const int height = view.sizeHint().height();
        script.answers(0ms, 250ms, script.member(0));
        script.happens(0ms, script.member(1), AnswerQueued{});
        script.happens(1500ms, {}, SynthesisBegan{});
        script.ends(4s, script.member(1), AnswerStatus::Complete);
        view.refresh();
        QCOMPARE(view.sizeHint().height(), height); // nothing jumps when a mark comes
        QVERIFY(count(view.grab().toImage(), Theme::of(view.palette()).warning) > 30);
        QCOMPARE(view.textAt({100, 3}),
                 u"The deadline is 2.0 s after asking.\n1 of 2 answers were complete after 1.0 s.\n"
                 "The synthesis began after 1.5 s."_s);
        QVERIFY(view.accessibleDescription().contains(u"B: complete after 4.0 s, late."_s));
        QVERIFY(view.accessibleDescription().endsWith(u"The synthesis began after 1.5 s."_s));
        QVERIFY(view.textAt({100, 20}).contains(u"A: complete"_s)); // below the words
    }

    void manyMembersScroll()
    {
        const ScriptedTurn few(6);
        const ScriptedTurn many(24);
        TimelineView view;
        view.showTurn(&few.turn);
        view.resize(view.sizeHint());
        const int height = view.sizeHint().height();
        QCOMPARE(view.verticalScrollBar()->maximum(), 0);
        view.showTurn(&many.turn);
        QVERIFY(view.sizeHint().height() < height * 3 / 2);
        view.resize(view.sizeHint());
        view.grab(); // lays out
        QVERIFY(view.verticalScrollBar()->maximum() > 0);
    }

    void readsFromRightToLeft()
    {
        ScriptedTurn script(1);
        script.answers(0ms, 1s, script.member(0));
        TimelineView view;
        view.resize(800, 120);
        view.setLayoutDirection(Qt::RightToLeft);
        view.showTurn(&script.turn);
        const QImage image = view.grab().toImage();
        const QRgb accent = MemberAccent::ofSeat(0).color.rgb();
        QCOMPARE(image.pixel(image.width() - 2, 9), accent); // the edge before the name
    }

    void theSummaryShowsTheRunTimes()
    {
        ScriptedTurn script(2);
        script.answers(0ms, 1s, script.member(0));
        script.answers(0ms, 500ms, script.member(1));
        RunSummary summary;
        QCOMPARE(summary.text(), u"wall – · sum – · slowest – · – · overhead –"_s);
        summary.showTurn(&script.turn);
        QCOMPARE(summary.text(),
                 u"wall 4.0 s · sum 6.0 s · slowest 4.0 s · 1.5× · overhead 0 ms"_s);
        QVERIFY(summary.toolTip().contains(u"Overhead"_s));
    }

    void theSummaryIsLive()
    {
        ScriptedTurn script(1);
        script.happens(0ms, script.member(0), AnswerQueued{});
        RunSummary summary;
        summary.setNow(1500ms);
        summary.showTurn(&script.turn);
        QVERIFY(summary.text().startsWith(u"wall 1.5 s"_s));
        summary.setNow(2500ms);
        summary.refresh();
        QVERIFY(summary.text().startsWith(u"wall 2.5 s"_s));
    }

private:
    static qsizetype count(const QImage &image, const QColor &color)
    {
        qsizetype pixels = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                pixels += image.pixel(x, y) == color.rgb() ? 1 : 0;
        }
        return pixels;
    }
};

QTEST_MAIN(TimelineViewTest)
#include "tst_timelineview.moc"
