#include "tests/support/playedwindow.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/widgets/dragoutbutton.h"

#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>
#include <QTimer>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class SessionSharingTest
    : public QObject
    , PlayedWindow
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(openWindow()); }
    void cleanup() { closeWindow(); }

    void copiesAllAnswers()
    {
        QAction *copy = m_window->actions().copyAnswers;
        QVERIFY(!copy->isEnabled());
        playTurn();
        QVERIFY(copy->isEnabled());
        QTest::keyClick(m_window.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QString copied = QApplication::clipboard()->text();
        QVERIFY2(copied.contains(u"\n\none\n\n"_s) && copied.contains(u"\n\ntwo\n"_s),
                 qPrintable(copied));
        QVERIFY(m_window->statusBar()->currentMessage().contains(u"copied"_s));
    }

    void theSessionIsDraggedOutAsAFile()
    {
        playTurn();
        QSignalSpy dragged(button(), &DragOutButton::dragged);
        drag();
        QCOMPARE(dragged.size(), 1);
        const QString path = dragged.first().first().toString();
        QVERIFY(path.endsWith(u".md"_s));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("> two"));
        file.close();
        m_window.reset();
        QVERIFY(!QFileInfo::exists(path)); // it leaves nothing behind
    }

    void anEmptySessionCannotBeDragged()
    {
        const QSignalSpy dragged(button(), &DragOutButton::dragged);
        drag();
        QVERIFY(dragged.isEmpty());
    }

private:
    void playTurn()
    {
        m_played->ask(PlayedSession::council(2));
        m_played->complete(0, u"one"_s);
        m_played->complete(1, u"two"_s);
        QTRY_COMPARE(m_played->transport().posted().size(), 3);
        m_played->complete(2, u"both"_s);
        QTRY_VERIFY(m_played->run().turn().ended);
    }
    DragOutButton *button() const { return m_window->findChild<DragOutButton *>(); }
    /// A drag has an event loop of its own, which Escape ends.
    void drag()
    {
        QTimer escape;
        connect(&escape, &QTimer::timeout, this, [this] {
            QTest::keyClick(m_window->windowHandle(), Qt::Key_Escape);
        });
        escape.start(10);
        const QPoint middle = button()->rect().center();
        QTest::mousePress(button(), Qt::LeftButton, {}, middle);
        QMouseEvent move(QEvent::MouseMove,
                         middle + QPoint(60, 0),
                         button()->mapToGlobal(middle + QPoint(60, 0)),
                         Qt::NoButton,
                         Qt::LeftButton,
                         {});
        QApplication::sendEvent(button(), &move);
        QTest::mouseRelease(button(), Qt::LeftButton, {}, middle + QPoint(60, 0));
    }
};

QTEST_MAIN(SessionSharingTest)
#include "tst_sessionsharing.moc"
