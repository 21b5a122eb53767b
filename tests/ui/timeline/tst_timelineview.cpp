#include "tests/support/scriptedturn.h"
#include "ui/theme/memberaccent.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/timeline/runsummary.h"
#include "ui/timeline/timelineview.h"
#include "ui/widgets/figureslabel.h"

#include <QLabel>
#include <QPaintEvent>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
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

    void hoveringTellsTheNumbersOfThatMoment()
    {
        ScriptedTurn script(2);
        writes(script, 0, 300ms);
        TimelineView view;
        show(view, script);
        QSignalSpy told(&view, &TimelineView::spotTextChanged);
        hover(view, placeOf(view, 0));
        QVERIFY2(view.spotText().startsWith(u"A · t = "_s), qPrintable(view.spotText()));
        QVERIFY2(view.spotText().contains(u"· writing · ≈"_s), qPrintable(view.spotText()));
        QVERIFY(view.textAt(placeOf(view, 0)).startsWith(view.spotText() + u"\n\n"_s));
        QCOMPARE(told.size(), 1);
        hover(view, placeOf(view, 1));
        QVERIFY2(view.spotText().startsWith(u"B · t = "_s), qPrintable(view.spotText()));
        hover(view, {5, placeOf(view, 0).y()}); // a name
        QCOMPARE(view.spotText(), QString());
        hover(view, placeOf(view, 0));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(view.viewport(), &leave);
        QCOMPARE(view.spotText(), QString());
        QCOMPARE(told.constLast().constFirst().toString(), QString());
    }

    void aLineGoesThroughAllTracksWhereThePointerIs()
    {
        ScriptedTurn script(2);
        writes(script, 0, 300ms);
        TimelineView view;
        show(view, script);
        const QPoint place = placeOf(view, 0);
        const QColor color = Theme::of(view.palette()).text;
        const int below = placeOf(view, 2).y(); // of an empty track
        QVERIFY(view.grab().toImage().pixelColor(place.x(), below) != color);
        hover(view, place);
        QCOMPARE(view.grab().toImage().pixelColor(place.x(), below), color);
    }

    void whatIsPointedAtIsTheMomentThereWhileTheScaleShrinks()
    {
        ScriptedTurn script(1);
        writes(script, 0, 300ms);
        TimelineView view;
        view.setNow(2s);
        show(view, script);
        hover(view, {400, 9});
        const QString before = view.spotText();
        QVERIFY(!before.isEmpty());
        view.setNow(60s);
        view.refresh();
        QTRY_VERIFY(view.spotText() != before);
        QTest::qWait(300); // the scale has come to rest
        const QString after = view.spotText();
        hover(view, {401, 9});
        hover(view, {400, 9});
        QCOMPARE(view.spotText(), after);
    }

    void aClickAsksForTheTextOfThatMoment()
    {
        ScriptedTurn script(2);
        writes(script, 0, 300ms);
        TimelineView view;
        show(view, script);
        MemberId member;
        int attempt = 0;
        Microseconds moment{0};
        int times = 0;
        connect(&view, &TimelineView::momentChosen, &view, [&](MemberId m, int a, Microseconds at) {
            member = m;
            attempt = a;
            moment = at;
            ++times;
        });
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, placeOf(view, 0));
        QCOMPARE(times, 1);
        QCOMPARE(member, script.member(0).member);
        QCOMPARE(attempt, 1);
        QVERIFY(moment > 1s && moment < 3s);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, {5, 9});           // a name
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, placeOf(view, 1)); // never asked
        QCOMPARE(times, 1);
    }

    void theKeyboardReachesEveryMoment()
    {
        ScriptedTurn script(2);
        writes(script, 0, 300ms);
        writes(script, 1, 500ms);
        TimelineView view;
        show(view, script);
        QVERIFY(view.focusPolicy() & Qt::TabFocus);
        view.setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(view.hasFocus());
        QVERIFY2(view.spotText().startsWith(u"A · t = 3.49 s"_s), qPrintable(view.spotText()));
        QTest::keyClick(&view, Qt::Key_Home);
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Down);
        const QString text = view.spotText();
        QVERIFY2(text.startsWith(u"B · t = 0."_s), qPrintable(text));
        QVERIFY(view.accessibleDescription().startsWith(text)); // told to assistive technology
        QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier);
        QVERIFY2(view.spotText().contains(u"t = 0.50 s · writing"_s), qPrintable(view.spotText()));

        QSignalSpy chosen(&view, &TimelineView::momentChosen);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.constFirst().at(0).value<MemberId>(), script.member(1).member);
        QCOMPARE(chosen.constFirst().at(2).value<Microseconds>(), Microseconds(500ms));
        view.clearFocus();
        QCOMPARE(view.spotText(), QString());
        QVERIFY(view.accessibleDescription().startsWith(u"A: writing."_s));
    }

    void theArrowKeysFollowTheReadingDirection()
    {
        ScriptedTurn script(1);
        writes(script, 0, 300ms);
        TimelineView view;
        view.setLayoutDirection(Qt::RightToLeft);
        show(view, script);
        view.setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(view.hasFocus());
        QTest::keyClick(&view, Qt::Key_Home);
        QTest::keyClick(&view, Qt::Key_Left);
        QVERIFY2(!view.spotText().contains(u"t = 0.00 s"_s), qPrintable(view.spotText()));
    }

    void theKeyboardScrollsToTheTrackItReaches()
    {
        const ScriptedTurn script(24);
        TimelineView view;
        show(view, script);
        view.setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(view.hasFocus());
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(&view, Qt::Key_Down);
        QVERIFY(view.spotText().startsWith(u"Synthesis"_s));
        QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(&view, Qt::Key_Up);
        QCOMPARE(view.verticalScrollBar()->value(), 0);
    }

    void writingIsAsHighAsItIsFast()
    {
        ScriptedTurn script(2);
        writes(script, 0, 300ms, 1);
        writes(script, 1, 300ms, 8);
        TimelineView view;
        show(view, script);
        const QImage image = view.grab().toImage();
        const auto slow = count(image, MemberAccent::ofSeat(0).color);
        const auto fast = count(image, MemberAccent::ofSeat(1).color);
        QVERIFY2(fast > 2 * slow, qPrintable(u"%1 and %2"_s.arg(slow).arg(fast)));

        for (Answer &answer : script.turn.answers)
            answer.pace = {}; // as in a file that has none: both are solid
        view.refresh();
        const QImage plain = view.grab().toImage();
        QVERIFY(count(plain, MemberAccent::ofSeat(0).color) >= fast);
    }

    void onlyWhatGrewIsPaintedAgain()
    {
        ScriptedTurn script(3);
        for (const int seat : {0, 1, 2})
            writes(script, seat, 300ms + seat * 90ms, 2 + seat);
        TimelineView view;
        view.setNow(3600ms);
        show(view, script);
        QTest::qWait(300); // the scales have come to rest
        const QImage before = view.grab().toImage();
        PaintedRegion painted;
        view.viewport()->installEventFilter(&painted);
        for (const int seat : {0, 1, 2})
            script.happens(3620ms, script.member(seat), TextAdded{u"tex"_s});
        view.setNow(3680ms);
        view.refresh();
        QTRY_VERIFY(!painted.region.isEmpty());
        view.viewport()->removeEventFilter(&painted);
        const QImage after = view.grab().toImage();
        QVERIFY(after != before);
        int area = 0;
        for (const QRect &rect : painted.region)
            area += rect.width() * rect.height();
        QVERIFY2(area < before.width() * before.height() / 6, qPrintable(QString::number(area)));
        for (int y = 0; y < before.height(); ++y) {
            for (int x = 0; x < before.width(); ++x) {
                if (!painted.region.contains(QPoint(x, y)))
                    QCOMPARE(after.pixelColor(x, y), before.pixelColor(x, y));
            }
        }
        script.ends(3700ms, script.member(0), AnswerStatus::Complete);
        view.viewport()->installEventFilter(&painted);
        painted.region = {};
        view.refresh();
        QTRY_VERIFY(painted.region.contains(QPoint(5, 5))); // a state changed: all of it
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

    void theSynthesisOfManyIsInSightAndNoTrackIsCut()
    {
        ScriptedTurn script(12);
        TimelineView view;
        view.showTurn(&script.turn);
        view.resize(800, view.sizeHint().height());
        view.show();
        QScrollBar *bar = view.verticalScrollBar();
        QCOMPARE(bar->value(), 0);
        for (int low = 0; low < 5; ++low) {
            view.resize(800, view.sizeHint().height() - low);
            QCOMPARE(bar->pageStep() % bar->singleStep(), 0);
            QCOMPARE(bar->maximum() % bar->singleStep(), 0);
        }
        script.happens(1s, StreamId::synthesis(1), SynthesisBegan{});
        view.refresh();
        QCOMPARE(bar->value(), bar->maximum());
        bar->triggerAction(QAbstractSlider::SliderToMinimum);
        view.refresh();
        view.resize(800, view.sizeHint().height() - 30);
        QCOMPARE(bar->value(), 0); // the reader wants it so
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
        QCOMPARE(summary.text(), u"wall – · sum – · slowest – · – · overhead – · – tok · cost –"_s);
        summary.showTurn(&script.turn);
        QCOMPARE(
            summary.text(),
            u"wall 4.0 s · sum 6.0 s · slowest 4.0 s · 1.5× · overhead 0 ms · – tok · cost –"_s);
        QVERIFY(summary.toolTip().contains(u"Overhead"_s));
    }

    void everyFigureOfTheSummaryIsExplained()
    {
        ScriptedTurn script(2);
        script.answers(0ms, 1s, script.member(0));
        RunSummary summary;
        summary.showTurn(&script.turn);
        summary.resize(1000, summary.sizeHint().height());
        summary.grab(); // lays out
        const auto *figures = summary.findChild<FiguresLabel *>();
        const QStringList words{u"Wall:"_s,
                                u"Sum:"_s,
                                u"Slowest:"_s,
                                u"×:"_s,
                                u"Overhead:"_s,
                                u"Tokens:"_s,
                                u"Cost:"_s};
        for (int i = 0; i < words.size(); ++i) {
            const QPoint place = figures->pos() + figures->columnOf(i).center();
            QVERIFY(summary.explanationAt(place).startsWith(words.at(i)));
            QVERIFY(!summary.explanationAt(place).contains(u'\n'));
        }
        QCOMPARE(summary.explanationAt({1, 1}).count(u'\n'), 6); // all of them
    }

    void theFiguresGiveWayToWhatIsPointedAt()
    {
        ScriptedTurn script(1);
        script.answers(0ms, 1s, script.member(0));
        RunSummary summary;
        summary.showTurn(&script.turn);
        summary.resize(1000, summary.sizeHint().height());
        const auto *figures = summary.findChild<FiguresLabel *>();
        const auto *spot = summary.findChild<QLabel *>(u"timelineSpot"_s);
        const int height = summary.sizeHint().height();
        summary.showSpot(u"A · t = 2.34 s · writing · ≈41 tok/s"_s);
        QVERIFY(!figures->isHidden());
        QCOMPARE(spot->text(), u"A · t = 2.34 s · writing · ≈41 tok/s"_s);
        summary.resize(300, height);
        summary.grab(); // lays out
        QVERIFY(figures->isHidden());
        summary.showSpot({});
        QVERIFY(!figures->isHidden());
        QCOMPARE(summary.sizeHint().height(), height);
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
    class PaintedRegion final : public QObject
    {
    public:
        QRegion region;

    protected:
        bool eventFilter(QObject *, QEvent *event) override
        {
            if (event->type() == QEvent::Paint)
                region += static_cast<QPaintEvent *>(event)->region();
            return false;
        }
    };

    /// Some characters every 10 ms, until 3.5 s.
    static void writes(ScriptedTurn &script, int seat, Microseconds from, int characters = 4)
    {
        script.happens(0ms, script.member(seat), AnswerQueued{});
        script.happens(0ms, script.member(seat), AnswerConnecting{});
        for (Microseconds at = from; at < 3500ms; at += 10ms)
            script.happens(at, script.member(seat), TextAdded{QString(characters, u'x')});
    }
    static void show(TimelineView &view, const ScriptedTurn &script)
    {
        view.showTurn(&script.turn);
        view.resize(800, view.sizeHint().height());
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
    }
    static void hover(TimelineView &view, QPoint place)
    {
        QMouseEvent move(QEvent::MouseMove,
                         place,
                         view.viewport()->mapToGlobal(place),
                         Qt::NoButton,
                         Qt::NoButton,
                         Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &move);
    }
    /// In the middle of a track, without marks above.
    static QPoint placeOf(const TimelineView &view, int row)
    {
        constexpr int Track = Metrics::TimelineTrack;
        return {view.viewport()->width() / 2, row * Track + Track / 2};
    }
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
