#include "ui/markdown/codecopybutton.h"
#include "ui/markdown/markdownview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QVBoxLayout>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class CodeCopyButtonTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        // The offscreen platform warns about each popup.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_window = std::make_unique<QWidget>();
        auto *column = new QVBoxLayout(m_window.get());
        m_first = new QPushButton(u"first"_s);
        m_view = new MarkdownView;
        m_last = new QPushButton(u"last"_s);
        column->addWidget(m_first);
        column->addWidget(m_view);
        column->addWidget(m_last);
        m_button = m_view->findChild<CodeCopyButton *>();
        QVERIFY(m_button);
        m_view->setText(u"words\n\n```py\n\tone \n```\n\nmore\n\n```\ntwo\n```\n"_s);
        m_window->resize(400, 400);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QGuiApplication::clipboard()->clear();
    }

    void appearsOverTheCodeThatIsPointedAt()
    {
        QVERIFY(!m_button->isVisible());
        pointAt(u"words"_s);
        QVERIFY(!m_button->isVisible());
        pointAt(u"one"_s);
        QVERIFY(m_button->isVisible());
        const int top = m_button->y();
        QVERIFY(m_button->geometry().right() < m_view->viewport()->width());
        QVERIFY(m_button->x() > m_view->viewport()->width() / 2);
        pointAt(u"two"_s);
        QVERIFY(m_button->y() > top);
        pointAt(u"more"_s);
        QVERIFY(!m_button->isVisible());
        pointAt(u"one"_s);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_view->viewport(), &leave);
        QVERIFY(!m_button->isVisible());
    }

    void staysAtItsCodeInAWideView()
    {
        m_window->resize(1400, 400);
        pointAt(u"one"_s);
        QVERIFY(m_view->viewport()->width() > 1200);
        const int edge = qRound(m_view->document()->pageSize().width());
        QVERIFY(m_button->geometry().right() < edge);
        QVERIFY(m_button->geometry().right() > edge - 40);
    }

    void copiesExactlyTheCodeAndSaysSo()
    {
        pointAt(u"one"_s);
        QCOMPARE(m_button->text(), u"Copy"_s);
        QTest::mouseClick(m_button, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"\tone "_s);
        QCOMPARE(m_button->text(), u"Copied"_s);
        QCOMPARE(m_button->accessibleName(), u"Python code copied"_s);
        QTRY_COMPARE(m_button->text(), u"Copy"_s);
        pointAt(u"two"_s);
        QTest::mouseClick(m_button, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"two"_s);
    }

    void saysToScreenReadersWhichCodeItCopies()
    {
        pointAt(u"one"_s);
        QCOMPARE(m_button->accessibleName(), u"Copy Python code"_s);
        pointAt(u"two"_s);
        QCOMPARE(m_button->accessibleName(), u"Copy code"_s);
    }

    void thanksOnlyForTheCodeThatWasCopied()
    {
        pointAt(u"one"_s);
        QTest::mouseClick(m_button, Qt::LeftButton);
        pointAt(u"two"_s);
        QCOMPARE(m_button->text(), u"Copy"_s);
    }

    void tabLeadsToItAndOn()
    {
        m_first->setFocus(Qt::TabFocusReason);
        QTest::keyClick(m_first, Qt::Key_Tab);
        QVERIFY(m_view->hasFocus());
        QVERIFY(m_button->isVisible());
        QTest::keyClick(m_view, Qt::Key_Tab);
        QVERIFY(m_button->hasFocus());
        QTest::keyClick(m_button, Qt::Key_Space);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"\tone "_s);
        QTest::keyClick(m_button, Qt::Key_Tab);
        QVERIFY(m_last->hasFocus());
        QVERIFY(!m_button->isVisible());
        QTest::keyClick(m_last, Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(m_view->hasFocus());
    }

    void aMouseClickIntoTheTextDoesNotCallIt()
    {
        m_view->setFocus(Qt::MouseFocusReason);
        QVERIFY(!m_button->isVisible());
    }

    void staysInSightWhileItsCodeIs()
    {
        m_view->setText(u"words\n\n```\nstart\n"_s + u"line\n"_s.repeated(200) + u"end\n```\n");
        m_view->flush();
        m_view->verticalScrollBar()->setValue(500);
        moveTo(QPoint(20, 100));
        QVERIFY(m_button->isVisible());
        QVERIFY(m_button->y() >= 0 && m_button->y() < 20);
        QTest::mouseClick(m_button, Qt::LeftButton);
        const QString code = QGuiApplication::clipboard()->text();
        QVERIFY(code.startsWith(u"start\nline"_s) && code.endsWith(u"line\nend"_s));
    }

    void followsItsCodeWhileTextArrives()
    {
        m_view->setText(u"```\nfirst\n"_s);
        m_view->flush();
        pointAt(u"first"_s);
        QVERIFY(m_button->isVisible());
        m_view->appendText(u"second"_s);
        m_view->flush();
        QVERIFY(m_button->isVisible());
        QTest::mouseClick(m_button, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"first\nsecond"_s);
        m_view->setText(u"no code"_s);
        m_view->flush();
        QVERIFY(!m_button->isVisible());
    }

    void theMenuCopiesCode()
    {
        QAction *action = menuActionAt(placeOf(u"two"_s));
        QVERIFY(action);
        action->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"two"_s);
        QVERIFY(!menuActionAt(placeOf(u"words"_s)));
    }

    void fitsLargeText()
    {
        const int before = m_button->sizeHint().height();
        QFont font = m_view->font();
        font.setPointSizeF(2 * font.pointSizeF());
        m_view->setFont(font);
        pointAt(u"one"_s);
        QVERIFY(m_button->height() > before);
    }

private:
    QPoint placeOf(const QString &text) const
    {
        return m_view->cursorRect(m_view->document()->find(text)).center() - QPoint(3, 0);
    }

    void pointAt(const QString &text) const
    {
        m_view->flush();
        moveTo(placeOf(text));
    }

    void moveTo(const QPoint &point) const
    {
        QMouseEvent move(QEvent::MouseMove,
                         point,
                         m_view->viewport()->mapToGlobal(point),
                         Qt::NoButton,
                         Qt::NoButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(m_view->viewport(), &move);
    }

    QAction *menuActionAt(const QPoint &point) const
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, point, point);
        QCoreApplication::sendEvent(m_view->viewport(), &event);
        auto *menu = m_view->findChild<QMenu *>();
        QAction *found = nullptr;
        for (QAction *action : menu->actions()) {
            if (action->text().remove(u'&') == u"Copy Code"_s)
                found = action;
        }
        menu->setParent(nullptr); // so that the next one is found
        menu->setAttribute(Qt::WA_DeleteOnClose, false);
        m_menu.reset(menu);
        return found;
    }

    std::unique_ptr<QWidget> m_window = nullptr;
    mutable std::unique_ptr<QMenu> m_menu = nullptr;
    QPushButton *m_first = nullptr;
    MarkdownView *m_view = nullptr;
    QPushButton *m_last = nullptr;
    CodeCopyButton *m_button = nullptr;
};

QTEST_MAIN(CodeCopyButtonTest)
#include "tst_codecopybutton.moc"
