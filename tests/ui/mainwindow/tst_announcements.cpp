#include "tests/support/activeaccessibility.h"
#include "tests/support/playedwindow.h"
#include "ui/answer/answerpanel.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/widgets/spokennotice.h"

#include <QAccessible>
#include <QApplication>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What assistive technology was told.
struct Told
{
    QStringList announced;
    std::map<QAccessible::Event, int> counts;
    int texts = 0; ///< About changes of text, of any kind.
};
Told told;

void note(QAccessibleEvent *event)
{
    ++told.counts[event->type()];
    switch (event->type()) {
    case QAccessible::TextInserted:
    case QAccessible::TextRemoved:
    case QAccessible::TextUpdated:
    case QAccessible::TextCaretMoved:
    case QAccessible::TextSelectionChanged:
    case QAccessible::ValueChanged: // the scroll bar goes with the text
        ++told.texts;
        break;
    case QAccessible::ObjectShow:
        if (qobject_cast<SpokenNotice *>(event->object()))
            told.announced += event->accessibleInterface()->text(QAccessible::Name);
        break;
    default:
        break;
    }
}

} // namespace

/// What a screen reader hears of a run.
class AnnouncementsTest
    : public QObject
    , private PlayedWindow
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!activateAccessibility())
            QSKIP("This Qt tells a screen reader nothing on this platform.");
        QAccessible::installUpdateHandler(note);
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QVERIFY(openWindow());
        told = {};
    }
    void cleanup() { closeWindow(); }

    void everyStateIsToldOnceAndInWords()
    {
        m_played->ask(PlayedSession::council(3));
        m_played->complete(0, u"Because."_s);
        m_played->fail(1, {.kind = Error::Kind::Refused});
        m_played->complete(2, u"So."_s);
        QTRY_COMPARE(m_played->transport().posted().size(), 4);
        m_played->complete(3, u"All say so."_s);
        QTRY_VERIFY(m_played->run().turn().ended);
        QCOMPARE(told.announced,
                 QStringList({u"3 members are answering"_s,
                              u"Member model-1: complete"_s,
                              u"Member model-2: failed"_s,
                              u"Member model-3: complete"_s,
                              u"The synthesis has begun"_s,
                              u"Synthesis: complete"_s}));
        auto *notice = m_window->findChild<SpokenNotice *>();
        QCOMPARE(QAccessible::queryAccessibleInterface(notice)->role(), QAccessible::Notification);
        QVERIFY(notice->size().isEmpty());
    }

    void blindTheyHaveNoNames()
    {
        m_window->actions().blind->setChecked(true);
        m_played->ask(PlayedSession::council(2));
        m_played->complete(0, u"Because."_s);
        m_played->fail(1, {.kind = Error::Kind::Refused, .message = u"model-2 is out"_s});
        QTRY_COMPARE(m_played->transport().posted().size(), 3);
        m_played->complete(2, u"As [Member model-1] says."_s);
        QTRY_VERIFY(m_played->run().turn().ended);
        const QString all = told.announced.join(u'\n');
        QVERIFY2(!all.contains(u"model-"_s), qPrintable(all));
        QVERIFY(all.contains(u"Member A: "_s) && all.contains(u"Member B: "_s));
        QCOMPARE(told.announced.size(), 5);
    }

    void nothingIsToldOfSinglePieces()
    {
        constexpr int Members = 6;
        constexpr int Pieces = 100;
        m_played->ask(PlayedSession::council(Members));
        for (int member = 0; member < Members; ++member)
            m_played->begin(member, u"# Because\n\n"_s);
        QTRY_VERIFY(m_window->findChildren<AnswerPanel *>().size() == Members);
        QTest::qWait(200); // the first text is shown
        told = {};
        QElapsedTimer watch;
        watch.start();
        for (int piece = 0; piece < Pieces; ++piece) {
            m_played->clock().advance(std::chrono::milliseconds(10));
            for (int member = 0; member < Members; ++member)
                m_played->transport().wire(member).receive(
                    sseText(u"Some words of piece %1, and more. "_s.arg(piece)));
            QTest::qWait(10);
        }
        const double seconds = double(watch.elapsed()) / 1000;
        QCOMPARE(told.announced, QStringList());
        QCOMPARE(told.counts[QAccessible::NameChanged], 0);
        QCOMPARE(told.counts[QAccessible::Alert], 0);
        // Two renderings a second of each view, each with its text and its scroll bars.
        QVERIFY2(told.texts <= Members * 4 * (2 * seconds + 1),
                 qPrintable(QString::number(told.texts)));
    }
};

QTEST_MAIN(AnnouncementsTest)
#include "tst_announcements.moc"
